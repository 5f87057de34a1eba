// Which work orders wait for which, as wo deps --format svg draws them. The drawing has its own styles, kept to itself.
const mostBoxes = 1500;

function graphView(store, id) {
  const frame = h("div", { class: "drawing" });
  const all = h("input", { type: "checkbox", change: () => update() });
  const note = h("p", { class: "found faint", role: "status" });
  const title = id ? `What ${id} waits for and what waits for it` : "Which work orders wait for which";
  const element = h(
    "div",
    { class: "graph" },
    h("h2", {}, title),
    h("div", { class: "filter" }, id ? workOrderLink(id, `To ${id}`) : h("label", {}, all, " Also what is closed"), note),
    wide(title, frame),
  );
  const shadow = frame.attachShadow({ mode: "open" });
  let drawn = null;
  return { element, title: "Graph", update };

  async function update() {
    const text = await loadText("graph", id ? { id } : all.checked ? { all: "yes" } : {});
    if (text === drawn) {
      return;
    }

    drawn = text;
    if (text === null) {
      note.textContent = "This drawing is not part of the exported page.";
      put(shadow);
      return;
    }

    // The page allows no styles of a document, so they are taken out of its text.
    const [whole, styles] = /<style>([^<]*)<\/style>/.exec(text);
    draw(new DOMParser().parseFromString(text.replace(whole, ""), "image/svg+xml").documentElement, styles);
  }

  function draw(picture, styleText) {
    const boxes = [...picture.querySelectorAll("g[data-id]")];
    note.textContent = boxes.length === 0 ? "Nothing is open." : `${boxes.length} work orders`;
    const styles = new CSSStyleSheet();
    styles.replaceSync(`${styleText} a:focus .box { stroke-width: 3 } a { outline: none }`);
    shadow.adoptedStyleSheets = [styles];
    if (boxes.length > mostBoxes) {
      note.textContent += `: too many to draw at once. Open a work order and follow its graph.`;
      put(shadow);
      return;
    }

    picture.setAttribute("role", "group");
    picture.setAttribute("aria-label", title);
    picture.querySelector("title").remove();
    put(shadow, document.importNode(picture, true));
    const links = [...shadow.querySelectorAll("g[data-id]")].map(linked);
    links.forEach((link, at) => {
      link.setAttribute("tabindex", at === 0 ? 0 : -1);
      link.addEventListener("keydown", (event) => walk(event, links, at));
    });
  }

  function linked(box) {
    const link = svg("a", { href: `#wo/${encodeURIComponent(box.dataset.id)}` });
    box.replaceWith(link);
    link.append(box);
    return link;
  }

  function walk(event, links, at) {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    const next = links[at + (step ?? 0)];
    if (step && next) {
      event.preventDefault();
      links[at].setAttribute("tabindex", -1);
      next.setAttribute("tabindex", 0);
      next.focus();
    }
  }
}
