// The matrix: a cell tells where a country stands on an instrument and opens its sentences.
import { walk } from "./grid";

interface Matrix {
  size: number;
  statuses: string[];
  rows: [id: string, name: string][];
  columns: [id: string, name: string][];
  cells: string[];
  words: Record<string, string>;
}

const text = document.getElementById("matrix")?.textContent;
if (text) {
  const m = JSON.parse(text) as Matrix;
  walk({
    size: m.size,
    rows: m.rows.length,
    columns: m.columns.length,
    says: (x, y) => {
      const status = m.statuses[(m.cells[y]?.charCodeAt(x) ?? 0) - 97];
      return `${m.rows[y]?.[1]}, ${m.columns[x]?.[1]}: ${status ? m.words[status] : "no position"}`;
    },
    open: (x, y) => void open(`${m.rows[y]?.[0]} ${m.columns[x]?.[0]}`),
  });
}

/** Fetches the sentences of a cell and shows them below the matrix; the address follows. */
async function open(pair: string): Promise<void> {
  const address = new URL(location.href);
  address.searchParams.set("cell", pair);
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
