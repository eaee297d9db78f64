let asked = 0;

/** Fetches this page as of a day, "" for now, and puts the parts of these ids, and
 * of a selector, in the place of those that are here. The address follows. */
export async function swap(day: string, ids: string[], selector: string): Promise<void> {
  const address = new URL(location.href);
  if (day === "") address.searchParams.delete("as_of");
  else address.searchParams.set("as_of", day);
  const turn = ++asked;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) {
    location.assign(address); // the page itself says what is wrong
    return;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== asked) return; // a later day has been asked for meanwhile
  history.replaceState(history.state, "", address);
  for (const id of ids) {
    const now = document.getElementById(id);
    const then = page.getElementById(id);
    if (now && then) now.replaceWith(then);
  }
  const now = document.querySelector(selector);
  const then = page.querySelector(selector);
  if (now && then) now.replaceWith(then);
  document.querySelector(".tools")?.replaceWith(...page.querySelectorAll(".tools"));
  document.dispatchEvent(new Event("swapped"));
}
