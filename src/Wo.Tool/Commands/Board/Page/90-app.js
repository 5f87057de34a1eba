// What is shown, and when it is asked for again.
const store = { rows: [], ready: new Set() };
const views = [
  ["board", "Board", boardView],
  ["graph", "Graph", graphView],
  ["timeline", "Timeline", timelineView],
  ["charts", "Charts", chartsView],
  ["findings", "Findings", findingsView],
];
const place = document.title;
const main = document.getElementById("main");
const live = document.getElementById("live");
const leastPause = 400;
let current = null;
let board = null;
let isDue = true;
let isBusy = false;

function route() {
  key();
  const [name, ...rest] = location.hash.slice(1).split("/");
  const [id, , make] = name === "wo" ? ["wo", "", detailView] : (views.find(([known]) => known === name) ?? views[0]);
  for (const link of document.querySelectorAll("#views a")) {
    link.toggleAttribute("aria-current", false);
    if (link.hash === `#${id}`) {
      link.setAttribute("aria-current", "page");
    }
  }

  const wasEmpty = current === null;
  current?.leave?.();
  delete document.body.dataset.shown;
  const parts = rest.map(decoded);
  // The board keeps its filter and the places of its lists.
  current = id === "board" ? (board ??= make(store)) : make(store, ...parts);
  document.title = `${current.title} · ${place}`;
  put(main, current.element);
  if (wasEmpty || !document.body.dataset.loaded) {
    refresh();
    return;
  }

  main.focus();
  draw();
  current.enter?.();
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Asks for everything that is shown. While it is hidden, a page asks for nothing. */
async function refresh() {
  isDue = true;
  if (isBusy || document.hidden) {
    return;
  }

  isBusy = true;
  while (isDue && !document.hidden) {
    isDue = false;
    const start = performance.now();
    try {
      await look();
    } catch (error) {
      put(main, h("p", { class: "card-error", role: "alert" }, error.message));
      break;
    }

    // However often something changes, looking takes no more than a part of the time.
    await new Promise((resolve) => setTimeout(resolve, Math.max(leastPause, 2 * (performance.now() - start))));
  }

  isBusy = false;
}

async function look() {
  const readying = load("ready");
  readying.catch(() => {}); // the list tells of the same failure first
  const list = await load("list");
  if (list.data === null) {
    put(main, failure(list.error));
    return;
  }

  store.rows = list.data;
  if (current === board) {
    // In a large tree it takes longer to find what is ready than to list everything.
    board.update();
  }

  const ready = await readying;
  store.ready = new Set((ready.data ?? []).map((row) => row.id));
  if (!main.contains(current.element)) {
    put(main, current.element);
  }

  document.body.dataset.loaded = "yes";
  await draw();
}

/** Fills the view that is shown. */
async function draw() {
  const shown = current;
  try {
    await shown.update();
  } catch (error) {
    if (shown === current) {
      put(main, h("p", { class: "card-error", role: "alert" }, error.message));
    }

    return;
  }

  if (shown === current) {
    document.body.dataset.shown = location.hash;
  }
}

function say(isConnected, problem) {
  live.textContent = isConnected ? "live" : problem;
  live.className = isConnected ? "good" : "bad";
}

document.getElementById("views").append(
  ...views.map(([id, title]) => h("a", { href: `#${id}` }, title)),
);
// The address of another run in the same tab begins anew.
addEventListener("hashchange", () => (location.hash.startsWith("#key=") ? location.reload() : route()));
addEventListener("visibilitychange", () => isDue && refresh());
addEventListener("keydown", (event) => {
  const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !isTyping && current?.focusSearch) {
    event.preventDefault();
    current.focusSearch();
  } else if (event.key === "Escape" && !location.hash.startsWith("#board")) {
    location.hash = "#board";
  }
});
route();
if (exported) {
  live.textContent = `as of ${when(exported.made_at)}`;
} else {
  follow(refresh, say);
}
