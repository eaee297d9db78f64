// The heatmap: a cell tells how far two countries agree and leads to their comparison.
import { walk } from "./grid";

interface Alignment {
  size: number;
  rows: [id: string, name: string][];
  n: number[];
  score: number[];
  raw: number[];
}

const noScore = -999;
const text = document.getElementById("alignment")?.textContent;
if (text) start(JSON.parse(text) as Alignment);

function start(a: Alignment): void {
  const count = a.rows.length;
  /** Where the pair of two rows stands in the lists, which hold the cells above the diagonal. */
  const place = (x: number, y: number): number => {
    const [low, high] = x < y ? [x, y] : [y, x];
    return low * count - (low * (low + 1)) / 2 + high - low - 1;
  };
  walk({
    size: a.size,
    rows: count,
    columns: count,
    says: (x, y) => {
      if (x === y) return a.rows[x]?.[1] ?? "";
      const at = place(x, y);
      const names = `${a.rows[y]?.[1]} and ${a.rows[x]?.[1]}`;
      const n = a.n[at] ?? 0;
      if (n === 0) return `${names}: too few shared instruments`;
      const score = a.score[at] ?? noScore;
      const said = score === noScore ? "same everywhere" : `score ${(score / 100).toFixed(2).replace("-", "−")}`;
      return `${names}: ${said}, agree on ${a.raw[at]} % of ${n}`;
    },
    open: (x, y) => {
      if (x === y) return;
      location.href = `/alignment/pair?a=${encodeURIComponent(a.rows[y]?.[0] ?? "")}&b=${encodeURIComponent(a.rows[x]?.[0] ?? "")}`;
    },
  });
}
