// Where data comes from: the server, which wants the key of the printed address, or the page itself where it is an export.
const embedded = document.getElementById("data");
const exported = embedded === null ? null : JSON.parse(embedded.textContent);
const refusals = {
  401: "This page has no key for the running server: open the address that wo board printed.",
  403: "The server does not answer pages of other sites.",
  421: "The server does not know itself by this name.",
};

/** The key of the address, which leaves the address bar at once and lives as long as the tab. */
function key() {
  const found = /^#key=([0-9a-f]+)$/.exec(location.hash);
  if (found) {
    sessionStorage.setItem("key", found[1]);
    history.replaceState(null, "", "#board");
  }

  return sessionStorage.getItem("key") ?? "";
}

async function request(path, options = {}) {
  const headers = { authorization: `Bearer ${key()}`, ...options.headers };
  const response = await fetch(path, { ...options, headers });
  if (!response.ok) {
    throw Object.assign(new Error(refusals[response.status] ?? `The server answered ${response.status}.`), {
      status: response.status,
    });
  }

  return response;
}

/** The answer of a command that only looks: ok, data, warnings and error. */
async function load(name, query = {}) {
  const asked = Object.keys(query).length === 0 ? name : `${name}?${new URLSearchParams(query)}`;
  if (exported) {
    return name === "log" && query.id ? historyOf(query.id) : (exported.answers[asked] ?? null);
  }

  return (await request(`/data/${asked}`)).json();
}

/** An exported page has the history of all once. */
function historyOf(id) {
  const { data } = exported.answers.log;
  return { data: { ...data, events: data.events.filter((one) => one.id === id) } };
}

/** The same of a drawing, as text. */
async function loadText(name, query = {}) {
  const asked = Object.keys(query).length === 0 ? name : `${name}?${new URLSearchParams(query)}`;
  return exported ? (exported.answers[asked] ?? null) : (await request(`/data/${asked}`)).text();
}

/** Calls back after each change of the tree, for as long as the page is open. */
async function follow(changed, connected) {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 15000)) {
    try {
      const { body } = await request("/data/events");
      connected(true);
      pause = 500;
      await readEvents(body, changed);
    } catch (error) {
      if (error.status) {
        connected(false, error.message);
        return;
      }
    }

    connected(false, "No connection: wo board has ended, or is about to answer again.");
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

async function readEvents(body, changed) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  for (let rest = ""; ; ) {
    const { done, value } = await reader.read();
    if (done) {
      return;
    }

    const messages = (rest + value).split("\n\n");
    rest = messages.pop();
    if (messages.some((message) => message.startsWith("event: change"))) {
      changed();
    }
  }
}
