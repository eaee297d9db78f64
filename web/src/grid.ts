import { tips } from "./tips";

/** A field of cells that the pointer and the arrow keys walk over. */
export interface Grid {
  size: number;
  columns: number;
  rows: number;
  says(x: number, y: number): string;
  open(x: number, y: number): void;
}

/** The width of a page across, in pixels of CSS: of the narrower of A4 and Letter, less the margins. */
const paper = 980;

/** Makes the one grid of the page move: a cell tells what it is, a click or Enter opens it. */
export function walk(grid: Grid): void {
  const box = document.querySelector<HTMLElement>("[data-matrix]");
  const svg = box?.querySelector<SVGSVGElement>(".cells");
  const here = box?.querySelector<SVGRectElement>("[data-here]");
  const said = document.querySelector("[data-said]");
  if (!box || !svg || !here) return;
  const wide = (box.querySelector<HTMLElement>(".side")?.offsetWidth ?? 0) + grid.columns * grid.size;
  box.style.setProperty("--fit", String(Math.min(0.55, paper / wide)));
  let x = -1;
  let y = -1;
  const move = (toX: number, toY: number): void => {
    x = Math.max(0, Math.min(grid.columns - 1, toX));
    y = Math.max(0, Math.min(grid.rows - 1, toY));
    here.setAttribute("x", String(x * grid.size));
    here.setAttribute("y", String(y * grid.size));
    here.setAttribute("visibility", "visible");
  };
  const at = (event: MouseEvent): void => {
    const field = svg.getBoundingClientRect();
    move(Math.floor((event.clientX - field.left) / grid.size), Math.floor((event.clientY - field.top) / grid.size));
  };
  svg.addEventListener("pointermove", at);
  svg.addEventListener("click", (event) => { at(event); grid.open(x, y); });
  tips(".cells", () => (x < 0 ? "" : grid.says(x, y)));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (event.target !== box || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && x >= 0) {
      grid.open(x, y);
    } else if (step) {
      if (x < 0) move(0, 0);
      else move(x + (step[0] ?? 0), y + (step[1] ?? 0));
      reveal(box, grid.size, x, y);
      if (said) said.textContent = grid.says(x, y);
    } else {
      return;
    }
    event.preventDefault();
  });
}

/** Scrolls so that a cell stands free of the names beside and above it. */
function reveal(box: HTMLElement, size: number, x: number, y: number): void {
  const left = box.querySelector<HTMLElement>(".side")?.offsetWidth ?? 0;
  const top = box.querySelector<HTMLElement>(".heads")?.offsetHeight ?? 0;
  box.scrollLeft = Math.min(x * size, Math.max(box.scrollLeft, (x + 1) * size + left - box.clientWidth + 2));
  box.scrollTop = Math.min(y * size, Math.max(box.scrollTop, (y + 1) * size + top - box.clientHeight + 2));
}
