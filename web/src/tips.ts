/** Shows what text says of the thing under the pointer, in place of the browser's own slow tip. */
export function tips(root: string, text: (target: Element) => string): void {
  const area = document.querySelector<SVGElement | HTMLElement>(root);
  if (!area) return;
  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);
  area.addEventListener("pointermove", (event) => {
    const said = event.target instanceof Element ? text(event.target) : "";
    tip.hidden = said === "";
    if (tip.hidden) return;
    tip.textContent = said;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = Math.max(4, Math.min(innerWidth - width - 4, event.clientX + 12)) + "px";
    tip.style.top = (event.clientY + 18 + height > innerHeight ? event.clientY - height - 8 : event.clientY + 18) + "px";
  });
  area.addEventListener("pointerleave", () => { tip.hidden = true; });
}
