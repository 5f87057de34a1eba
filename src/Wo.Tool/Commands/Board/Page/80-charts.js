// How much gets done, and how long it takes.
const chartHeight = 220;
const axisWidth = 60;
const mostWeeks = 52;

function chartsView() {
  return answerView({ title: "Charts", heading: "Throughput and times", ask: () => load("stats"), show });

  function show(data) {
    const weeks = data.weeks.slice(-mostWeeks);
    return [
      summary(data),
      ...(weeks.length === 0
        ? [h("p", { class: "faint" }, "Nothing was finished yet.")]
        : [
            section("Done each week", bars("Work orders done each week", weeks, (week) => week.done, (value) => String(value))),
            section("Lead time, from creation to done: the median of each week", bars("Median lead time of each week", weeks, (week) => week.lead_seconds.median ?? 0, span)),
            section("Cycle time, from taking to done: the median of each week", bars("Median cycle time of each week", weeks, (week) => week.cycle_seconds.median ?? 0, span)),
            section("The same in numbers", numbers(weeks)),
          ]),
      data.failed_gates.length === 0 ? "" : section("Gates that said no", wide("Gates that said no", table(["Gate", "Times"], data.failed_gates.map((one) => h("tr", {}, h("td", {}, one.gate), h("td", {}, String(one.count))))))),
    ];
  }

  function summary({ all, done_per_week: perWeek }) {
    const facts = [
      ["done", all.done], ["failed", all.failed], ["partial", all.partial], ["refused", all.refused], ["taken over", all.takeovers],
      ["done a week", perWeek], ["lead time, median", span(all.lead_seconds.median)], ["cycle time, median", span(all.cycle_seconds.median)],
    ];
    return h("dl", { class: "facts" }, facts.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", {}, String(value)))));
  }

  function bars(name, weeks, valueOf, text) {
    const most = Math.max(...weeks.map(valueOf));
    const unit = text === span ? (most >= 172800 ? 86400 : most >= 7200 ? 3600 : most >= 120 ? 60 : 1) : 1;
    const steps = ticks(most / unit).map((tick) => tick * unit);
    const room = (plotWidth - axisWidth) / weeks.length;
    const y = (value) => chartHeight - 26 - (value / steps.at(-1)) * (chartHeight - 46);
    const every = Math.ceil(weeks.length / 10);
    return plot(
      name,
      chartHeight,
      steps.map((step) => [svg("line", { x1: axisWidth, x2: plotWidth, y1: y(step), y2: y(step), class: "grid" }), label(axisWidth - 8, y(step) + 4, text(step), { "text-anchor": "end", class: "faint" })]),
      weeks.map((week, at) => {
        const x = axisWidth + at * room;
        const value = valueOf(week);
        return [
          svg("g", { class: "amount" }, svg("title", {}, `${week.week}: ${text(value)}`), svg("rect", { x: x + room * 0.15, y: y(value), width: Math.min(room * 0.7, 60), height: y(0) - y(value) })),
          at % every === 0 ? label(x + room * 0.15, chartHeight - 8, week.week, { class: "faint" }) : null,
        ];
      }),
    );
  }

  function numbers(weeks) {
    const rows = [...weeks].reverse().map((week) =>
      h("tr", {}, h("th", { scope: "row" }, week.week), ...[week.taken, week.done, week.failed, week.partial, week.refused].map((value) => h("td", {}, String(value))), ...[week.lead_seconds.median, week.lead_seconds.p90, week.cycle_seconds.median, week.cycle_seconds.p90].map((value) => h("td", {}, span(value)))),
    );
    return wide("Figures of each week", table(["Week", "Taken", "Done", "Failed", "Partial", "Refused", "Lead", "Lead p90", "Cycle", "Cycle p90"], rows));
  }
}
