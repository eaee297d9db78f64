import { write } from "graphology-gexf/browser";
import { palette } from "./colours";
import { canvasPen, escape, svgPen } from "./pen";
import type { EdgeLook, NodeLook, Scene } from "./scene";

const width = 1600, height = 1100, room = 100;
const font = "system-ui, sans-serif";

/** How wide text is in a saved picture. */
function measure(): (text: string) => number {
  const c = document.createElement("canvas").getContext("2d")!;
  c.font = "13px " + font;
  return (text) => c.measureText(text).width;
}

/** The drawing as SVG, all of it. */
export function svg(scene: Scene, title: string): string {
  const parts: string[] = [], p = palette();
  scene.draw(svgPen(parts, p.ink, p.paper), scene.fit(width, height, room), p, { width, height, wide: measure(), whole: true });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${font}" font-size="13">` +
    `<title>${escape(title)}</title><rect width="100%" height="100%" fill="${p.paper}"/>${parts.join("")}</svg>`;
}

/** The drawing as PNG, all of it, at twice the size. */
export function png(scene: Scene): Promise<Blob> {
  const canvas = document.createElement("canvas"), p = palette();
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  const c = canvas.getContext("2d")!;
  c.scale(2, 2);
  c.fillStyle = p.paper;
  c.fillRect(0, 0, width, height);
  c.font = "13px " + font;
  scene.draw(canvasPen(c, p.ink, p.paper), scene.fit(width, height, room), p, { width, height, wide: measure(), whole: true });
  return new Promise((done, fail) => canvas.toBlob((b) => (b ? done(b) : fail(new Error("the browser made no PNG"))), "image/png"));
}

/** The graph as GEXF, with places and all that is known of its edges. */
export function gexf(scene: Scene): string {
  const p = palette();
  return write(scene.graph as never, {
    formatNode: ((_id: string, a: NodeLook) => ({
      label: a.name, attributes: { kind: a.ref.kind, code: a.ref.code ?? "" }, viz: { x: a.x, y: a.y, size: a.size, shape: a.shape },
    })) as never,
    formatEdge: ((_key: string, { label, edge, size }: EdgeLook) => ({
      label, attributes: {
        kind: edge.kind, stance: edge.stance ?? "", tense: edge.tense ?? "", date: edge.date, confidence: edge.confidence,
        sources: edge.sources, disputed: edge.disputed, sentence: edge.evidence[0]?.quote ?? "",
      }, viz: { color: edge.stance ? p.stance(edge.stance) : p.edge, thickness: size },
    })) as never,
  });
}

/** Hands a file to the reader. */
export function download(name: string, content: Blob): void {
  const a = document.createElement("a");
  a.href = URL.createObjectURL(content);
  a.download = name;
  a.click();
  setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
}
