// The matrix: the pointer and the arrow keys tell each cell, a click or Enter opens its sentences.
import { tips } from "./tips";

interface Matrix {
  size: number;
  statuses: string[];
  rows: [id: string, name: string][];
  columns: [id: string, name: string][];
  cells: string[];
  words: Record<string, string>;
}

const text = document.getElementById("matrix")?.textContent;
if (text) start(JSON.parse(text) as Matrix);

function start(m: Matrix): void {
  const box = document.querySelector<HTMLElement>("[data-matrix]");
  const svg = box?.querySelector<SVGSVGElement>(".cells");
  const here = box?.querySelector<SVGRectElement>("[data-here]");
  const said = document.querySelector("[data-said]");
  if (!box || !svg || !here) return;
  let x = -1;
  let y = -1;

  const says = (): string => {
    const status = m.statuses[(m.cells[y]?.charCodeAt(x) ?? 0) - 97];
    return `${m.rows[y]?.[1]}, ${m.columns[x]?.[1]}: ${status ? m.words[status] : "no position"}`;
  };
  const move = (toX: number, toY: number): void => {
    x = Math.max(0, Math.min(m.columns.length - 1, toX));
    y = Math.max(0, Math.min(m.rows.length - 1, toY));
    here.setAttribute("x", String(x * m.size));
    here.setAttribute("y", String(y * m.size));
    here.setAttribute("visibility", "visible");
  };
  const at = (event: MouseEvent): void => {
    const field = svg.getBoundingClientRect();
    move(Math.floor((event.clientX - field.left) / m.size), Math.floor((event.clientY - field.top) / m.size));
  };

  let frame = 0;
  svg.addEventListener("pointermove", (event) => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => at(event));
  });
  svg.addEventListener("click", (event) => { at(event); void open(m, x, y); });
  tips(".cells", () => (x < 0 ? "" : says()));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (event.target !== box || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" && x >= 0) {
      void open(m, x, y);
    } else if (step) {
      if (x < 0) move(0, 0);
      else move(x + (step[0] ?? 0), y + (step[1] ?? 0));
      reveal(box, m.size, x, y);
      if (said) said.textContent = says();
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

/** Fetches the sentences of a cell and shows them below the matrix; the address follows. */
async function open(m: Matrix, x: number, y: number): Promise<void> {
  const address = new URL(location.href);
  address.searchParams.set("cell", `${m.rows[y]?.[0]} ${m.columns[x]?.[0]}`);
  const answer = await fetch(address);
  if (!answer.ok) {
    location.assign(address);
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const cell = page.getElementById("cell");
  if (!cell) return;
  history.replaceState(history.state, "", address);
  document.getElementById("cell")?.replaceWith(cell);
  document.querySelector(".tools")?.replaceWith(...page.querySelectorAll(".tools"));
  document.dispatchEvent(new Event("swapped"));
  cell.tabIndex = -1;
  cell.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest" });
}
