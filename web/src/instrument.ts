// An instrument's page on any day: the slider moves the key, the map, the curve
// and, a moment later, the lists, which the server makes.
import { readTimeline, statusOn, tally, type Status } from "./timeline";
import { tips } from "./tips";
import { lastDay, makeSlider } from "./slider";
import { swap } from "./swap";
import { look, views } from "./views";

let timeline = readTimeline();

/** Keeps what the marks of the map say for our tips; the browser's own are slow and would show beside them. */
function ownTips(): void {
  for (const title of document.querySelectorAll("[data-map] title")) {
    const mark = title.parentElement as Element as SVGElement;
    mark.dataset.says = title.textContent ?? "";
    title.remove();
  }
}

/** Shows everything but the lists as it stood on a day, "" for now. */
function show(day: string): void {
  if (!timeline) return;
  const status = statusOn(timeline, day);
  for (const mark of document.querySelectorAll<SVGElement>("[data-map] [data-a]")) {
    const now: Status = status.get(mark.dataset.a ?? "") ?? "none";
    mark.setAttribute("class", "m-" + now.replace("_", "-"));
    mark.dataset.says = (mark.dataset.says ?? "").replace(/: [^:(]*/, ": " + word(now) + " ").trim();
  }
  const count = tally(status);
  const key = document.querySelector("[data-key]");
  for (const entry of key?.querySelectorAll<HTMLElement>("[data-status]") ?? []) {
    if (entry.dataset.status === "none") continue;
    const n = count.get(entry.dataset.status ?? "") ?? 0;
    entry.classList.toggle("zero", n === 0);
    const number = entry.querySelector(".n");
    if (number) number.textContent = n.toLocaleString("en");
  }
  const from = Date.parse(timeline.from);
  const at = day === "" ? 100 : (100 * (Date.parse(day) - from)) / (Date.parse(timeline.to) - from);
  const cursor = document.querySelector("[data-cursor]");
  cursor?.setAttribute("x1", at + "%");
  cursor?.setAttribute("x2", at + "%");
}

/** What the key calls a status. */
function word(status: Status): string {
  const entry = document.querySelector(`[data-key] [data-status="${status}"]`);
  return entry?.querySelector("a, span:not(.n)")?.textContent?.toLowerCase() ?? status.replace("_", " ");
}

ownTips();
views();
tips("[data-map]", (target) => target.closest<SVGElement>("[data-says]")?.dataset.says ?? "");
document.querySelector("[data-map]")?.addEventListener("click", (event) => {
  const id = (event.target as Element).closest<SVGElement>("[data-a]")?.dataset.a;
  if (!id) return;
  const row = document.getElementById("p-" + id);
  if (row) location.hash = "#p-" + id;
  else open("/positions/" + encodeURIComponent(id) + "/" + location.pathname.split("/").pop(), "_top"); // out of the frame that shows a chart alone
});

/** How long after a rest of the slider the next one is of the same search for a day. */
const oneSearch = 1500;
let shown = asOf();
let rested = 0;

/** The date that the address holds, "" for now. */
function asOf(): string {
  return new URL(location.href).searchParams.get("as_of") ?? "";
}

/** Puts the day at which the slider came to rest into the address. The way back leads to
 * the day before, past those that were only come by. */
function rest(day: string): void {
  if (day === shown) return;
  const address = new URL(location.href);
  if (day === "") address.searchParams.delete("as_of");
  else address.searchParams.set("as_of", day);
  address.hash = "";
  if (Date.now() - rested < oneSearch) history.replaceState(history.state, "", address);
  else history.pushState(null, "", address);
  rested = Date.now();
  void bring(address);
}

/** Shows the page at an address as the server makes it: of a bloc, who belonged to it on the day. */
async function bring(address: URL): Promise<void> {
  shown = asOf();
  const page = await swap(address, ["asof-said", "asof-now", "bar", "told", "lists"]);
  if (!page) return;
  for (const part of ["[data-key]", ".views", ".curvebox", "#timeline"]) {
    const then = page.querySelector(part);
    if (then) document.querySelector(part)?.replaceWith(then);
  }
  timeline = readTimeline();
  const then = page.querySelector("[data-map]");
  if (then) document.querySelector("[data-map]")?.replaceChildren(...then.children);
  else for (const mark of document.querySelectorAll("[data-map] [data-a]")) mark.setAttribute("class", "m-none"); // nobody stands anywhere
  ownTips();
  look();
}

const stand = timeline && makeSlider(timeline, show, rest);
addEventListener("popstate", () => {
  const date = asOf();
  if (date === shown) return; // another part of the address
  rested = 0;
  stand?.(date);
  show(date && new Date(lastDay(date)).toISOString().slice(0, 10));
  void bring(new URL(location.href));
});
