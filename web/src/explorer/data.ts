import { type View, opened } from "./state";

/** What the API tells of an entity, an edge and a sentence; see /openapi.json. */
export interface Ref { id: string; kind: string; name: string; code?: string }
export interface Proof { claim: string; quote: string; article: string; title: string; date: string }
export interface Edge {
  kind: string; from: Ref; to: Ref; stance?: string; tense?: string; date: string;
  confidence: number; disputed: boolean; role?: string; sources: number; evidence: Proof[];
}
interface Neighbour { entity: Ref; edges: Edge[] }
interface Page { items: Neighbour[]; next_cursor: string }
interface Paths { items: { entities: Ref[]; edges: Edge[] }[] }

/** What a view shows. */
export interface World {
  nodes: Map<string, Ref>;
  edges: Map<string, Edge>;
  /** Node -> the opened one that brought it, to place it near. */
  near: Map<string, string>;
  /** Opened entities of which there are more neighbours than are shown. */
  more: Set<string>;
  /** Keys of nodes and edges that lie on a shortest path. */
  way: Set<string>;
}

export const pageSize = 100;

/** Tells the edge from all others between the same two. */
export function edgeKey(e: Edge): string {
  return [e.from.id, e.kind, e.to.id, e.stance ?? "", e.tense ?? ""].join("|");
}

const answers = new Map<string, Promise<unknown>>();

/** Asks the API once for each address. */
async function ask<T>(path: string): Promise<T> {
  let answer = answers.get(path);
  if (!answer) {
    answer = fetch(path, { headers: { Accept: "application/json" } }).then(async (r) => {
      const body = await r.json();
      if (!r.ok) throw new Error(body.detail ?? r.statusText);
      return body;
    });
    answers.set(path, answer);
    answer.catch(() => answers.delete(path));
  }
  return answer as Promise<T>;
}

/** The pages of an entity's neighbours that a view shows. */
async function neighbours(view: View, id: string, pages: number): Promise<{ items: Neighbour[]; more: boolean }> {
  const items: Neighbour[] = [];
  let cursor = "";
  for (let i = 0; i < pages; i++) {
    const q = new URLSearchParams({ limit: String(pageSize) });
    if (view.kinds.length > 0) q.set("kind", view.kinds.join(","));
    if (view.stances.length > 0) q.set("stance", view.stances.join(","));
    if (view.from) q.set("from", view.from);
    if (view.until) q.set("to", view.until);
    if (cursor) q.set("cursor", cursor);
    const page = await ask<Page>(`/api/v1/entities/${encodeURIComponent(id)}/neighbours?${q}`);
    items.push(...page.items);
    cursor = page.next_cursor;
    if (!cursor) break;
  }
  return { items, more: cursor !== "" };
}

/** Gathers all that a view shows. */
export async function gather(view: View, start: Ref): Promise<World> {
  const world: World = { nodes: new Map([[start.id, start]]), edges: new Map(), near: new Map(), more: new Set(), way: new Set() };
  const add = (e: Edge, of: string): string => {
    for (const end of [e.from, e.to]) {
      if (!world.nodes.has(end.id)) {
        world.nodes.set(end.id, end);
        world.near.set(end.id, of);
      }
    }
    const key = edgeKey(e);
    world.edges.set(key, e);
    return key;
  };
  const found = await Promise.all(opened(view).map(async ([id, pages]) => ({ id, ...(await neighbours(view, id, pages)) })));
  for (const { id, items, more } of found) {
    if (more) world.more.add(id);
    for (const n of items) {
      if (!view.hide.has(n.entity.id)) for (const e of n.edges) add(e, id);
    }
  }
  if (view.path) {
    const q = new URLSearchParams({ from: view.start, to: view.path, count: "5" });
    const paths = await ask<Paths>(`/api/v1/paths?${q}`);
    for (const p of paths.items) {
      p.edges.forEach((e, i) => world.way.add(add(e, p.entities[i]!.id)));
      for (const n of p.entities) world.way.add(n.id);
    }
  }
  return world;
}
