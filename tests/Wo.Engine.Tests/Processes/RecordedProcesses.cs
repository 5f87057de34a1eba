using Wo.Engine.Processes;

namespace Wo.Engine.Tests.Processes;

/// <summary>Real processes, of which the commands are noted.</summary>
internal sealed class RecordedProcesses : IProcessRunner
{
    private readonly IProcessRunner real = ProcessRunner.ForThisPlatform(TimeProvider.System);

    /// <summary>What each was asked, without settings and options: <c>worktree add</c>.</summary>
    public List<string> Commands { get; } = [];

    /// <inheritdoc/>
    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default)
    {
        var words = request.Arguments.ToList();
        while (words is ["-c", _, ..])
        {
            words.RemoveRange(0, 2);
        }

        words.RemoveAll(word => word.StartsWith('-'));
        Commands.Add(words is ["worktree", var verb, ..] ? $"worktree {verb}" : words.FirstOrDefault() ?? "");
        return real.Run(request, cancellation);
    }
}
