using Wo.Engine.Processes;

namespace Wo.Engine.Tests.Histories;

/// <summary>
/// Answers what git would say of a repository with one commit on <c>main</c>, a clean worktree and no others: all that
/// commands ask which work in the main worktree. A question it does not know fails the test.
/// </summary>
internal sealed class GitStandIn(string root) : IProcessRunner
{
    private const string Commit = "1234567890123456789012345678901234567890";
    private const string Branch = "refs/heads/main";

    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default)
    {
        var arguments = request
            .Arguments.SkipWhile(argument => argument.Contains('=') || argument is "-c" or "--no-replace-objects")
            .ToList();
        var output = arguments[0] switch
        {
            "worktree" when arguments[1] == "list" => $"worktree {root}\nHEAD {Commit}\nbranch {Branch}\n\n",
            "symbolic-ref" => Branch + "\n",
            "rev-parse" => Commit + "\n",
            "for-each-ref" => arguments[1] == "--sort=-committerdate"
                ? $"{Commit} {Branch}\n"
                : $"{Commit}\0{Branch}\0\0\0\n",
            "status" => $"# branch.oid {Commit}\0# branch.head {Branch["refs/heads/".Length..]}\0",
            "ls-tree" or "ls-files" or "--glob-pathspecs" => "",
            "merge-base" when arguments[1] == "--is-ancestor" => "",
            "merge-base" => Commit + "\n",
            "rev-list" => $"commit {Commit}\n1234567 A commit of its own\n",
            "diff-tree" => "",
            // Whatever was taken has a commit of its own.
            "log" when arguments.Contains("--walk-reflogs") => $"{Commit}\0main@{{4102444800}}\0commit: Work\n",
            "log" => "",
            _ => throw new NotSupportedException($"git {string.Join(' ', arguments)}"),
        };
        return new ProcessOutcome(ProcessEnd.Exited, 0) { Output = output };
    }
}
