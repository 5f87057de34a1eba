using Wo.TestKit;

namespace Wo.EndToEnd.Tests;

/// <summary>Steps that many tests begin with.</summary>
internal static class TestRun
{
    /// <summary>Ends when the test run is stopped.</summary>
    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Runs the tool and expects it to succeed.</summary>
    public static async Task<WoOutcome> Must(this WoTool tool, params string[] arguments)
    {
        var outcome = await tool.RunAsync(arguments, Cancellation);
        Assert.True(outcome.ExitCode == 0, $"wo {string.Join(' ', arguments)}: {outcome}");
        return outcome;
    }

    /// <summary>Runs the tool, whatever comes of it.</summary>
    public static Task<WoOutcome> Run(this WoTool tool, params string[] arguments) =>
        tool.RunAsync(arguments, Cancellation);

    /// <summary>Takes a work order and remembers what was promised.</summary>
    /// <returns>The token.</returns>
    public static async Task<string> Take(this SampleTree tree, string id, params string[] options)
    {
        var outcome = await tree.Tool.Must(["take", id, "--json", .. options]);
        var token = outcome.Datum("token");
        tree.Promises.Told(id, "running", token);
        return token;
    }

    /// <summary>Takes a work order, commits something in its scope and says what came of it: ready to be finished.</summary>
    /// <returns>The token and the commit.</returns>
    public static async Task<(string Token, string Commit)> TakeAndWork(this SampleTree tree, string id)
    {
        var token = await tree.Take(id);
        var commit = tree.Work(id);
        await tree.Tool.Must("session", "result", id, "it works");
        return (token, commit);
    }

    /// <summary>The tree is consistent and keeps every promise.</summary>
    public static void AssertConsistent(this SampleTree tree) =>
        Assert.True(tree.Problems() is [], string.Join('\n', tree.Problems()));

    /// <summary>A failure with this exit code and error code, and a whole card about it.</summary>
    public static void AssertFailed(this WoOutcome outcome, int exitCode, params string[] codes)
    {
        Assert.True(exitCode == outcome.ExitCode && codes.Contains(outcome.ErrorCode), outcome.ToString());
        Assert.True(outcome.CardProblems() is [], $"{string.Join(", ", outcome.CardProblems())}: {outcome}");
    }

    /// <summary>A failure with one of these codes, whatever its exit code, and a whole card about it.</summary>
    public static void AssertRefused(this WoOutcome outcome, params string[] codes)
    {
        Assert.True(outcome.ExitCode != 0 && codes.Contains(outcome.ErrorCode), outcome.ToString());
        Assert.True(outcome.CardProblems() is [], $"{string.Join(", ", outcome.CardProblems())}: {outcome}");
    }
}
