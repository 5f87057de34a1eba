using System.CommandLine;
using System.CommandLine.Completions;
using Wo.Engine.Read.History;
using Wo.Engine.Store.History;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>Which part of the history is wanted, for the commands that show it.</summary>
internal sealed class HistoryOptions
{
    private readonly Option<string?> since = SpanOption.Since(
        "Only what is not older: a time such as 2026-03-15, or how long ago, such as 12h, 7d, 2w"
    );

    private readonly Option<string?> owner = ValueOption.One(
        "--owner",
        "name",
        "Only what has to do with this owner",
        ValueKind.Owner
    );

    private readonly Option<string?> epic = ValueOption.One(
        "--epic",
        "id",
        "Only work orders of this epic",
        ValueKind.Epic
    );

    private readonly Option<string?> verb = ValueOption.One(
        "--verb",
        "verb",
        "Only what this command did: " + string.Join(", ", JournalVerb.All)
    );

    /// <summary>Declares them.</summary>
    public void AddTo(Command command, bool withVerb)
    {
        command.Options.Add(since);
        command.Options.Add(owner);
        command.Options.Add(epic);
        if (withVerb)
        {
            verb.CompletionSources.Add(_ => JournalVerb.All.Select(known => new CompletionItem(known)));
            command.Options.Add(verb);
        }
    }

    /// <summary>What was asked for.</summary>
    public Result<HistoryQuery> Read(CommandContext context) =>
        from start in SpanOption.ReadSince(context, since)
        from did in Verb(context)
        select new HistoryQuery
        {
            Since = start,
            Owner = context.Value(owner),
            Epic = context.Value(epic),
            Verb = did,
        };

    private Result<string?> Verb(CommandContext context) =>
        context.Value(verb) is not { } typed ? (string?)null
        : JournalVerb.All.Contains(typed) ? typed
        : UsageError.Because($"unknown verb '{typed}'" + TypoCorrection.DidYouMean(typed, JournalVerb.All));
}
