using System.Globalization;
using System.Text.Json;
using Wo.TestKit;

namespace Wo.EndToEnd.Tests.Stories;

/// <summary>What a test has done to the work orders of a day, written down by itself, to hold answers against.</summary>
internal sealed class Account(WoTool tool)
{
    /// <summary>Something that a command did, and between which moments it did so.</summary>
    internal sealed record Deed(
        DateTimeOffset Before,
        DateTimeOffset After,
        string Id,
        string Verb,
        string? From,
        string? To,
        string? Result,
        string? Owner
    );

    private const int Conflict = 4;

    /// <summary>What runs the commands.</summary>
    public WoTool Tool { get; set; } = tool;

    /// <summary>Everything, in order.</summary>
    public List<Deed> Deeds { get; } = [];

    /// <summary>Runs a command that does something, and writes that down. A conflict is waited out: a lease that is to end.</summary>
    /// <param name="exitCode">How it has to end.</param>
    /// <param name="expected">What it does.</param>
    /// <param name="arguments">Its words.</param>
    public async Task<WoOutcome> Do(
        int exitCode,
        (string Id, string Verb, string? From, string? To, string? Result, string? Owner) expected,
        params string[] arguments
    )
    {
        DateTimeOffset before;
        WoOutcome outcome;
        do
        {
            before = DateTimeOffset.UtcNow;
            outcome = await Tool.RunAsync(arguments, TestRun.Cancellation);
        } while (exitCode == 0 && outcome.ExitCode == Conflict);

        Assert.True(outcome.ExitCode == exitCode, $"wo {string.Join(' ', arguments)}: {outcome}");
        var (id, verb, from, to, result, owner) = expected;
        Deeds.Add(new Deed(before, DateTimeOffset.UtcNow, id, verb, from, to, result, owner));
        return outcome;
    }

    /// <summary>How often something was done.</summary>
    public int Count(Func<Deed, bool> isOne, string? owner) =>
        Deeds.Count(deed => isOne(deed) && (owner is null || deed.Owner == owner));

    /// <summary>The moment of an event of a log.</summary>
    public static DateTimeOffset Moment(JsonElement happened) =>
        DateTimeOffset.Parse(
            happened.GetProperty("at").GetString()!,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal
        );
}
