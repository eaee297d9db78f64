/** The colours of the page as the drawing needs them: of stances, and of the rest. */
export interface Palette {
  paper: string; card: string; ink: string; soft: string; edge: string; link: string; focus: string;
  stance: (stance: string) => string;
}

/** Reads the palette that the style sheet gives, light or dark. */
export function palette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string): string => style.getPropertyValue("--" + name).trim();
  return {
    paper: of("paper"), card: of("card"), ink: of("ink"), soft: of("soft"), edge: of("edge"), link: of("link"), focus: of("focus"),
    stance: (s) => of(s.replaceAll("_", "-")) || of("edge"),
  };
}

/** How each kind of entity is drawn, in the drawing, in its exports and in the key. */
export const shapes: Record<string, Shape> = {
  country: "circle", organization: "square", person: "triangle", instrument: "diamond", summit: "rectangle", place: "circle",
};
export type Shape = "circle" | "square" | "triangle" | "diamond" | "rectangle";

/** Stances against, and plans, are drawn with gaps, so that colour never says it alone. */
export function dashes(stance: string | undefined, tense: string | undefined): [number, number] {
  if (!stance) return [0, 0];
  if (tense === "planned") return [2, 5];
  return ["refused", "withdrew", "not_signed", "suspended"].includes(stance) ? [9, 5] : [0, 0];
}
