import type { Edge, World } from "./data";

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** The words of the pages, which the server hands on. */
export class Words {
  readonly kinds: Record<string, string>;
  private readonly stances: Record<string, [string, string]>;
  private readonly links: Record<string, [string, string]>;
  private readonly short: Record<string, string>;
  private readonly did: Record<string, string>;

  constructor(json: string) {
    const { kinds, stances, links, short, did } = JSON.parse(json);
    this.kinds = kinds;
    this.stances = stances;
    this.links = links;
    this.short = short ?? {};
    this.did = did ?? {};
  }

  /** Calls instruments by their short names, as the pages do. */
  shorten(world: World): World {
    for (const ref of [...world.nodes.values(), ...[...world.edges.values()].flatMap((e) => [e.from, e.to])]) ref.name = this.short[ref.name] ?? ref.name;
    return world;
  }

  /** What ties two, read from the end that the edge starts from or from the other. */
  verb(e: Edge, forward: boolean): string {
    if (!e.stance) return (this.links[e.kind] ?? [e.kind, e.kind])[forward ? 0 : 1];
    const words = this.stances[e.stance] ?? [e.stance, e.stance];
    const said = words[e.tense === "planned" ? 1 : 0].toLowerCase();
    return forward ? (e.tense !== "planned" && this.did[e.stance]) || said : said + " by";
  }

  /** A date in the one form of all pages, at its own precision. */
  day(date: string): string {
    const [y = "", m, d] = date.split("-");
    if (!m) return y;
    const month = months[Number(m) - 1] ?? m;
    return d ? `${Number(d)} ${month} ${y}` : `${month} ${y}`;
  }
}
