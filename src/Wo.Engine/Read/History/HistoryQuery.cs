namespace Wo.Engine.Read.History;

/// <summary>Which part of the history is wanted.</summary>
internal sealed record HistoryQuery
{
    /// <summary>Only this work order's.</summary>
    public WorkOrderId? Id { get; init; }

    /// <summary>Nothing that is older.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what has to do with this owner.</summary>
    public string? Owner { get; init; }

    /// <summary>Only work orders of this epic.</summary>
    public string? Epic { get; init; }

    /// <summary>Only what this command did.</summary>
    public string? Verb { get; init; }

    /// <summary>Whether an event is wanted.</summary>
    public bool Matches(HistoryEvent happened) =>
        (Id is not { } id || happened.Entry.Id == id)
        && (Since is not { } since || happened.Entry.At >= since)
        && (Owner is not { } owner || happened.Names(owner))
        && (Epic is not { } epic || happened.Entry.Note.Epic == epic)
        && (Verb is not { } verb || happened.Entry.Verb == verb);
}
