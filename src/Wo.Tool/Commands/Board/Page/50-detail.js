// One work order in full.
const watchedLog = 2000;

function detailView(store, id) {
  const parts = Object.fromEntries(
    ["head", "action", "needs", "timeline", "verdict", "logs", "diff", "fields"].map((name) => [name, h("div", { class: name })]),
  );
  const element = h("article", { class: "detail" }, h("p", {}, h("a", { href: "#board" }, "← Board")), Object.values(parts));
  let timer = null;
  const isNew = { shown: memory(), history: memory(), verdict: memory(), diff: memory(), state: memory() };
  return { element, title: id, update, leave: () => clearTimeout(timer) };

  async function update() {
    const [shown, history, evidence] = await Promise.all([load("show", { id }), load("log", { id }), load("evidence", { id })]);
    if (shown === null) {
      put(parts.head, h("h2", {}, id), h("p", {}, "The details of this one are not part of the exported page."));
      return;
    }

    if (shown.data === null) {
      put(parts.head, h("h2", {}, id), failure(shown.error));
      ["needs", "fields", "verdict", "logs", "diff"].forEach((name) => parts[name].replaceChildren());
    } else {
      head(shown);
      needs(shown.data);
      fields(shown.data);
    }

    if (isNew.history(history)) {
      timeline(history?.data?.events ?? []);
    }

    showEvidence(evidence?.data ?? null, shown.data?.state);
  }

  function head({ data, error }) {
    const notes = [data.priority, data.epic_id, data.owner && `owner ${data.owner}`, `revision ${data.rev}`];
    put(
      parts.head,
      h("h2", {}, `${data.id} `, stateMark(data.state), data.ready ? h("span", { class: "mark good" }, " ready") : null),
      h("p", { class: "name" }, data.title ?? ""),
      h("p", { class: "faint" }, notes.filter(Boolean).join(" · ")),
      data.lease ? lease(data.lease) : data.elsewhere ? claim(data.elsewhere) : null,
      error ? failure(error) : null,
      findings(data.findings),
    );
    // What is typed there stays, whatever else changes.
    if (isNew.state(data.state)) {
      put(parts.action, actions(data, refresh));
    }
  }

  function lease(held) {
    return h(
      "p",
      { class: held.stale ? "bad" : "" },
      `Held by ${held.owner} on ${held.host} since ${when(held.taken_at)}, renewed ${when(held.renewed_at)}, `,
      held.stale ? `expired ${when(held.expires_at)}` : `until ${when(held.expires_at)}`,
      held.branch ? h("span", {}, ", branch ", h("code", {}, held.branch)) : null,
      held.worktree ? h("span", {}, ", worktree ", h("code", {}, held.worktree)) : null,
    );
  }

  function claim(held) {
    return h(
      "p",
      { class: held.expired ? "bad" : "" },
      `Held by ${held.owner} on ${held.host} in another clone, ${held.expired ? "expired" : "until"} ${when(held.expires_at)}, as seen ${when(held.seen_at)}`,
    );
  }

  function findings(list) {
    return list.length === 0
      ? null
      : h("ul", { class: "warn" }, list.map((one) => h("li", {}, `${one.code} in line ${one.line}: ${one.message}`)));
  }

  function needs(data) {
    const before = data.dependencies.map((one) => h("li", {}, reference(one.id), " ", stateMark(one.state), one.done ? " done" : ""));
    const behind = data.blocks.map((one) => h("li", {}, reference(one), " ", stateMark(store.rows.find((row) => row.id === one)?.state)));
    put(
      parts.needs,
      section("Waits for", before.length > 0 ? h("ul", {}, before) : h("p", { class: "faint" }, "nothing")),
      section("Blocks", behind.length > 0 ? h("ul", {}, behind) : h("p", { class: "faint" }, "nothing")),
      before.length + behind.length > 0 ? h("p", {}, h("a", { href: `#graph/${encodeURIComponent(id)}` }, "Show them as a graph")) : null,
    );
  }

  function reference(other) {
    return store.rows.some((row) => row.id === other) ? workOrderLink(other) : h("span", {}, other);
  }

  function fields(data) {
    const rows = Object.entries(data.document ?? {}).filter(([name]) => !["id", "title"].includes(name));
    put(
      parts.fields,
      section("Fields", h("table", {}, h("tbody", {}, rows.map(([name, value]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, shownValue(value))))))),
      h("p", { class: "faint" }, "File ", h("code", {}, data.path ?? data.files.join(", "))),
      data.next_steps.length > 0 ? section("In a terminal", h("pre", { tabindex: 0, role: "region", "aria-label": "Commands" }, data.next_steps.join("\n"))) : null,
    );
  }

  function timeline(events) {
    const rows = events.map((one) =>
      h("tr", {}, h("td", {}, when(one.at)), h("td", {}, one.verb), h("td", {}, one.to ? stateMark(one.to) : ""), h("td", {}, one.owner ?? ""), h("td", {}, [one.failed_gates.join(", "), one.reason].filter(Boolean).join(": "))),
    );
    put(
      parts.timeline,
      section("What happened", rows.length === 0 ? h("p", { class: "faint" }, "nothing yet") : wide("What happened", table(["Time", "Verb", "State", "Owner", "Why"], rows))),
    );
  }

  function showEvidence(data, state) {
    clearTimeout(timer);
    if (data === null) {
      return;
    }

    verdict(data.verdict);
    logs(data.logs);
    diff(data.diff);
    // The logs of gates that run grow without a change of the tree.
    if (state === "running" && !exported) {
      timer = setTimeout(async () => {
        const next = document.hidden || !element.isConnected ? null : await load("evidence", { id }).catch(() => null);
        if (element.isConnected) {
          showEvidence(next?.data ?? data, state);
        }
      }, watchedLog);
    }
  }

  function verdict(found) {
    if (!isNew.verdict(found)) {
      return;
    }

    if (!found) {
      put(parts.verdict);
      return;
    }

    const gates = (found.x_failures ?? []).map((one) => h("li", {}, `${one.gate}: ${one.cause}`));
    const commands = (found.x_results ?? []).map((one) => h("tr", {}, h("td", {}, h("code", {}, one.command)), h("td", {}, one.end), h("td", {}, String(one.exit_code)), h("td", {}, span(one.seconds))));
    put(
      parts.verdict,
      section(
        "Verdict",
        h("p", {}, h("strong", { class: found.status === "PASS" ? "good" : "bad" }, found.status ?? ""), ` ${when(found.finished_at)} `, h("code", {}, (found.git_commit ?? "").slice(0, 12))),
        gates.length > 0 ? h("ul", {}, gates) : null,
        commands.length > 0 ? wide("Commands of the verdict", table(["Command", "End", "Code", "Time"], commands)) : null,
      ),
    );
  }

  function logs(list) {
    const known = new Map([...parts.logs.querySelectorAll("details")].map((one) => [one.dataset.path, one]));
    const all = list.map((one) => {
      const entry = known.get(one.path) ?? h("details", { "data-path": one.path }, h("summary", {}), h("pre", { tabindex: 0, role: "region", "aria-label": one.path }));
      const [summary, text] = entry.children;
      const isAtEnd = text.scrollTop + text.clientHeight >= text.scrollHeight - 4;
      summary.textContent = `${one.path} (${one.size} bytes, ${when(one.modified_at)})`;
      const shown = (one.whole ? "" : "… the beginning is left out …\n") + one.text;
      if (text.textContent !== shown) {
        text.textContent = shown;
        text.scrollTop = isAtEnd ? text.scrollHeight : text.scrollTop;
      }

      return entry;
    });
    put(parts.logs, ...(all.length > 0 ? [section("Logs and evidence", all)] : []));
  }

  function diff(found) {
    if (!isNew.diff(found)) {
      return;
    }

    const lines = (found?.text ?? "").split("\n").map((line) => h("span", { class: diffKind(line) }, `${line}\n`));
    put(
      parts.diff,
      ...(found
        ? [section("Changes of the work", h("p", { class: "faint" }, found.source), found.text === "" ? h("p", {}, "none yet") : h("pre", { tabindex: 0, role: "region", "aria-label": "Changes" }, lines), found.whole ? null : h("p", { class: "warn" }, "The rest is left out."))]
        : []),
    );
  }
}

const diffKind = (line) =>
  /^(diff |index |--- |\+\+\+ |new file|deleted file)/.test(line) ? "faint"
  : line.startsWith("+") ? "added"
  : line.startsWith("-") ? "removed"
  : line.startsWith("@@") ? "place"
  : null;

function section(title, ...content) {
  return h("section", {}, h("h3", {}, title), content);
}

function table(headings, rows) {
  return h("table", {}, h("thead", {}, h("tr", {}, headings.map((text) => h("th", { scope: "col" }, text)))), h("tbody", {}, rows));
}

/** Something that may be wider than the page. */
function wide(name, ...content) {
  return h("div", { class: "wide", tabindex: 0, role: "region", "aria-label": name }, content);
}

/** A value as it is written in the file, without braces and quotes. */
function shownValue(value) {
  if (Array.isArray(value)) {
    return value.length === 0 ? h("span", { class: "faint" }, "none") : h("ul", {}, value.map((one) => h("li", {}, shownValue(one))));
  }

  if (value !== null && typeof value === "object") {
    return h("table", {}, h("tbody", {}, Object.entries(value).map(([name, one]) => h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, shownValue(one))))));
  }

  return h("span", { class: value === null ? "faint" : "text" }, value === null ? "none" : String(value));
}
