import type { Timeline } from "./timeline";

const dayLength = 24 * 60 * 60 * 1000;

/** The last day that a date of any precision allows, in milliseconds. */
export function lastDay(date: string): number {
  const [year, month] = date.split("-").map(Number);
  return date.length === 10 ? Date.parse(date) : Date.UTC(year ?? NaN, month ?? 12, 0);
}

/** A date as the page writes it, "" as now. */
function inWords(date: string): string {
  if (date === "" || Number.isNaN(lastDay(date))) return "Now";
  return new Date(lastDay(date)).toLocaleDateString("en-GB", { timeZone: "UTC", year: "numeric",
    month: date.length > 4 ? "long" : undefined, day: date.length > 7 ? "numeric" : undefined });
}

/** Puts a slider over the days of a timeline beside the field for the date; moved
 * is told each day at once, settled the one at which it comes to rest. "" is now.
 * What it answers puts the slider on a date that was come to otherwise. */
export function makeSlider(timeline: Timeline, moved: (day: string) => void, settled: (day: string) => void): ((date: string) => void) | undefined {
  const form = document.querySelector<HTMLFormElement>("form.asof");
  const field = form?.querySelector<HTMLInputElement>("input[name=as_of]");
  if (!form || !field) return undefined;
  const from = Date.parse(timeline.from);
  const days = Math.round((Date.parse(timeline.to) - from) / dayLength);
  const slider = document.createElement("input");
  slider.type = "range";
  slider.min = "0";
  slider.max = String(days);
  slider.setAttribute("aria-label", "Day");
  const dayAt = (n: number): string => (n >= days ? "" : new Date(from + n * dayLength).toISOString().slice(0, 10));
  const place = (): void => {
    const at = field.value === "" ? days : Math.round((lastDay(field.value) - from) / dayLength);
    slider.value = String(Number.isNaN(at) ? days : at);
    slider.setAttribute("aria-valuetext", inWords(field.value));
  };
  place();
  let wait = 0;
  slider.addEventListener("input", () => {
    field.value = dayAt(Number(slider.value));
    slider.setAttribute("aria-valuetext", inWords(field.value));
    moved(field.value);
    clearTimeout(wait);
    wait = window.setTimeout(() => settled(field.value), 180);
  });
  form.querySelector("[data-slide]")?.append(slider);
  return (date) => {
    clearTimeout(wait);
    field.value = date;
    place();
  };
}
