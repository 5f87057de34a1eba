// What reconcile says.
function findingsView() {
  return answerView({
    title: "Findings",
    heading: "What reconcile finds",
    look: { class: "findings" },
    ask: () => load("findings"),
    show,
  });

  function show(data) {
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
    return [
      rows.length === 0 ? h("p", { class: "good" }, "Consistent: nothing found.") : wide("Findings", table(["Level", "Code", "Work order", "Finding"], rows)),
      data.under_way.length > 0 ? h("p", { class: "faint" }, `Not checked, since an operation is under way: ${data.under_way.join(", ")}`) : "",
      exported ? "" : repairs(data.findings, refresh) ?? "",
    ];
  }
}
