using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Failures;

/// <summary>One way to fail: what to run, and what has to come of it.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Code">The error code.</param>
/// <param name="Arguments">The arguments of the tool.</param>
internal sealed record FailureCase(int ExitCode, string Code, params string[] Arguments)
{
    /// <summary>The rows of <c>docs/bad-input.md</c> that it is about.</summary>
    public int[] Rows { get; init; } = [];

    /// <summary>The work orders there are.</summary>
    public SampleWorkOrder[] WorkOrders { get; init; } = [new("WO-0001"), new("WO-0002")];

    /// <summary>What goes wrong before the tool runs.</summary>
    public Func<SampleTree, Task> Arrange { get; init; } = _ => Task.CompletedTask;

    /// <summary>What the answer asks its reader to do before the commands that it names.</summary>
    public Action<SampleTree> AsAsked { get; init; } = _ => { };

    /// <summary>Where the tool runs; the main worktree unless another place is named.</summary>
    public Func<SampleTree, string> Place { get; init; } = tree => tree.Root;

    /// <summary>Variables that are set for it.</summary>
    public Dictionary<string, string> Variables { get; init; } = [];

    /// <summary>A shell script that is found in the place of git; the real one is <c>$GIT</c>.</summary>
    public string? Git { get; init; }

    /// <summary>Words that the message has to have, as what helps.</summary>
    public string[] Says { get; init; } = [];

    /// <summary>Starts of the names of files that are rightly written although it fails, such as logs.</summary>
    public string[] Writes { get; init; } = [];

    /// <summary>The variables with what stands in the place of git, if anything does.</summary>
    public Dictionary<string, string> VariablesIn(SampleTree tree)
    {
        if (Git is not { } script)
        {
            return Variables;
        }

        var path = Environment.GetEnvironmentVariable("PATH")!;
        var git = path.Split(':').Select(directory => Path.Combine(directory, "git")).First(File.Exists);
        TemporaryDirectory.WriteScript(tree.Repository.Surroundings.At("bin", "git"), script);
        return new(Variables) { ["PATH"] = tree.Repository.Surroundings.At("bin") + ":" + path, ["GIT"] = git };
    }

    /// <summary>A preparation that only writes files.</summary>
    public static Func<SampleTree, Task> Files(Action<SampleTree> write) =>
        tree =>
        {
            write(tree);
            return Task.CompletedTask;
        };
}
