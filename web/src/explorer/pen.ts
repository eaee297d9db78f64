import type { Shape } from "./colours";

/** What draws: the same calls make an SVG, or fill a canvas. */
export interface Pen {
  lines(ends: [number, number, number, number][], colour: string, width: number, gap: [number, number]): void;
  shapes(shape: Shape, at: [number, number, number][], colour: string): void;
  text(x: number, y: number, text: string, middle?: boolean): void;
}

/** The corners of a shape around a point; none for a circle. */
function corners(shape: Shape, x: number, y: number, r: number): [number, number][] {
  switch (shape) {
    case "square": return [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]];
    case "rectangle": return [[x - r, y - r * 0.55], [x + r, y - r * 0.55], [x + r, y + r * 0.55], [x - r, y + r * 0.55]];
    case "diamond": return [[x, y - r], [x + r, y], [x, y + r], [x - r, y]];
    case "triangle": return [[x, y - r], [x + r * 0.87, y + r / 2], [x - r * 0.87, y + r / 2]];
  }
  return [];
}

/** A pen on a canvas; text has a rim of the paper's colour, so that it can be read over lines. */
export function canvasPen(c: CanvasRenderingContext2D, ink: string, paper: string): Pen {
  c.lineJoin = "round";
  return {
    lines(ends, colour, width, [dash, gap]) {
      c.setLineDash(gap ? [dash, gap] : []);
      c.strokeStyle = colour;
      c.lineWidth = width;
      // Without a graphics card lines of one pixel are fastest many at a time, wider ones a stroke each.
      const most = width <= 1 ? 64 : 1;
      for (let i = 0; i < ends.length; i += most) {
        c.beginPath();
        for (const [x1, y1, x2, y2] of ends.slice(i, i + most)) {
          c.moveTo(x1, y1);
          c.lineTo(x2, y2);
        }
        c.stroke();
      }
    },
    shapes(shape, at, colour) {
      c.fillStyle = colour;
      for (const [x, y, r] of at) {
        c.beginPath();
        if (shape === "square") c.rect(x - r, y - r, 2 * r, 2 * r);
        else if (shape === "circle") {
          c.moveTo(x + r, y);
          c.arc(x, y, r, 0, 7);
        } else for (const [i, [px, py]] of corners(shape, x, y, r).entries()) i ? c.lineTo(px, py) : c.moveTo(px, py);
        c.fill();
      }
    },
    text(x, y, text, middle) {
      c.setLineDash([]);
      c.textAlign = middle ? "center" : "left";
      c.lineWidth = 3.5;
      c.strokeStyle = paper;
      c.strokeText(text, x, y);
      c.fillStyle = ink;
      c.fillText(text, x, y);
    },
  };
}

const escaped: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
export const escape = (s: string): string => s.replace(/[&<>"]/g, (c) => escaped[c]!);
const short = (n: number): string => n.toFixed(1);

/** A pen that writes SVG into parts. */
export function svgPen(parts: string[], ink: string, paper: string): Pen {
  return {
    lines(ends, colour, width, [dash, gap]) {
      const d = ends.map(([x1, y1, x2, y2]) => `M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}`).join("");
      parts.push(`<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}"${gap ? ` stroke-dasharray="${dash} ${gap}"` : ""}/>`);
    },
    shapes(shape, at, colour) {
      for (const [x, y, r] of at) {
        const points = corners(shape, x, y, r).map(([px, py]) => `${short(px)},${short(py)}`).join(" ");
        parts.push(points ? `<polygon points="${points}" fill="${colour}"/>` : `<circle cx="${short(x)}" cy="${short(y)}" r="${short(r)}" fill="${colour}"/>`);
      }
    },
    text(x, y, text, middle) {
      parts.push(`<text x="${short(x)}" y="${short(y)}"${middle ? ' text-anchor="middle"' : ""} fill="${ink}" stroke="${paper}" stroke-width="3" paint-order="stroke">${escape(text)}</text>`);
    },
  };
}
