using Wo.TestKit;
using Wo.TestKit.Histories;

namespace Wo.EndToEnd.Tests.Histories;

/// <summary>A command of a history, as the command line has it.</summary>
internal static class HistoryCommand
{
    internal static readonly string[] Force = ["--force", "--reason", "because a history says so"];

    /// <summary>The arguments.</summary>
    public static string[] Arguments(Command command)
    {
        string[] who =
        [
            "--json",
            .. command.Verb == Verb.Requeue ? [] : (string[])["--owner", command.Actor],
            .. command.Token is { } token ? (string[])["--token", token] : [],
            .. command.IsForced ? Force : [],
        ];
        string[] what = command.Verb switch
        {
            Verb.Take => ["take"],
            Verb.Resume => ["take", "--resume"],
            Verb.TakeOver => ["take", "--takeover"],
            Verb.Heartbeat => ["heartbeat"],
            Verb.FinishDone =>
            [
                "finish",
                "--summary",
                "what came of it",
                "--allow-empty",
                "--reason",
                "nobody works here",
            ],
            Verb.FinishFailed => ["finish", "--result", "failed", "--summary", "what came of it"],
            Verb.FinishPartial => ["finish", "--result", "partial", "--summary", "what came of it"],
            Verb.Release => command.IsForced ? ["release"] : ["release", "--reason", "no time for it now"],
            _ => ["requeue", "--reason", "once more, please"],
        };
        return [.. what, command.Id, .. who];
    }

    /// <summary>The token in an answer, or that of a lease of which nobody was told.</summary>
    public static string TokenIn(WoOutcome? outcome) =>
        outcome is { ExitCode: 0 } && outcome.Data.TryGetProperty("token", out var token)
            ? token.GetString() ?? LeaseFact.Unknown
            : LeaseFact.Unknown;
}
