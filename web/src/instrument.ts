// An instrument's page on any day: the slider moves the key, the map, the curve
// and, a moment later, the lists, which the server makes.
import { readTimeline, statusOn, tally, type Status } from "./timeline";
import { tips } from "./tips";
import { makeSlider } from "./slider";
import { swap } from "./swap";
import { views } from "./views";

const timeline = readTimeline();
const marks = [...document.querySelectorAll<SVGElement>("[data-map] [data-a]")];
const key = document.querySelector<HTMLElement>("[data-key]");
const cursor = document.querySelector<SVGLineElement>("[data-cursor]");

// The browser's own tips are slow and would show beside ours.
for (const title of document.querySelectorAll("[data-map] title")) {
  const mark = title.parentElement as Element as SVGElement;
  mark.dataset.says = title.textContent ?? "";
  title.remove();
}

/** Shows everything but the lists as it stood on a day, "" for now. */
function show(day: string): void {
  if (!timeline) return;
  const status = statusOn(timeline, day);
  for (const mark of marks) {
    const now: Status = status.get(mark.dataset.a ?? "") ?? "none";
    mark.setAttribute("class", "m-" + now.replace("_", "-"));
    mark.dataset.says = (mark.dataset.says ?? "").replace(/: [^:(]*/, ": " + word(now) + " ").trim();
  }
  const count = tally(status);
  for (const entry of key?.querySelectorAll<HTMLElement>("[data-status]") ?? []) {
    if (entry.dataset.status === "none") continue;
    const n = count.get(entry.dataset.status ?? "") ?? 0;
    entry.classList.toggle("zero", n === 0);
    const number = entry.querySelector(".n");
    if (number) number.textContent = n.toLocaleString("en");
  }
  const from = Date.parse(timeline.from);
  const at = day === "" ? 100 : (100 * (Date.parse(day) - from)) / (Date.parse(timeline.to) - from);
  cursor?.setAttribute("x1", at + "%");
  cursor?.setAttribute("x2", at + "%");
}

/** What the key calls a status. */
function word(status: Status): string {
  const entry = key?.querySelector(`[data-status="${status}"]`);
  return entry?.querySelector("a, span:not(.n)")?.textContent?.toLowerCase() ?? status.replace("_", " ");
}

views();
tips("[data-map]", (target) => target.closest<SVGElement>("[data-says]")?.dataset.says ?? "");
document.querySelector("[data-map]")?.addEventListener("click", (event) => {
  const id = (event.target as Element).closest<SVGElement>("[data-a]")?.dataset.a;
  if (!id) return;
  const row = document.getElementById("p-" + id);
  if (row) location.hash = "#p-" + id;
  else open("/positions/" + encodeURIComponent(id) + "/" + location.pathname.split("/").pop(), "_top"); // out of the frame that shows a chart alone
});
if (timeline) makeSlider(timeline, show, (day) => void swap(day, ["lists", "asof-said"], ".board > .bar"));
