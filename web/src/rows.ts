/** The rows that open to their sentences. */
export function rows(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>("details.row")];
}

/** Opens every row, or closes every one where all are open. */
export function flipAll(): void {
  const all = rows();
  const open = !all.every((row) => row.open);
  for (const row of all) row.open = open;
}

/** Puts a button above the first group that opens and closes every row. */
export function toggleAll(): void {
  const first = document.querySelector(".group, .links");
  const all = rows();
  if (!first || all.length < 2 || document.querySelector(".toolbar")) return;
  const bar = document.createElement("div");
  bar.className = "toolbar";
  const button = document.createElement("button");
  button.type = "button";
  const name = (): void => {
    button.textContent = rows().every((row) => row.open) ? "Close all" : "Open all";
  };
  name();
  button.addEventListener("click", flipAll);
  for (const row of all) row.addEventListener("toggle", name);
  bar.append(button);
  first.before(bar);
}

/** Brings a row its sentences from the page of its position when it is opened first. */
export function bringSentences(): void {
  document.addEventListener(
    "toggle",
    (event) => {
      const row = event.target;
      if (row instanceof HTMLDetailsElement && row.open && row.dataset.from) void bring(row, row.dataset.from);
    },
    true,
  );
}

async function bring(row: HTMLDetailsElement, from: string): Promise<void> {
  delete row.dataset.from;
  const answer = await fetch(from, { headers: { Accept: "text/html" } }).catch(() => undefined);
  if (!answer?.ok) {
    row.dataset.from = from; // its link still leads there, and opening it again asks again
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  row.querySelector(".open")?.prepend(...(page.getElementById("opened")?.childNodes ?? []));
}

/** Opens the row that the address names, now and when it changes. */
export function openTarget(): void {
  const open = (): void => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target instanceof HTMLDetailsElement) target.open = true;
  };
  addEventListener("hashchange", open);
  open();
}

/** Prints every row with its sentences, and puts the page back afterwards. */
export function openForPrint(): void {
  let closed: HTMLDetailsElement[] = [];
  addEventListener("beforeprint", () => {
    closed = rows().filter((row) => !row.open && !row.dataset.from); // others have no sentences here
    for (const row of closed) row.open = true;
  });
  addEventListener("afterprint", () => {
    for (const row of closed) row.open = false;
  });
}
