import { type Palette, palette } from "./colours";
import type { Edge, World } from "./data";
import type { Order, Progress } from "./order";
import { canvasPen } from "./pen";
import { Scene, type View, heavy } from "./scene";

/** What the drawing tells of: what was pointed at, and that the layout is done. */
export interface Hands {
  node(id: string): void;
  edge(key: string): void;
  open(id: string): void;
  nothing(): void;
  laid(done: boolean): void;
}

/** For how long, in ms, a heavy drawing that was moved waits to be still. */
const rest = 120;

/** How long, in ms, passes at least between two drawings of a heavy graph that is being laid out. */
const pace = 400;

/** How near, in pixels, a pointer must come to a line or a shape. */
const reach = 6;

/**
 * The drawing on the page: a canvas, a hand that moves it, and a worker that
 * lays it out. It is drawn in two dimensions: where there is no graphics card,
 * as on many office machines, WebGL takes half a second for 2,000 names.
 */
export class Stage {
  readonly scene: Scene;
  private readonly canvas = document.createElement("canvas");
  private readonly pencil: CanvasRenderingContext2D;
  private readonly worker: Worker;
  private readonly widths = new Map<string, number>();
  private run = 0;
  private colours: Palette = palette();
  private view: View = { x: 0, y: 0, scale: 1, grow: 1 };
  /** The view as it was drawn last. */
  private drawn: View = this.view;
  private moved = false;
  private due = false;
  /** The latest whole drawing with its view: it stands in, shifted, while a heavy one moves. */
  private readonly print = { canvas: document.createElement("canvas"), view: { ...this.view }, fresh: false };
  private still = 0;
  private shown = 0;
  private readonly fingers = new Map<number, { x: number; y: number }>();
  private held: { id: string; x: number; y: number; far: boolean } | null = null;

