// What reconcile says.
function findingsView() {
  const content = h("div", { class: "findings" });
  const isNew = memory();
  const element = h("div", {}, h("h2", {}, "What reconcile finds"), content);
  return { element, title: "Findings", update };

  async function update() {
    const answer = await load("findings");
    const { data, error } = answer;
    if (!isNew(answer)) {
      return;
    }

    if (data === null) {
      put(content, failure(error));
      return;
    }

    const rows = data.findings.map((one) =>
      h(
        "tr",
        {},
        h("td", {}, h("strong", { class: { P0: "bad", P1: "warn" }[one.level] ?? "faint" }, one.level)),
        h("td", {}, one.code),
        h("td", {}, one.work_order ? workOrderLink(one.work_order) : ""),
        h("td", {}, one.message, one.repair ? h("p", { class: "faint" }, `${one.needs_force ? "--apply --force" : "--apply"}: ${one.repair}`) : null, one.next_steps.map((step) => h("p", {}, h("code", {}, step)))),
      ),
    );
    put(
      content,
      rows.length === 0 ? h("p", { class: "good" }, "Consistent: nothing found.") : wide("Findings", table(["Level", "Code", "Work order", "Finding"], rows)),
      data.under_way.length > 0 ? h("p", { class: "faint" }, `Not checked, since an operation is under way: ${data.under_way.join(", ")}`) : "",
      exported ? "" : repairs(data.findings, refresh) ?? "",
    );
  }
}
