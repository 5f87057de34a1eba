// The work orders in columns by state.
const states = ["pending", "running", "partial", "failed", "done"];
const urgency = { P0: 0, P1: 1, P2: 2, P3: 3 };

/** The columns, with a filter above them. */
function boardView(store) {
  let last = null;
  const filter = { text: "", owner: "", epic: "", ready: false };
  const columns = [...states, "unclear"].map(column);
  const board = h("div", { class: "columns", "data-shown": "pending", keydown: across, focusin: remember }, columns.map((one) => one.element));
  const tabs = h("div", { class: "tabs", role: "group", "aria-label": "State" });
  const owners = choice("Owner", "owner");
  const epics = choice("Epic", "epic");
  const found = h("p", { class: "found faint", role: "status" });
  const search = h("input", {
    type: "search",
    id: "search",
    placeholder: "Id, title, epic or owner",
    "aria-label": "Search",
    input: (event) => apply("text", event.target.value.toLowerCase()),
  });
  const ready = h("input", { type: "checkbox", change: (event) => apply("ready", event.target.checked) });
  const element = h(
    "div",
    { class: "board" },
    h("h2", { class: "unseen" }, "Work orders by state"),
    h("form", { class: "filter", role: "search", submit: (event) => event.preventDefault() }, search, owners.label, epics.label, h("label", {}, ready, " Only what is ready"), found),
    tabs,
    board,
  );
  return { element, title: "Board", update, focusSearch: () => search.focus(), enter: () => last?.list.focus() };

  function column(state) {
    const list = new LongList(`${state} work orders`, card);
    const count = h("span", { class: "count" }, "0");
    const heading = h("h3", {}, stateMark(state), " ", count);
    return { state, list, count, element: h("section", { class: `column ${state}`, "aria-label": state }, heading, list.element) };
  }

  function choice(name, field) {
    const select = h("select", { change: (event) => apply(field, event.target.value) });
    return { select, label: h("label", {}, `${name} `, select) };
  }

  function apply(name, value) {
    filter[name] = value;
    update();
  }

  function update() {
    offer(owners.select, store.rows.map((row) => row.owner), filter.owner);
    offer(epics.select, store.rows.map((row) => row.epic_id), filter.epic);
    const shown = store.rows.filter(matches);
    const isFiltered = shown.length !== store.rows.length;
    found.textContent = `${isFiltered ? `${shown.length} of ` : ""}${store.rows.length} work orders`;
    for (const one of columns) {
      const entries = sorted(one.state, shown.filter((row) => (row.state ?? "unclear") === one.state));
      one.count.textContent = String(entries.length);
      one.element.hidden = one.state === "unclear" && entries.length === 0;
      one.list.entries = entries;
    }

    put(tabs, ...columns.filter((one) => !one.element.hidden).map(tab));
  }

  function tab({ state, list }) {
    const isShown = board.dataset.shown === state;
    return h("button", { type: "button", "aria-pressed": String(isShown), click: () => show(state) }, `${state} ${list.length}`);
  }

  function show(state) {
    board.dataset.shown = state;
    update();
    tabs.querySelector("[aria-pressed=true]")?.focus();
  }

  function matches(row) {
    return (
      (filter.owner === "" || row.owner === filter.owner) &&
      (filter.epic === "" || row.epic_id === filter.epic) &&
      (!filter.ready || store.ready.has(row.id)) &&
      (filter.text === "" ||
        [row.id, row.title, row.epic_id, row.owner].some((text) => text?.toLowerCase().includes(filter.text)))
    );
  }

  // What is open comes as it would be taken; what is closed, the newest id first.
  function sorted(state, rows) {
    const place = (row) => (store.ready.has(row.id) ? 0 : 10) + (urgency[row.priority] ?? 5);
    return state === "done" || state === "failed" ? rows.reverse() : rows.sort((a, b) => place(a) - place(b));
  }

  function card(row) {
    const notes = [row.priority, row.epic_id, row.owner].filter(Boolean).join(" · ");
    return workOrderLink(
      row.id,
      h("span", { class: "line" }, h("strong", {}, row.id), mark(row)),
      h("span", { class: "title" }, row.title ?? row.warning ?? "without a title"),
      h("span", { class: "notes faint" }, notes, holder(row)),
    );
  }

  function holder(row) {
    return row.lease ? ` · held for ${span(age(row.lease.taken_at))}`
      : row.elsewhere ? ` · held by ${row.elsewhere.owner} in another clone`
      : "";
  }

  function mark(row) {
    return row.warning ? h("span", { class: "mark bad" }, "unreadable")
      : row.lease?.stale || row.elsewhere?.expired ? h("span", { class: "mark bad" }, "lease expired")
      : store.ready.has(row.id) ? h("span", { class: "mark good" }, "ready")
      : null;
  }

  function remember(event) {
    last = columns.find((one) => one.element.contains(event.target));
  }

  function across(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = columns.findIndex((one) => one.element.contains(event.target));
    if (step === undefined || at < 0 || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }

    event.preventDefault();
    for (let next = at + step; next >= 0 && next < columns.length; next += step) {
      if (columns[next].element.checkVisibility() && columns[next].list.focus()) {
        return;
      }
    }
  }
}

/** How many seconds ago something was. */
const age = (text) => Math.max(0, (Date.now() - new Date(text).getTime()) / 1000);

/** Offers each value that occurs, once, and all of them. */
function offer(select, values, chosen) {
  const known = [...new Set(values.filter(Boolean))].sort();
  const words = ["", ...known];
  if (words.join("\n") !== [...select.options].map((option) => option.value).join("\n")) {
    put(select, ...words.map((word) => h("option", { value: word }, word === "" ? "all" : word)));
    select.value = known.includes(chosen) ? chosen : "";
  }
}
