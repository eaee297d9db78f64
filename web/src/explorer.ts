// The explorer's drawing. The address holds all that is shown; the list that
// the server makes of the same address stands in where nothing can be drawn.
import { type Ref, type World, gather } from "./explorer/data";
import { Panel, count, el } from "./explorer/panel";
import { download, gexf, png, svg } from "./explorer/save";
import { Stage } from "./explorer/stage";
import { address, opened, readView } from "./explorer/state";
import { Words } from "./explorer/words";

const box = document.getElementById("stage")!;
const canvas = box.querySelector<HTMLElement>(".canvas")!;
const words = new Words(document.getElementById("explore-words")!.textContent ?? "{}");
const status = el("p", "status");
status.setAttribute("role", "status");

let view = readView(location.search);
let world: World;
let selected = "";
let stage: Stage;

const panel = new Panel(document.getElementById("panel")!, words, {
  select,
  expand: (id) => change(() => view.open.set(id, (opened(view).find(([o]) => o === id)?.[1] ?? 0) + 1), id),
  collapse: (id) => change(() => view.open.delete(id), id),
  hide: (id) => change(() => view.hide.add(id), view.start),
});

/** Changes the view, keeps it in the address, and shows it. */
function change(act: () => void, then: string): void {
  act();
  history.pushState(null, "", address(view));
  void show(then);
}

async function show(then: string): Promise<void> {
  box.dataset["laid"] = "";
  try {
    world = words.shorten(await gather(view, startRef()));
  } catch (problem) {
    panel.say(`This could not be loaded: ${problem instanceof Error ? problem.message : problem}.`);
    return;
  }
  stage.show(world, view.start);
  select(world.nodes.has(then) || world.edges.has(then) ? then : view.start);
  status.textContent = `${count(world.nodes.size, "name")}, ${count(world.edges.size, "tie")}` +
    (world.more.size ? "; there are more, which “Show more” brings" : "") + (view.hide.size ? `; ${count(view.hide.size, "name")} hidden` : "");
  box.dataset["nodes"] = String(world.nodes.size);
  box.dataset["edges"] = String(world.edges.size);
}

async function startRef(): Promise<Ref> {
  const r = await fetch(`/api/v1/entities/${encodeURIComponent(view.start)}`, { headers: { Accept: "application/json" } });
  if (!r.ok) throw new Error((await r.json()).detail ?? r.statusText);
  return r.json();
}

function select(id: string): void {
  selected = id;
  const ref = world.nodes.get(id), edge = world.edges.get(id);
  if (ref) panel.entity(ref, view, world);
  else if (edge) panel.edge(edge);
  stage.select(id);
}

/** The buttons under the drawing. */
function toolbar(): HTMLElement {
  const bar = el("div", "stagebar");
  const add = (text: string, label: string, act: () => void): void => {
    const b = el("button", "", text);
    b.type = "button";
    if (label) b.setAttribute("aria-label", label);
    b.addEventListener("click", act);
    bar.append(b);
  };
  const name = "signatory-" + view.start.replace(/[^A-Za-z0-9]+/g, "-");
  add("+", "Zoom in", () => stage.zoom("in"));
  add("−", "Zoom out", () => stage.zoom("out"));
  add("Fit", "Show all of the graph", () => stage.zoom("all"));
  add("PNG", "Save as PNG", () => void png(stage.scene).then((b) => download(name + ".png", b)));
  add("SVG", "Save as SVG", () => download(name + ".svg", new Blob([svg(stage.scene, document.title)], { type: "image/svg+xml" })));
  add("GEXF", "Save as GEXF", () => download(name + ".gexf", new Blob([gexf(stage.scene)], { type: "application/gexf+xml" })));
  const list = el("a", "", "As a list");
  list.href = address(view) + "&view=list";
  list.addEventListener("click", () => { list.href = address(view) + "&view=list"; });
  const key = el("p", "key", "● country ■ organization ▲ person ◆ instrument ▬ summit; a line with gaps: against, or planned");
  bar.append(list, status, key);
  return bar;
}

/** The keys of the drawing, while it has the focus. */
function keys(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const moves: Record<string, [number, number]> = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, 0.1], ArrowDown: [0, -0.1] };
  const move = moves[event.key];
  if (move) stage.move(...move);
  else if (event.key === "+" || event.key === "=") stage.zoom("in");
  else if (event.key === "-") stage.zoom("out");
  else if (event.key === "0") stage.zoom("all");
  else if (event.key === "Escape") select(view.start);
  else return;
  event.preventDefault();
}

/** The filter takes effect as it is changed. */
function filters(): void {
  const form = document.getElementById("filters") as HTMLFormElement | null;
  form?.addEventListener("change", () => {
    if (!form.reportValidity()) return;
    const given = new FormData(form);
    const texts = (name: string): string[] => given.getAll(name).map(String);
    change(() => Object.assign(view, { kinds: texts("kind"), stances: texts("stance"), from: texts("from")[0] ?? "", until: texts("until")[0] ?? "" }), selected);
  });
}

try {
  stage = new Stage(canvas, box.dataset["worker"]!, (e) => words.verb(e, true), {
    node: select, edge: select,
    open: (id) => change(() => view.open.set(id, (opened(view).find(([o]) => o === id)?.[1] ?? 0) + 1), id),
    nothing: () => select(view.start),
    laid: (done) => { box.dataset["laid"] = done ? "true" : ""; },
  });
  box.append(toolbar());
  canvas.addEventListener("keydown", keys);
  filters();
  addEventListener("popstate", () => {
    view = readView(location.search);
    void show(view.start);
  });
  void show(view.path || view.start);
} catch (problem) {
  // Nothing can be drawn here: the list says the same.
  console.warn("The graph cannot be drawn here", problem);
  document.getElementById("aslist")?.classList.add("shown");
  box.hidden = true;
}

