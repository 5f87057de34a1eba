// Elements are made from texts and never from markup: whatever a title or a log holds, it is shown as it is.
const svgNamespace = "http://www.w3.org/2000/svg";

/** Makes an element; attributes that are null or false are left out, and functions become listeners. */
function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** Makes an element of a drawing. */
function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(svgNamespace, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name, value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }

  element.append(...present(children));
  return element;
}

/** Shows other things in an element, without those that are not there. */
const put = (element, ...children) => element.replaceChildren(...present(children));

const present = (children) => children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false);

/** Remembers what is shown, so that the same is not drawn again under the hands of those who read it. */
function memory() {
  let last = null;
  return (value) => {
    const text = JSON.stringify(value, (name, one) => (name === "age_seconds" ? undefined : one)) ?? "";
    const isNew = text !== last;
    last = text;
    return isNew;
  };
}

/** A time as people read it, in the zone of the browser; empty for none. */
function when(text) {
  const time = new Date(text ?? Number.NaN);
  return Number.isNaN(time.getTime())
    ? ""
    : time.toLocaleString("sv-SE", { dateStyle: "short", timeStyle: "short" });
}

/** A number of seconds in the two units that say most of it. */
function span(seconds) {
  if (seconds === null || seconds === undefined) {
    return "–";
  }

  const units = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
  const first = units.findIndex(([, size]) => seconds >= size);
  if (first < 0 || first === 3) {
    return `${Math.round(seconds)} s`;
  }

  const [[big, size], [small, part]] = [units[first], units[first + 1]];
  const rest = Math.floor((seconds % size) / part);
  return `${Math.floor(seconds / size)} ${big}${rest > 0 ? ` ${rest} ${small}` : ""}`;
}

/** The mark of a state: its colour says nothing that its word does not say. */
const stateMark = (state) => h("span", { class: `state ${state ?? "unclear"}` }, state ?? "unclear");

/** A link to everything about a work order. */
const workOrderLink = (id, ...more) => h("a", { href: `#wo/${encodeURIComponent(id)}` }, ...(more.length > 0 ? more : [id]));

/** What a command could not answer, with the commands that lead on. */
function failure(error) {
  return h(
    "section",
    { class: "card-error", "aria-label": "Error" },
    h("p", {}, h("strong", {}, error.code), " ", error.cause),
    (error.details ?? []).map((line) => h("p", { class: "faint" }, line)),
    (error.next_steps ?? []).map((step) => h("p", {}, h("code", {}, step))),
  );
}
