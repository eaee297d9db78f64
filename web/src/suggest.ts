/** What the server finds for the words that are typed. */
interface Hit { id: string; kind: string; name: string; snippet: string }

/** How long the reader has to pause before names are asked for, in milliseconds. */
const pause = 150;

let lists = 0;

/** Completes the names in fields that say of which kinds they are; the server
 * understands what is typed without it, too. */
export function suggest(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) new Completion(field);
}

/** A field with a list of names below it: a combobox as WAI-ARIA 1.2 has it. The
 * focus stays in the field; the arrow keys move a mark in the list, Enter takes
 * what is marked, Escape closes the list. */
class Completion {
  private readonly list = document.createElement("ul");
  private readonly said = document.createElement("span");
  private hits: Hit[] = [];
  private marked = -1;
  private wait = 0;
  private asked = "";
  private asking = new AbortController();

  constructor(private readonly field: HTMLInputElement) {
    this.list.id = `names-${++lists}`;
    this.list.className = "suggested";
    this.list.hidden = true;
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Names that match");
    this.said.className = "unseen";
    this.said.setAttribute("role", "status");
    (field.closest("label") ?? field).after(this.list, this.said);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", this.list.id]] as const) field.setAttribute(name, value);
    field.addEventListener("input", () => this.typed());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // which would take the focus away
    this.list.addEventListener("click", (event) => {
      const at = event.target instanceof Element ? [...this.list.children].indexOf(event.target.closest("li")!) : -1;
      if (at >= 0) this.take(at);
    });
    addEventListener("resize", () => this.close());
  }

  private typed(): void {
    clearTimeout(this.wait);
    this.asking.abort();
    const words = this.field.value.trim();
    if (words.length < 2) return this.close();
    this.wait = window.setTimeout(() => void this.ask(words), pause);
  }

  private async ask(words: string): Promise<void> {
    this.asked = words;
    const { signal } = this.asking = new AbortController();
    const q = new URLSearchParams({ q: words, limit: "8", kind: (this.field.dataset["suggest"] ?? "").split(" ").join(",") });
    try {
      const answer = await fetch(`/api/v1/search?${q}`, { headers: { Accept: "application/json" }, signal });
      if (!answer.ok || words !== this.asked) return; // the field works without
      this.show((await answer.json() as { items: Hit[] }).items);
    } catch {
      if (!signal.aborted) this.close(); // the field works without; what is typed on asks anew
    }
  }

  private show(hits: Hit[]): void {
    if (hits.length === 0 || document.activeElement !== this.field) return this.close();
    this.hits = hits;
    this.list.replaceChildren(...hits.map((hit, i) => {
      const option = document.createElement("li");
      option.id = `${this.list.id}-${i}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      const other = hit.snippet && !hit.name.startsWith(hit.snippet.replace(/…$/, "").trim()) ? hit.snippet : "";
      option.textContent = other || hit.name; // what was typed, where a name of many words is also called that
      option.title = hit.name;
      const also = document.createElement("span");
      also.className = "muted";
      also.textContent = ` ${other ? hit.name + ", " : ""}${hit.kind}`;
      option.append(also);
      return option;
    }));
    this.marked = -1;
    this.field.removeAttribute("aria-activedescendant");
    this.field.setAttribute("aria-expanded", "true");
    this.list.hidden = false;
    this.list.style.left = `${this.field.offsetLeft}px`;
    this.list.style.top = `${this.field.offsetTop + this.field.offsetHeight + 4}px`;
    this.list.style.minWidth = `${this.field.offsetWidth}px`;
    const over = this.list.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
    if (over > 0) this.list.style.left = `${this.field.offsetLeft - over}px`;
    this.said.textContent = `${hits.length} ${hits.length === 1 ? "name" : "names"}; the arrow keys go through them`;
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden || event.isComposing) return;
    switch (event.key) {
      case "ArrowDown": this.mark(this.marked + 1); break;
      case "ArrowUp": this.mark(this.marked < 0 ? this.hits.length - 1 : this.marked - 1); break;
      case "Escape": this.close(); break;
      case "Enter":
        if (this.marked < 0) return this.close();
        this.take(this.marked);
        break;
      default: return;
    }
    event.preventDefault();
  }

  /** Marks a name; beyond the last and before the first none is marked, and the typed words count. */
  private mark(at: number): void {
    this.list.children[this.marked]?.setAttribute("aria-selected", "false");
    this.marked = at >= this.hits.length || at < 0 ? -1 : at;
    const option = this.list.children[this.marked];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  /** Goes to the page of a name, or writes it into the field, as the field has it. */
  private take(at: number): void {
    const hit = this.hits[at];
    if (!hit) return;
    this.close();
    this.field.value = hit.name;
    if ("leads" in this.field.dataset) location.assign(`/entities/${encodeURIComponent(hit.id)}`);
    else if ("submits" in this.field.dataset) this.field.form?.requestSubmit();
  }

  private close(): void {
    clearTimeout(this.wait);
    this.asked = "";
    this.list.hidden = true;
    this.list.replaceChildren();
    this.marked = -1;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
    this.said.textContent = "";
  }
}
