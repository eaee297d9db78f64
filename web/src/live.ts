/** How long a page is open before it asks to be told: who only passes by holds no line. */
const settled = 2000;

/** Clocks of reader and server differ by less than this, in milliseconds. */
const skew = 10_000;

/** Tells the reader of an open page that something it shows has changed since, and offers to
 * show it. A page that nobody sees holds no line to the server; one that is seen again asks
 * what it missed. */
export function live(): void {
  const ends = document.body.dataset.live;
  if (ends === undefined) return;
  const says = document.createElement("p");
  says.className = "live";
  says.setAttribute("role", "status");
  document.querySelector("main")?.append(says);
  let line: EventSource | undefined;
  let missed = Date.now();
  const tell = (): void => {
    if (says.firstChild) return;
    const show = document.createElement("a");
    show.href = location.href;
    show.textContent = "Show it now";
    show.addEventListener("click", (event) => {
      event.preventDefault();
      location.reload();
    });
    says.append("Something here has changed since you opened the page. ", show);
    close();
  };
  const open = (): void => {
    if (line || document.hidden || says.firstChild) return;
    line = new EventSource("/api/v1/changes/events?" + ends);
    line.addEventListener("change", tell);
  };
  const close = (): void => {
    line?.close();
    line = undefined;
    missed = Date.now();
  };
  const again = async (): Promise<void> => {
    if (document.hidden || line || says.firstChild) return;
    const since = new Date(missed - skew).toISOString();
    const answer = await fetch(`/api/v1/changes?limit=1&from=${since}&${ends}`).catch(() => undefined);
    const found = answer?.ok ? ((await answer.json()) as { items: unknown[] }) : undefined;
    if (found && found.items.length > 0) tell();
    else open();
  };
  setTimeout(open, settled);
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : void again()));
  addEventListener("pagehide", close);
  addEventListener("pageshow", (event) => {
    if (event.persisted) void again();
  });
}
