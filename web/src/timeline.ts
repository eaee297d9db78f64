/** A stance, or "planned", "silent" or "none". */
export type Status = string;

/** What the server says of every day: see timeline.go. */
export interface Timeline {
  from: string;
  to: string;
  turns: Record<string, [day: string, status: Status][]>;
  now: Record<string, Status>;
}

export function readTimeline(): Timeline | undefined {
  const text = document.getElementById("timeline")?.textContent;
  return text ? (JSON.parse(text) as Timeline) : undefined;
}

/** Where everyone of whom anything is told stood on a day, "" for now. */
export function statusOn(timeline: Timeline, day: string): Map<string, Status> {
  const out = new Map<string, Status>(Object.entries(timeline.now));
  if (day === "") return out;
  for (const id of out.keys()) {
    let status: Status = "silent";
    for (const [from, then] of timeline.turns[id] ?? []) {
      if (from > day) break;
      status = then || "silent";
    }
    out.set(id, status);
  }
  return out;
}

/** How many have each status. */
export function tally(status: Map<string, Status>): Map<Status, number> {
  const out = new Map<Status, number>();
  for (const s of status.values()) out.set(s, (out.get(s) ?? 0) + 1);
  return out;
}
