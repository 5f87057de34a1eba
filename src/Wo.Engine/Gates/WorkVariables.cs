using System.Globalization;
using Wo.Engine.Git;
using Wo.Engine.Processes;

namespace Wo.Engine.Gates;

/// <summary>What the commands of a work order find in their environment beside that of the caller.</summary>
internal sealed record WorkVariables
{
    private const string Base = "WO_BASE";
    private const string Port = "WO_PORT";
    private const string Artifact = "WO_ARTIFACT";

    /// <summary>The variable in which a caller presents the token.</summary>
    private const string Token = "WO_TOKEN";

    /// <summary>The work order.</summary>
    public required WorkOrderId Id { get; init; }

    /// <summary>The state root.</summary>
    public required string Root { get; init; }

    /// <summary>The worktree.</summary>
    public required string Worktree { get; init; }

    /// <summary>Its branch.</summary>
    public required string Branch { get; init; }

    /// <summary>What the branch is compared with, as git understands it there; <see langword="null"/> where that cannot be told.</summary>
    public string? BaseRef { get; init; }

    /// <summary>The number that no other running work order has; <see langword="null"/> for none.</summary>
    public int? OwnPort { get; init; }

    /// <summary>The file that the command is to make, absolute; <see langword="null"/> for none.</summary>
    public string? File { get; init; }

    /// <summary>What gives the right to close the work order, which no command gets.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>The environment of a command: the caller's, so that the programs it finds are the caller's, with these.</summary>
    public ProcessEnvironment Over(ProcessEnvironment caller)
    {
        var environment = GitEnvironment.ForCommandsOfTheUser(caller);
        var own = environment
            // A token may stand in a variable of the caller's own as well.
            .Without(name =>
                name is Token or Base or Port or Artifact
                || Secrets.Any(secret => environment.Variables[name].Contains(secret, StringComparison.Ordinal))
            )
            .With("WO_ID", Id.Value)
            .With("WO_ROOT", Root)
            .With("WO_WORKTREE", Worktree)
            .With("WO_BRANCH", Branch);
        (string, string?)[] optional =
        [
            (Base, BaseRef),
            (Port, OwnPort?.ToString(CultureInfo.InvariantCulture)),
            (Artifact, File),
        ];
        return optional.Aggregate(
            own,
            static (all, next) => next.Item2 is { } value ? all.With(next.Item1, value) : all
        );
    }
}
