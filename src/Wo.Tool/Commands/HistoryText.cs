using Wo.Engine.Read.History;
using Wo.Engine.Store.History;
using Wo.Tool.Output;

namespace Wo.Tool.Commands;

/// <summary>What happened, in the words of every list that shows it.</summary>
internal static class HistoryText
{
    /// <summary>Where events are known from, with the names of these sources.</summary>
    public static readonly (HistorySource Source, string Name)[] Sources =
    [
        (HistorySource.Journal, "journal"),
        (HistorySource.File, "work order"),
        (HistorySource.Verdict, "verdict"),
        (HistorySource.Session, "session log"),
    ];

    /// <summary>The name of a source.</summary>
    public static string NameOf(HistorySource source) => Array.Find(Sources, known => known.Source == source).Name;

    /// <summary>The state that was entered, or that gates refused it.</summary>
    public static StyledText State(JournalEntry entry) =>
        entry.IsRefusal ? (JournalVerb.Refused, TextStyle.Bad)
        : entry.To is not { } to ? ""
        : StateText.Of(to);

    /// <summary>Whose work it is or was, and who gave the command.</summary>
    public static string Who(JournalNote note)
    {
        var who = note switch
        {
            { FormerOwner: { } former, Owner: { } owner } => $"{former} -> {owner}",
            _ => note.Owner ?? "",
        };
        return note.By is { } by ? $"{who} (by {by})".TrimStart() : who;
    }

    /// <summary>The gates that said no, and the reason that was given.</summary>
    public static string Why(JournalNote note)
    {
        var gates = note.FailedGates.IsEmpty ? "" : string.Join(", ", note.FailedGates);
        return gates.Length > 0 && note.Reason is { } reason ? $"{gates}: {reason}" : gates + note.Reason;
    }
}
