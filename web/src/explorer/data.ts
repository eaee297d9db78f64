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

/** The most that the API tells at once. */
const mostAtOnce = 1000;

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

/** What was told of the neighbours of an entity so far, and where it goes on; no cursor: that is all. */
interface Told { items: Neighbour[]; cursor?: string }

const told = new Map<string, Promise<Told>>();

/** The neighbours of an entity as far as a view shows them, of which only those not told yet are asked for. */
async function neighbours(view: View, id: string, pages: number): Promise<{ items: Neighbour[]; more: boolean }> {
  const q = new URLSearchParams();
  if (view.kinds.length > 0) q.set("kind", view.kinds.join(","));
  if (view.stances.length > 0) q.set("stance", view.stances.join(","));
  if (view.from) q.set("from", view.from);
  if (view.until) q.set("to", view.until);
  const path = `/api/v1/entities/${encodeURIComponent(id)}/neighbours?${q}`, want = pages * pageSize;
  const next = (told.get(path) ?? Promise.resolve({ items: [], cursor: "" })).then((so) => tellMore(path, so, want));
  told.set(path, next);
  next.catch(() => told.delete(path));
  const { items, cursor } = await next;
  return { items: items.slice(0, want), more: items.length > want || cursor !== undefined };
}

/** Goes on with what was told until there is as much as is wanted, in as few questions as the API allows. */
async function tellMore(path: string, { items, cursor }: Told, want: number): Promise<Told> {
  while (items.length < want && cursor !== undefined) {
    const q = new URLSearchParams({ limit: String(Math.min(mostAtOnce, want - items.length)) });
    if (cursor) q.set("cursor", cursor);
    const page = await ask<Page>(`${path}&${q}`);
    items = items.concat(page.items);
    cursor = page.next_cursor || undefined;
  }
  return { items, cursor };
}

/** Gathers all that a view shows. */
export async function gather(view: View, of: Promise<Ref>): Promise<World> {
  const opening = opened(view).map(async ([id, pages]) => ({ id, ...(await neighbours(view, id, pages)) }));
  const [start, ...found] = await Promise.all([of, ...opening]);
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
