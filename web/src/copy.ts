/** Puts a button beside each text that is there to be copied. */
export function copyButtons(): void {
  for (const text of document.querySelectorAll<HTMLElement>("[data-copy]")) {
    if (text.closest(".copied")) continue;
    const frame = document.createElement("div");
    frame.className = "copied";
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Copy";
    button.addEventListener("click", () => void copy(text, button));
    text.replaceWith(frame);
    frame.append(text, button);
  }
}

/** Copies a text; where the browser does not allow it, selects it, so that the reader can. */
async function copy(text: HTMLElement, button: HTMLButtonElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.textContent ?? "");
    button.textContent = "Copied";
  } catch {
    getSelection()?.selectAllChildren(text);
    button.textContent = "Selected";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
}
