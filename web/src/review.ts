// One key decides: the key of a button of the case that has the focus, or of
// the first one, or of the page.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const at = event.target as HTMLElement;
  if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
  const here = at.closest(".case") ?? document.querySelector(".case") ?? document;
  const field = here.querySelector<HTMLInputElement>(`[data-focus="${CSS.escape(event.key)}"]`);
  const choice = here.querySelector<HTMLElement>(`[data-key="${CSS.escape(event.key)}"]`) ?? document.querySelector<HTMLElement>(`:not(.case *)[data-key="${CSS.escape(event.key)}"]`);
  if (field) {
    field.focus();
    field.select();
  } else if (choice) {
    choice.click();
    if (choice instanceof HTMLElement && choice.matches("details[open] > summary")) choice.parentElement!.querySelector<HTMLElement>("select, input:not([type=hidden])")?.focus();
  } else return;
  event.preventDefault();
});

// What was decided is gone from the list; the reader goes on with the one that took its place.
const place = "review-place";
document.addEventListener("submit", (event) => {
  const at = (event.target as HTMLElement).closest(".case");
  if (at) sessionStorage.setItem(place, String([...document.querySelectorAll(".case")].indexOf(at)));
});
const left = sessionStorage.getItem(place);
if (left !== null && new URLSearchParams(location.search).has("done")) {
  const cases = document.querySelectorAll<HTMLElement>(".case");
  (cases[Math.min(Number(left), cases.length - 1)] ?? document.querySelector<HTMLElement>("[role=status]"))?.focus();
}
sessionStorage.removeItem(place);
