// A list of which only the visible part is in the page, so that ten thousand entries cost as much as twenty.
const rowHeight = 96;
const margin = 4;

/** A list of entries that each have an id, walked with the arrow keys. */
class LongList {
  #entries = [];
  #drawn = new Map();
  #active = 0;
  #top = 0;
  #space = h("div", { class: "space", role: "none" });
  #draw;

  /** @param label what it is called; @param draw makes the link of an entry */
  constructor(label, draw) {
    this.#draw = draw;
    this.element = h(
      "div",
      { class: "list", role: "list", "aria-label": label, scroll: () => this.#scrolled(), keydown: (event) => this.#walk(event) },
      this.#space,
    );
    this.element.addEventListener("focusin", (event) => this.#enter(event));
    new ResizeObserver(() => this.#show()).observe(this.element);
  }

  /** Puts other entries in; the place and the focus stay where they are. */
  set entries(entries) {
    const focused = this.#drawn.get(this.#entries[this.#active]?.id);
    const id = this.#entries[this.#active]?.id;
    const hadFocus = focused !== undefined && focused.contains(document.activeElement);
    this.#entries = entries;
    const now = entries.findIndex((entry) => entry.id === id);
    this.#active = now >= 0 ? now : Math.min(this.#active, Math.max(0, entries.length - 1));
    this.#drawn.forEach((node) => node.remove());
    this.#drawn.clear();
    this.#space.style.height = `${entries.length * rowHeight}px`;
    // An element that was taken out of the page has lost its place.
    this.element.scrollTop = this.#top;
    this.#show();
    if (hadFocus) {
      this.focus();
    }
  }

  get length() {
    return this.#entries.length;
  }

  /** Moves the focus to the entry that has it in this list. */
  focus() {
    if (this.#entries.length === 0) {
      return false;
    }

    this.#reveal();
    this.#drawn.get(this.#entries[this.#active].id)?.firstChild.focus({ preventScroll: true });
    return true;
  }

  #scrolled() {
    if (this.element.isConnected) {
      this.#top = this.element.scrollTop;
      this.#show();
    }
  }

  #show() {
    const { scrollTop, clientHeight } = this.element;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - margin);
    const last = Math.min(this.#entries.length, Math.ceil((scrollTop + clientHeight) / rowHeight) + margin);
    const wanted = new Map();
    for (let at = first; at < last; at++) {
      wanted.set(this.#entries[at].id, at);
    }

    if (this.#active < this.#entries.length) {
      wanted.set(this.#entries[this.#active].id, this.#active);
    }

    for (const [id, node] of this.#drawn) {
      if (!wanted.has(id)) {
        node.remove();
        this.#drawn.delete(id);
      }
    }

    for (const [id, at] of wanted) {
      this.#drawn.get(id) ?? this.#add(this.#entries[at], at);
      this.#drawn.get(id).firstChild.tabIndex = at === this.#active ? 0 : -1;
    }
  }

  #add(entry, at) {
    const node = h(
      "div",
      { role: "listitem", class: "row", "aria-setsize": this.#entries.length, "aria-posinset": at + 1, "data-at": at },
      this.#draw(entry),
    );
    node.style.transform = `translateY(${at * rowHeight}px)`;
    this.#drawn.set(entry.id, node);
    // In the order of the list, for those who read without the eyes.
    const after = [...this.#space.children].find((other) => Number(other.dataset.at) > at) ?? null;
    this.#space.insertBefore(node, after);
  }

  #enter(event) {
    const at = Number(event.target.closest(".row")?.dataset.at ?? this.#active);
    if (at !== this.#active) {
      this.#active = at;
      this.#show();
    }
  }

  #walk(event) {
    const page = Math.max(1, Math.floor(this.element.clientHeight / rowHeight) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (!(event.key in steps) || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    event.preventDefault();
    this.#active = Math.max(0, Math.min(this.#entries.length - 1, this.#active + steps[event.key]));
    this.focus();
  }

  #reveal() {
    const top = this.#active * rowHeight;
    const { scrollTop, clientHeight } = this.element;
    if (top < scrollTop) {
      this.element.scrollTop = top;
    } else if (top + rowHeight > scrollTop + clientHeight) {
      this.element.scrollTop = top + rowHeight - clientHeight;
    }

    this.#show();
  }
}
