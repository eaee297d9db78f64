let asked = 0;

/** Fetches the page at an address, and puts its parts of these ids, and its tools, in the
 * place of those that are here. It answers that page, or nothing where another was asked for
 * meanwhile. */
export async function swap(address: URL, ids: string[]): Promise<Document | undefined> {
  const turn = ++asked;
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (turn !== asked) return undefined;
  if (!answer.ok) {
    location.replace(address); // the page itself says what is wrong
    return undefined;
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== asked) return undefined;
  for (const id of ids) {
    const now = document.getElementById(id);
    const then = page.getElementById(id);
    if (now && then) now.replaceWith(then);
  }
  document.querySelector(".tools")?.replaceWith(...page.querySelectorAll(".tools"));
  document.dispatchEvent(new Event("swapped"));
  return page;
}
