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
  } else if (choice) choice.click();
  else return;
  event.preventDefault();
});
