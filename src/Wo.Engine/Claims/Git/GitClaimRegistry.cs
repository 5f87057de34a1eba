using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Git;
using Wo.Engine.Processes;

namespace Wo.Engine.Claims.Git;

/// <summary>
/// Registers in refs of a remote, which decides every race: a push names the commit that it expects there, and an atomic one
/// takes the branch of the work with it or not at all. Nothing is kept in refs of this clone.
/// </summary>
/// <param name="git">Runs git.</param>
/// <param name="root">The state root.</param>
/// <param name="settings">The remote and the namespace.</param>
/// <param name="objects">Makes and reads versions.</param>
internal sealed class GitClaimRegistry(GitCommand git, StateRoot root, ClaimsSettings settings, ClaimObjects objects)
    : IClaimRegistry
{
    // A ref may move between being listed and being fetched; each further round means that another clone made progress.
    private const int Rounds = 5;

    private readonly RemoteFailure failure = new(settings);

    /// <inheritdoc/>
    public string Place => $"{settings.Remote} ({settings.Namespace})";

    /// <inheritdoc/>
    public string NameOf(WorkOrderId id) => $"{settings.Namespace}/{id}";

    /// <inheritdoc/>
    public Result<RegisterEntry?> Read(WorkOrderId id, CancellationToken cancellation) =>
        from entries in List(NameOf(id), static _ => null, cancellation)
        select entries.FirstOrDefault(entry => entry.Id == id);

    /// <inheritdoc/>
    public Result<ImmutableArray<RegisterEntry>> List(
        Func<WorkOrderId, string?> knownVersion,
        CancellationToken cancellation
    ) => List($"{settings.Namespace}/*", knownVersion, cancellation);

    /// <inheritdoc/>
    public SwapAnswer Swap(ClaimSwap swap, CancellationToken cancellation)
    {
        var register = NameOf(swap.Id);
        var version = "";
        if (
            swap.Content is { } content
            && !objects.Write(content, swap.Expected, $"wo: claim of {swap.Id}").TryGet(out version, out var unwritten)
        )
        {
            // Where the former version is not in this clone any more, the caller knows too little to replace it.
            return swap.Expected is { } expected && !objects.Has(expected)
                ? SwapAnswer.Lost()
                : SwapAnswer.Refused(unwritten);
        }

        string[] arguments =
        [
            .. PushReport.Push,
            $"--force-with-lease={register}:{swap.Expected}",
            // A hook of the user's looks at work, and a claim is none. With a branch it runs, as with every push of one.
            .. swap.Branch is null ? (string[])["--no-verify"] : ["--atomic"],
            "--",
            settings.Remote,
            $"{version}:{register}",
            .. swap.Branch is { } branch ? (string[])[$"{branch.Commit}:{BranchName.ToRef(branch.Name)}"] : [],
        ];
        var limit = swap.Branch is null ? git.RemoteLimit : git.WriteLimit;
        var outcome = git.AskRemote(root.Path, arguments, limit, cancellation);
        return Judge(swap, version, PushReport.Find(outcome.Output, register), arguments, outcome);
    }

    private SwapAnswer Judge(
        ClaimSwap swap,
        string version,
        PushedRef? claim,
        string[] arguments,
        ProcessOutcome outcome
    )
    {
        if (outcome.Succeeded && claim is { IsAccepted: true })
        {
            return SwapAnswer.Won(version);
        }

        if (claim is { IsStale: true })
        {
            return SwapAnswer.Lost();
        }

        var error = git.Failure(arguments, root.Path, outcome);
        return claim switch
        {
            { IsRefused: true } when swap.Branch is { } branch => SwapAnswer.RefusedWithBranch(
                failure.OfBranch(branch, PushReport.Find(outcome.Output, BranchName.ToRef(branch.Name)), error)
            ),
            { IsRefused: true } => SwapAnswer.Refused(failure.Refused(claim, error)),
            _ => SwapAnswer.Unknown(failure.Unreachable(error)),
        };
    }

    private Result<ImmutableArray<RegisterEntry>> List(
        string pattern,
        Func<WorkOrderId, string?> knownVersion,
        CancellationToken cancellation
    )
    {
        for (var round = 1; ; round++)
        {
            if (
                !Ask(["ls-remote", "--refs", "--", settings.Remote, pattern], cancellation)
                    .TryGet(out var text, out var error)
            )
            {
                return error;
            }

            var found = Listed(text).ToList();
            var unknown = found.Where(entry => knownVersion(entry.Id) != entry.Version).ToList();
            if (!IsComplete(unknown, cancellation).TryGet(out var isComplete, out error) && round == Rounds)
            {
                return error;
            }

            if (isComplete || round == Rounds)
            {
                return from read in objects.Read(unknown)
                    let byId = read.ToDictionary(entry => entry.Id)
                    select found
                        .Select(entry =>
                            byId.GetValueOrDefault(entry.Id) ?? new RegisterEntry(entry.Id, entry.Version, null)
                        )
                        .ToImmutableArray();
            }
        }
    }

    /// <summary>Whether the versions are in this clone, once those that were not have been fetched.</summary>
    private Result<bool> IsComplete(List<(WorkOrderId Id, string Version)> versions, CancellationToken cancellation)
    {
        if (!objects.Missing(versions).TryGet(out var missing, out var error))
        {
            return error;
        }

        return missing.Length == 0
            ? true
            : from fetched in Fetch(missing.Select(entry => NameOf(entry.Id)), cancellation)
            from left in objects.Missing(missing)
            select left.Length == 0;
    }

    /// <summary>The registers among the lines of <c>ls-remote</c>. A ref that is named like no work order is none.</summary>
    private IEnumerable<(WorkOrderId Id, string Version)> Listed(string text)
    {
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = line.Split('\t');
            if (
                fields.Length == 2
                && fields[1].StartsWith($"{settings.Namespace}/", StringComparison.Ordinal)
                && WorkOrderId.TryParse(fields[1][(settings.Namespace.Length + 1)..], out var id)
            )
            {
                yield return (id, fields[0]);
            }
        }
    }

    private Result<string> Fetch(IEnumerable<string> refs, CancellationToken cancellation) =>
        Ask(
            [
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-filter",
                "--no-recurse-submodules",
                "--no-write-fetch-head",
                "--refmap=",
                "--",
                settings.Remote,
                .. refs,
            ],
            cancellation
        );

    private Result<string> Ask(string[] arguments, CancellationToken cancellation)
    {
        var outcome = git.AskRemote(root.Path, arguments, cancellation: cancellation);
        return outcome is { Succeeded: true, IsComplete: true }
            ? outcome.Output
            : failure.Unreachable(git.Failure(arguments, root.Path, outcome));
    }
}
