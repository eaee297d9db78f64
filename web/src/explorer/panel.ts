import { type Edge, type Proof, type Ref, type World, edgeKey } from "./data";
import { type View, opened } from "./state";
import type { Words } from "./words";

/** What the panel asks for. */
export interface Acts {
  select(id: string): void;
  expand(id: string): void;
  collapse(id: string): void;
  hide(id: string): void;
}

/** Makes an element of a class with what it holds. */
export function el<K extends keyof HTMLElementTagNameMap>(tag: K, cls = "", ...inside: (Node | string)[]): HTMLElementTagNameMap[K] {
  const e = document.createElement(tag);
  if (cls) e.className = cls;
  e.append(...inside);
  return e;
}

function link(href: string, text: string): HTMLAnchorElement {
  const a = el("a", "", text);
  a.href = href;
  return a;
}

function button(text: string, act: () => void): HTMLButtonElement {
  const b = el("button", "", text);
  b.type = "button";
  b.addEventListener("click", act);
  return b;
}

/** The path of an entity's page. */
export function page(r: Ref): string {
  const folder = r.kind === "instrument" ? "instruments" : r.kind === "country" || r.kind === "organization" ? "actors" : "entities";
  return `/${folder}/${encodeURIComponent(r.id)}`;
}

/** How many ties of a name the panel lists; the page as a list has all. */
const listed = 200;

/** The part of the page beside the drawing, which says in words what is selected. */
export class Panel {
  constructor(private readonly box: HTMLElement, private readonly words: Words, private readonly acts: Acts) {}

  entity(ref: Ref, view: View, world: World): void {
    const heading = el("h2", "", link(page(ref), ref.name));
    const buttons = el("p", "acts");
    const pages = opened(view).find(([id]) => id === ref.id)?.[1] ?? 0;
    if (!pages) buttons.append(button("Expand", () => this.acts.expand(ref.id)));
    if (world.more.has(ref.id)) buttons.append(button("Show more", () => this.acts.expand(ref.id)));
    if (pages && ref.id !== view.start) buttons.append(button("Collapse", () => this.acts.collapse(ref.id)));
    if (ref.id !== view.start) {
      buttons.append(button("Hide", () => this.acts.hide(ref.id)), link("/explore?start=" + encodeURIComponent(ref.id), "Start here"));
      const paths = new URL(location.href);
      paths.searchParams.set("path", ref.id);
      buttons.append(link(paths.pathname + paths.search, "Paths to it"));
    }
    const ties = [...world.edges.values()].filter((e) => e.from.id === ref.id || e.to.id === ref.id);
    const list = el("ul", "ties");
    for (const e of ties.slice(0, listed)) list.append(el("li", "", this.tie(e, ref.id)));
    const filtered = view.kinds.length + view.stances.length > 0 || view.from || view.until;
    if (ties.length === 0) list.replaceChildren(el("li", "muted", filtered ? "The filter leaves nothing that is tied to it." : "No article ties it to anything. ", ...(filtered ? [] : [link(page(ref), "What is known of it")])));
    this.fill(el("p", "crumb", this.words.kinds[ref.kind] ?? ref.kind), heading, ...(buttons.childNodes.length ? [buttons] : []), el("h3", "", ties.length > listed ? `The first ${listed} of ${count(ties.length, "tie")} shown` : `${count(ties.length, "tie")} shown`), list);
  }

  /** An edge as a line to choose, seen from one of its ends. */
  private tie(e: Edge, of: string): HTMLElement {
    const other = e.from.id === of ? e.to : e.from;
    const b = button("", () => this.acts.select(edgeKey(e)));
    b.className = "tie" + (e.stance ? " s-" + e.stance.replaceAll("_", "-") : "");
    b.append(el("span", "what", this.verb(e, e.from.id === of)), " ", el("strong", "", other.name));
    if (e.date) b.append(" ", el("span", "muted", this.words.day(e.date)));
    return b;
  }

  edge(e: Edge): void {
    const said = el("p", "says", link(page(e.from), e.from.name), " ");
    said.append(el("span", "stance" + (e.stance ? " s-" + e.stance.replaceAll("_", "-") : ""), this.verb(e, true)), " ", link(page(e.to), e.to.name));
    const more: string[] = [];
    if (e.date) more.push((e.stance ? "since " : "") + this.words.day(e.date));
    if (e.stance) more.push(`${percent(e.confidence)} sure`, count(e.sources, "independent source"));
    else more.push(count(e.sources, "report"));
    if (e.role) more.push(e.role);
    if (e.disputed) more.push("disputed");
    const back = el("p", "acts", button("← " + e.from.name, () => this.acts.select(e.from.id)), button("← " + e.to.name, () => this.acts.select(e.to.id)));
    const heading = el("h2", "unseen", "The sentence behind it");
    this.fill(heading, said, el("p", "why", more.join(" · ")), ...e.evidence.map((p) => this.proof(p, e.stance)), back);
  }

  private proof(p: Proof, stance?: string): HTMLElement {
    const at = p.claim ? "/claims/" + encodeURIComponent(p.claim) : "/articles/" + encodeURIComponent(p.article);
    const by = el("figcaption", "", el("span", "by", [p.title, p.date ? this.words.day(p.date) : ""].filter(Boolean).join(" · ")), link(at, "Where it stands"));
    return el("figure", "proof" + (stance ? " s-" + stance.replaceAll("_", "-") : ""), p.quote.includes("\t") ? el("p", "entry", "Entry of the list: " + p.quote.split("\t").filter(Boolean).join(" · ")) : el("blockquote", "", p.quote), by);
  }

  /** What ties two, in words that begin in lower case. */
  verb(e: Edge, forward: boolean): string {
    return this.words.verb(e, forward);
  }

  say(text: string): void {
    this.fill(el("p", "muted", text));
  }

  private fill(...inside: Node[]): void {
    this.box.replaceChildren(...inside);
    this.box.scrollTop = 0;
  }
}

export function percent(c: number): string {
  const p = Math.round(c * 100);
  return `${p === 100 && c < 1 ? 99 : p} %`;
}

export function count(n: number, one: string): string {
  return n === 1 ? `1 ${one}` : `${n.toLocaleString("en")} ${one}s`;
}
