// What drawings of numbers share.
const plotWidth = 960;

/** The steps of an axis: round numbers from 0 to the most. */
function ticks(most) {
  const rough = Math.max(most, 1) / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * size).find((candidate) => candidate >= rough);
  const whole = Math.max(step, 1);
  return Array.from({ length: Math.ceil(Math.max(most, 1) / whole) + 1 }, (_, at) => at * whole);
}

/** A drawing with a name, in the width of the page and no narrower than it can be read. */
function plot(name, height, ...content) {
  return wide(name, svg("svg", { class: "plot", viewBox: `0 0 ${plotWidth} ${height}`, role: "img", "aria-label": name }, content));
}

const label = (x, y, text, attributes = {}) => svg("text", { x, y, ...attributes }, text);

/** A choice of how far back to look. */
function spanChoice(chosen, changed) {
  const spans = [["1d", "one day"], ["7d", "a week"], ["30d", "30 days"], ["365d", "a year"], ["", "all"]];
  const select = h("select", { change: (event) => changed(event.target.value) }, spans.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
  return h("label", {}, "Time ", select);
}
