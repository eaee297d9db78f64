/** Shows a part of the world without loading the page anew; the address follows. */
export function views(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("[data-view]") : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const address = new URL(location.href);
    if (link.dataset.view) address.searchParams.set("map", link.dataset.view);
    else address.searchParams.delete("map");
    history.replaceState(history.state, "", address);
    look();
  });
}

/** Shows the part of the world that the address names. */
export function look(): void {
  const part = new URL(location.href).searchParams.get("map") ?? "";
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-view]")) {
    const here = link.dataset.view === part;
    if (here) {
      link.setAttribute("aria-current", "true");
      document.querySelector("[data-map]")?.setAttribute("viewBox", link.dataset.box ?? "");
    } else link.removeAttribute("aria-current");
  }
}
