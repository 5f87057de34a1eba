// The few things that the page may change, where wo board was started with --allow-actions: by the same commands as in a
// terminal, which check and refuse as they do there.
const mayAct = document.body.dataset.actions === "yes";
const leastReason = 10;

async function act(name, body) {
  const response = await request(`/data/${name}`, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return response.json();
}

/** What can be done with a work order as it is; nothing where the page only shows. */
function actions(data, done) {
  const verb = { running: "release", failed: "requeue", partial: "requeue" }[data.state];
  if (!mayAct || !verb) {
    return null;
  }

  const reason = h("input", { type: "text", required: true, minlength: leastReason, "aria-label": "Reason", placeholder: "Reason, at least ten characters" });
  const force = h("input", { type: "checkbox" });
  const said = h("div", { role: "status" });
  const words = { release: "Give it back to the queue", requeue: "Put it back into the queue" }[verb];
  return h(
    "form",
    { class: "filter action", submit: (event) => send(event, said, verb, () => ({ id: data.id, reason: reason.value, ...(force.checked ? { force: true } : {}) }), done) },
    reason,
    verb === "release" ? h("label", {}, force, " although another owner holds it") : null,
    h("button", {}, words),
    said,
  );
}

/** The repairs that discard nothing. */
function repairs(findings, done) {
  if (!mayAct || !findings.some((one) => one.repair && !one.needs_force)) {
    return null;
  }

  const said = h("div", { role: "status" });
  return h("form", { class: "filter action", submit: (event) => send(event, said, "reconcile", () => ({}), done) }, h("button", {}, "Repair what discards nothing"), said);
}

async function send(event, said, name, body, done) {
  event.preventDefault();
  const button = event.target.querySelector("button");
  button.disabled = true;
  try {
    const answer = await act(name, body());
    put(said, answer.error ? failure(answer.error) : h("p", { class: "good" }, "Done."));
    if (!answer.error) {
      done();
    }
  } catch (error) {
    put(said, h("p", { class: "bad" }, error.message));
  } finally {
    button.disabled = false;
  }
}
