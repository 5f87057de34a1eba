// Who worked when.
const laneHeight = 22;
const ownerWidth = 150;
const mostListed = 200;

function timelineView() {
  let since = "30d";
  const choice = exported ? null : h("div", { class: "filter" }, spanChoice(since, (value) => { since = value; view.update(); }));
  const view = answerView({
    title: "Timeline",
    heading: "Who worked when",
    above: choice,
    ask: async () => {
      const answer = await load("log");
      return answer.data === null ? answer : { ...answer, data: { ...answer.data, shown: exported ? "" : since } };
    },
    show,
  });
  return view;

  // All events are asked for: work that goes on in a time may have begun before it.
  function show({ events, shown }) {
    const begin = shown === "" ? 0 : Date.now() - Number.parseInt(shown, 10) * 86_400_000;
    const periods = periodsOf(events).filter((one) => one.to >= begin);
    return periods.length === 0
      ? h("p", { class: "faint" }, "Nothing was worked on in this time.")
      : [drawn(periods, begin), listed(periods)];
  }

  function drawn(periods, begin) {
    const from = Math.max(begin, periods.reduce((least, one) => Math.min(least, one.from), Infinity));
    const to = periods.reduce((most, one) => Math.max(most, one.to), from);
    const scale = (time) => ownerWidth + ((time - from) / Math.max(1, to - from)) * (plotWidth - ownerWidth - 10);
    const owners = [...Map.groupBy(periods, (one) => one.owner)].sort(([a], [b]) => a.localeCompare(b));
    let y = 30;
    const rows = owners.map(([owner, own]) => {
      const top = y;
      const bars = lanes(own).flatMap((lane, at) => lane.map((one) => bar(one, scale, top + at * laneHeight)));
      y += Math.max(1, lanes(own).length) * laneHeight + 8;
      return [label(0, top + 14, owner.slice(0, 20)), svg("line", { x1: 0, x2: plotWidth, y1: y - 4, y2: y - 4, class: "grid" }), bars];
    });
    const marks = [0, 1, 2, 3, 4].map((part) => {
      const time = from + ((to - from) * part) / 4;
      return label(scale(time), 14, when(time), { "text-anchor": part === 0 ? "start" : part === 4 ? "end" : "middle", class: "faint" });
    });
    return plot("Periods of work by owner", y + 4, marks, rows);
  }

  function bar(one, scale, y) {
    const x = Math.max(ownerWidth, scale(one.from));
    const width = Math.max(3, scale(one.to) - x);
    const text = `${one.id}, ${one.owner}: ${when(one.from)} to ${one.isOpen ? "now" : when(one.to)}, ${one.state}`;
    return svg(
      "g",
      { class: `bar ${one.state}` },
      svg("title", {}, text),
      svg("rect", { x, y, width, height: laneHeight - 4, rx: 3 }),
      width > 70 ? label(x + 5, y + 13, one.id) : null,
    );
  }

  function listed(periods) {
    const newest = [...periods].sort((a, b) => b.from - a.from);
    const rows = newest.slice(0, mostListed).map((one) =>
      h("tr", {}, h("td", {}, workOrderLink(one.id)), h("td", {}, one.owner), h("td", {}, moment(one.from)), h("td", {}, one.isOpen ? "now" : moment(one.to)), h("td", {}, span((one.to - one.from) / 1000)), h("td", {}, stateMark(one.state))),
    );
    return h("div", {}, wide("Periods of work", table(["Work order", "Owner", "From", "To", "Time", "Came to"], rows)), newest.length > mostListed ? h("p", { class: "faint" }, `${newest.length - mostListed} older ones are not listed.`) : null);
  }
}

/** A time as people read it, which programs can read to the millisecond. */
const moment = (time) => h("time", { datetime: new Date(time).toISOString() }, when(time));

/** From the event that makes work run, or gives it to another owner, to the one that ends that. */
function periodsOf(events) {
  const open = new Map();
  const periods = [];
  for (const one of events) {
    const time = new Date(one.at).getTime();
    const before = open.get(one.id);
    const begins = one.to === "running" && (one.from !== "running" || before?.owner !== (one.owner ?? before?.owner));
    if (before && (begins || (one.to && one.to !== "running"))) {
      periods.push({ ...before, to: time, state: begins ? "taken over" : one.to, isOpen: false });
      open.delete(one.id);
    }

    if (begins) {
      open.set(one.id, { id: one.id, owner: one.owner ?? "unknown", from: time });
    }
  }

  const now = exported ? new Date(exported.made_at).getTime() : Date.now();
  return [...periods, ...[...open.values()].map((one) => ({ ...one, to: Math.max(now, one.from), state: "running", isOpen: true }))];
}

/** As few rows as hold periods that do not cross. */
function lanes(periods) {
  const rows = [];
  for (const one of [...periods].sort((a, b) => a.from - b.from)) {
    const free = rows.find((row) => row.at(-1).to <= one.from);
    free ? free.push(one) : rows.push([one]);
  }

  return rows;
}
