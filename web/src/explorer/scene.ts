import Graph from "graphology";
import { type Palette, type Shape, dashes, shapes } from "./colours";
import type { Edge, Ref, World } from "./data";
import type { Pen } from "./pen";

export interface NodeLook { x: number; y: number; size: number; name: string; shape: Shape; ref: Ref }
export interface EdgeLook {
  size: number; label: string; dash: number; gap: number; edge: Edge;
  /** How far it lies beside the straight line, where several tie the same two. */
  aside: number;
}

/** From how many lines on they are drawn thin, which is both easier to read and ten times as fast. */
export const heavy = 800;

/** What is drawn on: its size, how wide a text is on it, and whether names are written whole. */
export interface Paper { width: number; height: number; wide: (text: string) => number; whole: boolean }

/** Turns a place of the layout into one of the drawing. */
export interface View { x: number; y: number; scale: number; grow: number }

/** The graph as it is drawn, on the page and in a saved picture alike. */
export class Scene {
  readonly graph = new Graph<NodeLook, EdgeLook>({ multi: true, type: "directed" });
  selected = "";
  hovered = "";

  constructor(private readonly verb: (e: Edge) => string) {}

  /** Takes a world in: what is new comes near to what brought it, what was there keeps its place. */
  take(world: World, start: string): void {
    const g = this.graph;
    for (const key of g.edges()) if (!world.edges.has(key)) g.dropEdge(key);
    for (const id of g.nodes()) if (!world.nodes.has(id)) g.dropNode(id);
    let i = 0;
    for (const [id, ref] of world.nodes) {
      if (g.hasNode(id)) continue;
      const near = world.near.get(id);
      const at = near && g.hasNode(near) ? g.getNodeAttributes(near) : { x: 0, y: 0 };
      // The golden angle spreads them evenly, and the same each time.
      const turn = 2.399963 * ++i, far = 20 + 6 * Math.sqrt(i);
      g.addNode(id, { x: at.x + far * Math.cos(turn), y: at.y + far * Math.sin(turn), size: 5, name: ref.name, shape: shapes[ref.kind] ?? "circle", ref });
    }
    const between = new Map<string, number>();
    for (const [key, edge] of world.edges) {
      if (edge.from.id === edge.to.id) continue;
      const pair = [edge.from.id, edge.to.id].sort().join("|"), nth = between.get(pair) ?? 0;
      between.set(pair, nth + 1);
      const aside = (nth % 2 ? -1 : 1) * Math.ceil(nth / 2) * 6;
      const size = world.way.has(key) ? 4 : 1.5;
      if (g.hasEdge(key)) g.mergeEdgeAttributes(key, { aside, size });
      else {
        const [dash, gap] = dashes(edge.stance, edge.tense);
        g.addDirectedEdgeWithKey(key, edge.from.id, edge.to.id, { size, label: this.verb(edge), dash, gap, edge, aside });
      }
    }
    g.forEachNode((id) => g.setNodeAttribute(id, "size", (id === start ? 5 : 0) + Math.min(15, 4 + 1.6 * Math.sqrt(g.degree(id)))));
  }

  /** What is selected with all that it is tied to. */
  private marked(): { edges: Set<string>; nodes: Set<string> } {
    const g = this.graph, id = this.selected;
    const edges = new Set(g.hasNode(id) ? g.edges(id) : g.hasEdge(id) ? [id] : []);
    const nodes = new Set([id, this.hovered]);
    for (const key of edges) for (const n of g.extremities(key)) nodes.add(n);
    return { edges, nodes };
  }

  /** The two ends of an edge in the drawing. */
  ends(key: string, v: View): [number, number, number, number] {
    const g = this.graph, aside = g.getEdgeAttribute(key, "aside");
    const s = g.getNodeAttributes(g.source(key)), t = g.getNodeAttributes(g.target(key));
    const [x1, y1, x2, y2] = [s.x * v.scale + v.x, -s.y * v.scale + v.y, t.x * v.scale + v.x, -t.y * v.scale + v.y];
    if (!aside) return [x1, y1, x2, y2];
    const long = Math.hypot(x2 - x1, y2 - y1) || 1, dx = (-(y2 - y1) / long) * aside, dy = ((x2 - x1) / long) * aside;
    return [x1 + dx, y1 + dy, x2 + dx, y2 + dy];
  }

  at(id: string, v: View): [number, number, number] {
    const a = this.graph.getNodeAttributes(id);
    return [a.x * v.scale + v.x, -a.y * v.scale + v.y, a.size * v.grow];
  }

