/** Shows a part of the world without loading the page anew; the address follows. */
export function views(): void {
  const map = document.querySelector("[data-map]");
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-view]")];
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      map?.setAttribute("viewBox", link.dataset.box ?? "");
      for (const other of links) other.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      const address = new URL(location.href);
      if (link.dataset.view) address.searchParams.set("map", link.dataset.view);
      else address.searchParams.delete("map");
      history.replaceState(history.state, "", address);
    });
  }
}