  constructor(private readonly box: HTMLElement, worker: string, verb: (e: Edge) => string, private readonly hands: Hands) {
    this.scene = new Scene(verb);
    const pencil = this.canvas.getContext("2d");
    if (!pencil) throw new Error("this browser draws on no canvas");
    this.pencil = pencil;
    this.canvas.setAttribute("aria-hidden", "true");
    box.append(this.canvas);
    new ResizeObserver(() => this.resize()).observe(box);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
      this.colours = palette();
      this.redraw();
    });
    this.listen();
    this.worker = new Worker(worker, { type: "module" });
    this.worker.addEventListener("message", (e: MessageEvent<Progress>) => this.place(e.data));
  }

  show(world: World, start: string): void {
    this.scene.take(world, start);
    this.moved = false;
    this.lay();
  }

  select(id: string): void {
    this.scene.selected = id;
    this.redraw();
  }

  zoom(by: "in" | "out" | "all"): void {
    this.moved = by !== "all";
    if (by === "all") this.fit();
    else this.zoomAt(this.box.clientWidth / 2, this.box.clientHeight / 2, by === "in" ? 1.4 : 1 / 1.4);
    this.redraw();
  }

  /** Moves the view by parts of its size. */
  move(dx: number, dy: number): void {
    this.moved = true;
    this.view.x -= dx * this.box.clientWidth;
    this.view.y -= dy * this.box.clientHeight;
    this.shift();
  }

  private zoomAt(x: number, y: number, by: number): void {
    const v = this.view, scale = Math.max(0.01, Math.min(60, v.scale * by)), real = scale / v.scale;
    this.moved = true;
    this.view = { x: x - (x - v.x) * real, y: y - (y - v.y) * real, scale, grow: Math.max(0.4, Math.min(2, v.grow * Math.sqrt(real))) };
  }

  private fit(): void {
    if (this.scene.graph.order) this.view = this.scene.fit(this.box.clientWidth, this.box.clientHeight, Math.min(70, this.box.clientWidth / 8));
  }

  private resize(): void {
    const dense = devicePixelRatio || 1;
    this.canvas.width = Math.round(this.box.clientWidth * dense);
    this.canvas.height = Math.round(this.box.clientHeight * dense);
    if (!this.moved) this.fit();
    this.redraw();
  }

  /** Draws once before the next frame, however often it is asked. */
  private redraw(): void {
    this.print.fresh = false;
    this.soon();
  }

  private soon(): void {
    if (this.due) return;
    this.due = true;
    requestAnimationFrame(() => {
      this.due = false;
      if (this.print.fresh) this.stamp();
      else this.draw();
    });
  }

  private draw(): void {
    const c = this.pencil, dense = devicePixelRatio || 1, width = this.box.clientWidth, height = this.box.clientHeight;
    c.setTransform(dense, 0, 0, dense, 0, 0);
    c.clearRect(0, 0, width, height);
    c.font = "13px " + getComputedStyle(this.box).fontFamily;
    this.scene.draw(canvasPen(c, this.colours.ink, this.colours.paper), this.view, this.colours, { width, height, wide: (t) => this.wide(t), whole: false });
    this.drawn = { ...this.view };
  }

  /** Draws after a move of the view: of a heavy graph its print, and anew when it is still. */
  private shift(): void {
    if (this.scene.graph.size < heavy) return this.redraw();
    clearTimeout(this.still);
    this.still = setTimeout(() => this.redraw(), rest);
    if (this.due && !this.print.fresh) return; // it is about to be drawn whole
    if (!this.print.fresh) this.take();
    this.soon();
  }

  /** Draws the print as the view has moved since. */
  private stamp(): void {
    const c = this.pencil, p = this.print, by = this.view.scale / p.view.scale, dense = devicePixelRatio || 1;
    c.setTransform(1, 0, 0, 1, 0, 0);
    c.clearRect(0, 0, this.canvas.width, this.canvas.height);
    c.drawImage(p.canvas, (this.view.x - p.view.x * by) * dense, (this.view.y - p.view.y * by) * dense, p.canvas.width * by, p.canvas.height * by);
  }

  /** Keeps what is drawn as the print. */
  private take(): void {
    const p = this.print;
    [p.canvas.width, p.canvas.height, p.view, p.fresh] = [this.canvas.width, this.canvas.height, { ...this.drawn }, true];
    p.canvas.getContext("2d")?.drawImage(this.canvas, 0, 0);
  }

  /** How wide a text is; measured once. */
  private wide(text: string): number {
    let w = this.widths.get(text);
    if (w === undefined) this.widths.set(text, (w = this.pencil.measureText(text).width));
    return w;
  }

  private lay(): void {
    const g = this.scene.graph, nodes = g.nodes(), at = new Map(nodes.map((id, i) => [id, i]));
    const order: Order = {
      run: ++this.run, rounds: nodes.length > 600 ? 250 : 500,
      nodes: g.mapNodes((_id, a) => [a.x, a.y, a.size]),
      edges: g.mapEdges((_key, _a, from, to) => [at.get(from)!, at.get(to)!]),
    };
    this.hands.laid(false);
    this.worker.postMessage(order);
  }

  private place({ run, places, done }: Progress): void {
    if (run !== this.run) return;
    const now = performance.now();
    if (!done && this.scene.graph.size >= heavy && now - this.shown < pace) return;
    this.shown = now;
    let i = 0;
    for (const id of this.scene.graph.nodes()) {
      const x = places[2 * i]!, y = places[2 * i++ + 1]!;
      if (this.held?.id !== id) this.scene.graph.mergeNodeAttributes(id, { x, y });
    }
    if (!this.moved) this.fit();
    this.redraw();
    if (done) this.hands.laid(true);
  }

  /** What lies under a point: a node before an edge. */
  private under(x: number, y: number): { node?: string; edge?: string } {
    const g = this.scene.graph;
    let [best, node] = [reach, ""];
    g.forEachNode((id) => {
      const [nx, ny, r] = this.scene.at(id, this.view), far = Math.hypot(nx - x, ny - y) - r;
      if (far < best) [best, node] = [far, id];
    });
    if (node) return { node };
    let [near, edge] = [reach, ""];
    g.forEachEdge((key) => {
      const far = distance(x, y, this.scene.ends(key, this.view));
      if (far < near) [near, edge] = [far, key];
    });
    return edge ? { edge } : {};
  }

  private listen(): void {
    const c = this.canvas;
    const at = (e: MouseEvent): [number, number] => [e.offsetX, e.offsetY];
    c.addEventListener("pointerdown", (e) => {
      this.fingers.set(e.pointerId, { x: e.offsetX, y: e.offsetY });
      c.setPointerCapture(e.pointerId);
      this.held = { id: this.under(...at(e)).node ?? "", x: e.offsetX, y: e.offsetY, far: false };
    });
    c.addEventListener("pointermove", (e) => this.follow(e));
    c.addEventListener("pointerup", (e) => {
      this.fingers.delete(e.pointerId);
      const still = this.held && !this.held.far;
      this.held = null;
      if (!still) return;
      const hit = this.under(...at(e));
      if (hit.node) this.hands.node(hit.node);
      else if (hit.edge) this.hands.edge(hit.edge);
      else this.hands.nothing();
      this.box.focus({ preventScroll: true });
    });
    c.addEventListener("pointercancel", (e) => {
      this.fingers.delete(e.pointerId);
      this.held = null;
    });
    c.addEventListener("dblclick", (e) => {
      const { node } = this.under(...at(e));
      if (node) this.hands.open(node);
    });
    c.addEventListener("wheel", (e) => {
      // The page scrolls on until the drawing was chosen.
      if (!e.ctrlKey && !e.metaKey && document.activeElement !== this.box) return;
      e.preventDefault();
      this.zoomAt(...at(e), Math.exp(-e.deltaY / 400));
      this.shift();
    }, { passive: false });
  }

  /** Follows a pointer: it drags a node or the whole, two fingers zoom, and none that presses shows a name. */
  private follow(e: PointerEvent): void {
    const was = this.fingers.get(e.pointerId);
    if (!was || !this.held) {
      const { node, edge } = this.under(e.offsetX, e.offsetY);
      this.canvas.classList.toggle("hit", Boolean(node || edge));
      if (this.scene.hovered !== (node ?? "")) {
        this.scene.hovered = node ?? "";
        this.redraw();
      }
      return;
    }
    const dx = e.offsetX - was.x, dy = e.offsetY - was.y;
    const other = [...this.fingers].find(([id]) => id !== e.pointerId)?.[1];
    this.fingers.set(e.pointerId, { x: e.offsetX, y: e.offsetY });
    if (Math.hypot(e.offsetX - this.held.x, e.offsetY - this.held.y) > 4) this.held.far = true;
    if (!this.held.far) return;
    this.moved = true;
    if (this.held.id && !other) {
      const a = this.scene.graph.getNodeAttributes(this.held.id);
      this.scene.graph.mergeNodeAttributes(this.held.id, { x: a.x + dx / this.view.scale, y: a.y - dy / this.view.scale });
      return this.redraw();
    }
    if (other) {
      const before = Math.hypot(was.x - other.x, was.y - other.y) || 1, now = Math.hypot(e.offsetX - other.x, e.offsetY - other.y);
      this.zoomAt((e.offsetX + other.x) / 2, (e.offsetY + other.y) / 2, now / before);
    } else {
      this.view.x += dx;
      this.view.y += dy;
    }
    this.shift();
  }
}

/** How far a point is from a line between two others. */
function distance(x: number, y: number, [x1, y1, x2, y2]: [number, number, number, number]): number {
  const [dx, dy] = [x2 - x1, y2 - y1], long = dx * dx + dy * dy;
  const part = long ? Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / long)) : 0;
  return Math.hypot(x - x1 - part * dx, y - y1 - part * dy);
}