  /** Draws all: lines and shapes of one look in one stroke, names as far as they do not hide each other. */
  draw(pen: Pen, v: View, p: Palette, paper: Paper): void {
    const g = this.graph, marked = this.marked();
    const stances = new Map<string, string>();
    const stance = (s: string): string => stances.get(s) ?? (stances.set(s, p.stance(s)), stances.get(s)!);
    const thin = g.size >= heavy, marking = marked.edges.size < Math.min(g.size, heavy / 4);
    const lines = new Map<string, { colour: string; width: number; gap: [number, number]; ends: [number, number, number, number][] }>();
    g.forEachEdge((key, a) => {
      const colour = key === this.selected ? p.focus : a.edge.stance ? stance(a.edge.stance) : p.edge;
      const thick = (thin ? Math.max(1, a.size - 0.5) : a.size) + (marking && marked.edges.has(key) ? 1 : 0), look = `${colour} ${thick} ${a.gap}`;
      if (!lines.has(look)) lines.set(look, { colour, width: thick, gap: [a.dash, a.gap], ends: [] });
      lines.get(look)!.ends.push(this.ends(key, v));
    });
    for (const l of lines.values()) pen.lines(l.ends, l.colour, l.width, l.gap);
    const fill: Record<string, string> = { country: p.link, organization: p.soft, person: p.ink, instrument: p.ink, summit: p.soft, place: p.edge };
    const dots = new Map<string, { shape: Shape; colour: string; at: [number, number, number][] }>();
    g.forEachNode((id, a) => {
      const colour = id === this.selected ? p.focus : (fill[a.ref.kind] ?? p.soft), look = a.shape + colour;
      if (!dots.has(look)) dots.set(look, { shape: a.shape, colour, at: [] });
      dots.get(look)!.at.push(this.at(id, v));
    });
    for (const d of dots.values()) pen.shapes(d.shape, d.at, d.colour);
    this.names(pen, v, marked, paper);
  }

  /** Writes the names, those of what is marked and of what is large first, where there is room. */
  private names(pen: Pen, v: View, marked: { edges: Set<string>; nodes: Set<string> }, { width, height, wide, whole }: Paper): void {
    const taken = new Room(width, height), g = this.graph;
    const rank = (id: string): number => (id === this.selected || id === this.hovered ? 1000 : marked.nodes.has(id) ? 100 : 0) + g.getNodeAttribute(id, "size");
    const order = g.nodes().map((id) => [rank(id), id] as const).sort((a, b) => b[0] - a[0]);
    let written = 0;
    for (const [r, id] of order) {
      if (written > (whole ? 400 : 60)) break;
      const [x, y, size] = this.at(id, v), text = whole || r >= 1000 ? g.getNodeAttribute(id, "name") : brief(g.getNodeAttribute(id, "name"));
      const w = wide(text), left = x + size + 4 + w > width ? x - size - 4 - w : x + size + 4;
      if (left < 2 || x < -20 || y < -20 || x > width + 20 || y > height + 20 || !taken.free(left - 3, y - 9, w + 6, 18)) continue;
      pen.text(left, y + 4, text);
      written++;
    }
    if (marked.edges.size > 40) return;
    for (const key of marked.edges) {
      const [x1, y1, x2, y2] = this.ends(key, v), text = g.getEdgeAttribute(key, "label"), w = wide(text), x = (x1 + x2) / 2, y = (y1 + y2) / 2;
      if (taken.free(x - w / 2, y - 8, w, 16)) pen.text(x, y + 4, text, true);
    }
  }

  /** The box that holds all nodes, in places of the layout. */
  box(): { x0: number; x1: number; y0: number; y1: number } {
    const b = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
    this.graph.forEachNode((_id, a) => {
      b.x0 = Math.min(b.x0, a.x);
      b.x1 = Math.max(b.x1, a.x);
      b.y0 = Math.min(b.y0, a.y);
      b.y1 = Math.max(b.y1, a.y);
    });
    return b;
  }

  /** How large the shapes are drawn: smaller where they would hide each other. */
  private grow(scale: number): number {
    const taken = new Set<string>(), cell = 12;
    this.graph.forEachNode((_id, a) => taken.add(`${Math.round((a.x * scale) / cell)} ${Math.round((a.y * scale) / cell)}`));
    return Math.max(0.25, Math.min(1, (1.1 * Math.sqrt(taken.size / this.graph.order))));
  }

  /** The view in which all is seen, with room around it. */
  fit(width: number, height: number, room: number): View {
    const b = this.box();
    const scale = Math.min((width - 2 * room) / (b.x1 - b.x0 || 1), (height - 2 * room) / (b.y1 - b.y0 || 1), 12);
    return { x: width / 2 - ((b.x0 + b.x1) / 2) * scale, y: height / 2 + ((b.y0 + b.y1) / 2) * scale, scale, grow: this.grow(scale) };
  }
}

/** Tells whether a box is free of those asked for before; a grid keeps the look-up short. */
class Room {
  private readonly cells = new Map<number, [number, number, number, number][]>();
  private readonly wide: number;

  constructor(width: number, _height: number) {
    this.wide = Math.ceil(width / 120) + 2;
  }

  free(x: number, y: number, w: number, h: number): boolean {
    const cells: number[] = [];
    for (let cy = Math.floor(y / 40); cy <= Math.floor((y + h) / 40); cy++) {
      for (let cx = Math.floor(x / 120); cx <= Math.floor((x + w) / 120); cx++) cells.push(cy * this.wide + cx);
    }
    for (const c of cells) {
      for (const [bx, by, bw, bh] of this.cells.get(c) ?? []) if (x < bx + bw && bx < x + w && y < by + bh && by < y + h) return false;
    }
    for (const c of cells) this.cells.set(c, [...(this.cells.get(c) ?? []), [x, y, w, h]]);
    return true;
  }
}

/** A name as it fits beside a node; the panel gives it whole. */
function brief(name: string): string {
  if (name.length <= 30) return name;
  const cut = name.lastIndexOf(" ", 28);
  return name.slice(0, cut > 16 ? cut : 28) + "…";
}
