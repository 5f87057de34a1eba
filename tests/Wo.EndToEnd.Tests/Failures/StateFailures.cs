using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Failures;

/// <summary>What the state of the work order, its lease or its record stands against.</summary>
internal static class StateFailures
{
    private const string Id = "WO-0001";

    private static readonly SampleWorkOrder[] Done = [new(Id) { State = "done" }];
    private static readonly SampleWorkOrder[] Waiting = [new(Id) { Depends = ["WO-0002"] }, new("WO-0002")];

    public static Dictionary<string, FailureCase> All { get; } =
        new()
        {
            ["take of one that does not exist"] = new(3, "WO_NOT_FOUND", "take", "WO-9999"),
            ["show of one that does not exist"] = new(3, "WO_NOT_FOUND", "show", "WO-9999"),
            ["finish of one that does not exist"] = new(3, "WO_NOT_FOUND", "finish", "WO-9999"),
            ["release of one that does not exist"] = new(
                3,
                "WO_NOT_FOUND",
                "release",
                "WO-9999",
                "--reason",
                "why not"
            ),
            ["a session entry about none"] = new(3, "WO_NOT_FOUND", "session", "intent", "WO-9999", "a plan"),
            ["take of what somebody holds"] = new(4, "WO_LOCKED", "take", Id) { Arrange = Taken },
            ["takeover of a lease that has not expired"] = new(4, "WO_LOCKED", "take", Id, "--takeover")
            {
                Arrange = Taken,
            },
            ["resume by somebody else"] = new(4, "NOT_OWNER", "take", Id, "--resume", "--owner", "eve")
            {
                Arrange = Taken,
            },
            ["release by somebody else"] = new(4, "NOT_OWNER", "release", Id, "--owner", "eve", "--reason", "mine now")
            {
                Arrange = Taken,
            },
            ["finish with a wrong token"] = new(4, "NOT_OWNER", "finish", Id, "--token", new string('0', 32))
            {
                Arrange = Taken,
            },
            ["heartbeat with a wrong token"] = new(4, "NOT_OWNER", "heartbeat", Id, "--token", "wrong")
            {
                Arrange = Taken,
            },
            ["looking at claims where none are shared"] = new(5, "INVALID_CONFIGURATION", "sync"),
            ["pushing a claim where none are shared"] = new(5, "INVALID_CONFIGURATION", "push", Id) { Arrange = Taken },
            ["new with an id that exists"] = new(
                4,
                "ALREADY_EXISTS",
                "new",
                Id,
                "--epic",
                "E-0001",
                "--title",
                "Again"
            ),
            ["waiting for what has not come in time"] = new(1, "WAIT_TIMED_OUT", "wait", Id, "--timeout", "0s"),
            ["waiting for anything that has not come in time"] = new(
                1,
                "WAIT_TIMED_OUT",
                "wait",
                "--any",
                "--timeout",
                "0"
            ),
            ["waiting for what is over"] = new(1, "STATE_OUT_OF_REACH", "wait", Id, "--until", "running")
            {
                WorkOrders = Done,
            },
            ["take of what is done"] = new(5, "ILLEGAL_TRANSITION", "take", Id) { WorkOrders = Done },
            ["finish of what is pending"] = new(5, "ILLEGAL_TRANSITION", "finish", Id),
            ["release of what is pending"] = new(5, "ILLEGAL_TRANSITION", "release", Id, "--reason", "no need"),
            ["requeue of what is pending"] = new(5, "ILLEGAL_TRANSITION", "requeue", Id, "--reason", "once more"),
            ["requeue of what is done"] = new(5, "ILLEGAL_TRANSITION", "requeue", Id, "--reason", "once more")
            {
                WorkOrders = Done,
            },
            ["reopen of what is pending"] = new(5, "ILLEGAL_TRANSITION", "reopen", Id, "--reason", "not yet"),
            ["edit of what is done"] = new(5, "ILLEGAL_TRANSITION", "edit", Id, "--title", "Another title")
            {
                WorkOrders = Done,
            },
            ["edit of what runs"] = new(5, "ILLEGAL_TRANSITION", "edit", Id, "--title", "Another title")
            {
                Arrange = Taken,
            },
            ["renumber of what another owner works on"] = new(4, "NOT_OWNER", "renumber", Id, "WO-0042")
            {
                Arrange = Taken,
            },
            ["renumber to an id that is in use"] = new(4, "ALREADY_EXISTS", "renumber", Id, "WO-0002")
            {
                WorkOrders = [new(Id), new("WO-0002")],
            },
            ["renumber of one of two that have the id"] = new(6, "WO_AMBIGUOUS", "renumber", Id, "WO-0042")
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Write(
                        $"_ctx/jobs/done/{Id}.yaml",
                        new SampleWorkOrder(Id) { State = "done" }.ToString()
                    )
                ),
            },
            ["edit to what is not valid"] = new(5, "WO_INVALID", "edit", Id, "--epic", "E-0404"),
            ["edit to what waits for itself"] = new(5, "WO_INVALID", "edit", Id, "--add-depends", Id),
            ["edit to what waits for none that there is"] = new(
                5,
                "WO_INVALID",
                "edit",
                Id,
                "--add-depends",
                "WO-0404"
            ),
            ["take of what waits for another one"] = new(5, "UNMET_DEPENDENCY", "take", Id) { WorkOrders = Waiting },
            ["preflight of what waits for another one"] = new(5, "UNMET_DEPENDENCY", "preflight", Id)
            {
                WorkOrders = Waiting,
            },
            ["take of what may touch the paths of a running one"] = new(4, "SCOPE_OVERLAP", "take", "WO-0002")
            {
                WorkOrders = [new(Id), new("WO-0002")],
                Arrange = async tree =>
                {
                    tree.Repository.Write("_ctx/policy/wo.yaml", "scope_overlap: refuse\n");
                    await Taken(tree);
                },
            },
            ["take of the next where none is ready"] = new(1, "NO_READY_WORK", "take", "--next") { WorkOrders = Done },
            ["two different copies"] = new(6, "WO_AMBIGUOUS", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Write(new SampleWorkOrder(Id) { State = "done", Title = "Other" })
                ),
            },
            ["a record that is damaged"] = new(6, "RECORD_UNREADABLE", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Write($".git/wo/records/{Id}", "{ \"version\": 1, \"re")
                ),
                Rows = [50],
            },
            ["a record of a later version"] = new(6, "RECORD_UNREADABLE", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Write(
                        $".git/wo/records/{Id}",
                        "{ \"version\": 3, \"rev\": 0, \"lease\": null, \"intent\": null }"
                    )
                ),
                Rows = [50],
            },
            ["a record ahead of the file"] = new(6, "REVISION_WENT_BACK", "take", Id)
            {
                Arrange = FailureCase.Files(tree =>
                    tree.Repository.Write(
                        $".git/wo/records/{Id}",
                        "{ \"version\": 1, \"rev\": 3, \"lease\": null, \"intent\": null }"
                    )
                ),
                Rows = [76],
            },
            ["a running one without lease"] = new(6, "RUNNING_WITHOUT_LOCK", "take", Id)
            {
                Arrange = async tree =>
                {
                    await Taken(tree);
                    File.Delete(Path.Combine(tree.Control, "records", Id));
                    File.Delete(Path.Combine(tree.Root, "_ctx", "jobs", "running", Id + ".lock"));
                },
                Rows = [55],
            },
            ["a lease of one that is pending"] = new(6, "LOCK_WITHOUT_RUNNING_WO", "take", Id)
            {
                Arrange = async tree =>
                {
                    await Taken(tree);
                    tree.Repository.Git("clean", "--force", "--quiet", "_ctx/jobs/running");
                    tree.Repository.Git("checkout", "--quiet", "--", "_ctx/jobs");
                    var record = Path.Combine(tree.Control, "records", Id);
                    File.WriteAllText(record, File.ReadAllText(record).Replace("\"rev\": 1", "\"rev\": 0"));
                },
                Rows = [55, 76],
            },
            ["a living lock of one that is pending"] = new(4, "WO_LOCKED", "take", Id)
            {
                Arrange = async tree =>
                {
                    await Taken(tree);
                    tree.Repository.Git("clean", "--force", "--quiet", "_ctx/jobs/running");
                    tree.Repository.Git("checkout", "--quiet", "--", "_ctx/jobs");
                    File.Delete(Path.Combine(tree.Control, "records", Id));
                },
                Rows = [55, 76],
            },
        };

    private static Task<string> Taken(SampleTree tree) => tree.Take(Id, "--owner", "alice");
}
