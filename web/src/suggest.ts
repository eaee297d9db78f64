let lists = 0;

/** Completes the names in fields that say of which kinds they are; the server
 * understands what is typed without it, too. */
export function suggest(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) {
    const list = document.createElement("datalist");
    list.id = `names-${++lists}`;
    field.after(list);
    field.setAttribute("list", list.id);
    let wait = 0, asked = "";
    field.addEventListener("input", () => {
      clearTimeout(wait);
      wait = window.setTimeout(() => void fill(), 150);
    });
    const fill = async (): Promise<void> => {
      const words = field.value.trim();
      if (words.length < 2 || words === asked) return;
      asked = words;
      const q = new URLSearchParams({ q: words, limit: "8" });
      for (const kind of (field.dataset["suggest"] ?? "").split(" ")) q.append("kind", kind);
      const answer = await fetch(`/api/v1/search?${q}`, { headers: { Accept: "application/json" } });
      if (!answer.ok || words !== asked) return; // the field works without
      const { items } = await answer.json() as { items: { name: string; snippet: string }[] };
      list.replaceChildren(...items.map(({ name, snippet }) => {
        const option = document.createElement("option");
        option.value = name;
        if (snippet && !name.startsWith(snippet.replace(/…$/, "").trim())) option.label = `${name} (${snippet})`;
        return option;
      }));
    };
  }
}
