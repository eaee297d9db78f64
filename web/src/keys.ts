import { flipAll } from "./rows";

/** What j and k go over: what opens, else a link of each line. */
const rows = "details.row > summary, [data-row], #opened figcaption > a, #sentences figcaption > a";

/** The keys and what each does, as the help lists them: of pages that have what a selector finds. */
const help: [string, [string, string][]][] = [
  ["body", [["/", "Search"], ["?", "This help"]]],
  [rows, [["j", "Next row"], ["k", "Row before"], ["Enter", "Open the row"]]],
  ["details.row", [["o", "Open or close all rows"]]],
  ["[data-matrix]", [["← → ↑ ↓", "Go over the cells, when the chart has the focus"], ["Enter", "Open the cell"]]],
  [".canvas", [["← → ↑ ↓", "Move the drawing, when it has the focus"], ["+ −", "Zoom"], ["0", "Show all of it"], ["Esc", "Back to the start"]]],
  ['[data-key="y"]', [["y", "Confirm"], ["n", "Reject"], ["e", "Correct"]]],
  ['[data-key="m"]', [["m", "Merge"]]],
  ['[data-key="u"]', [["u", "Undo the latest"]]],
];

/** Answers the keys, unless the reader is typing or holds a modifier. */
export function listen(): void {
  const dialog = document.createElement("dialog");
  makeHelp(dialog);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || dialog.open) return;
    switch (event.key) {
      case "/": focusSearch(); break;
      case "j": step(1); break;
      case "k": step(-1); break;
      case "o": flipAll(); break;
      case "?": dialog.querySelector("dl")!.replaceChildren(...told()); dialog.showModal(); break;
      default: return;
    }
    event.preventDefault();
  });
}

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

function focusSearch(): void {
  const field = document.querySelector<HTMLInputElement>(".bigfind input") ?? document.querySelector<HTMLInputElement>("#q");
  field?.focus();
  field?.select();
}

/** Moves the focus by one row, from wherever it is. */
function step(by: number): void {
  const stops = shown(rows);
  const here = stops.indexOf(document.activeElement as HTMLElement);
  const next = here < 0 ? (by > 0 ? 0 : stops.length - 1) : here + by;
  stops[Math.max(0, Math.min(stops.length - 1, next))]?.focus();
}

/** What a selector finds, and the reader can see. */
function shown(selector: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(selector)].filter((element) => element.checkVisibility());
}

/** The keys of what the page shows now. */
function told(): HTMLElement[] {
  return help.filter(([selector]) => shown(selector).length > 0).flatMap(([, keys]) => keys).flatMap(([key, does]) => {
    const dt = document.createElement("dt");
    const kbd = document.createElement("kbd");
    kbd.textContent = key;
    dt.append(kbd);
    const dd = document.createElement("dd");
    dd.textContent = does;
    return [dt, dd];
  });
}

function makeHelp(dialog: HTMLDialogElement): void {
  dialog.setAttribute("aria-labelledby", "keys");
  const heading = document.createElement("h2");
  heading.id = "keys";
  heading.textContent = "Keys";
  const form = document.createElement("form");
  form.method = "dialog";
  const close = document.createElement("button");
  close.textContent = "Close";
  form.append(close);
  dialog.append(heading, document.createElement("dl"), form);
  document.body.append(dialog);
}
