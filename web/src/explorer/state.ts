/** All that an address of the explorer says; web/explore.go reads the same. */
export interface View {
  start: string;
  path: string;
  /** Entities whose neighbours are shown, and how many pages of them. */
  open: Map<string, number>;
  hide: Set<string>;
  kinds: string[];
  stances: string[];
  from: string;
  until: string;
}

export function readView(search: string): View {
  const q = new URLSearchParams(search);
  const open = new Map<string, number>();
  for (const o of q.getAll("open")) {
    const [id = "", pages] = o.split("~");
    open.set(id, pages ? Number(pages) : 1);
  }
  return {
    start: q.get("start") ?? "", path: q.get("path") ?? "", open, hide: new Set(q.getAll("hide")),
    kinds: q.getAll("kind"), stances: q.getAll("stance"), from: q.get("from") ?? "", until: q.get("until") ?? "",
  };
}

/** The address of a view, with the same fields in the same order as the server's. */
export function address(view: View): string {
  const q = new URLSearchParams();
  const set = (name: string, value: string): void => { if (value) q.append(name, value); };
  set("start", view.start);
  set("path", view.path);
  for (const [id, pages] of view.open) set("open", pages === 1 ? id : `${id}~${pages}`);
  for (const id of view.hide) set("hide", id);
  for (const k of view.kinds) set("kind", k);
  for (const s of view.stances) set("stance", s);
  set("from", view.from);
  set("until", view.until);
  return "/explore?" + q.toString();
}

/** The entities that are open, the start before all others, each with its pages. */
export function opened(view: View): [string, number][] {
  const first = view.open.get(view.start) ?? 1;
  return [[view.start, first], ...[...view.open].filter(([id]) => id !== view.start)];
}
