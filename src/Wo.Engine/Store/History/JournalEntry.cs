using System.Collections.Immutable;

namespace Wo.Engine.Store.History;

/// <summary>One line of the journal: what happened to a work order.</summary>
/// <param name="At">When.</param>
/// <param name="Verb">The command that did it, such as <c>take</c>.</param>
/// <param name="Id">The work order.</param>
internal sealed record JournalEntry(DateTimeOffset At, string Verb, WorkOrderId Id)
{
    /// <summary>The state it left; <see langword="null"/> where it was in none.</summary>
    public WorkOrderState? From { get; init; }

    /// <summary>The state it is in since then; the one it was in where it did not move.</summary>
    public WorkOrderState? To { get; init; }

    /// <summary>Its <c>x_rev</c> since then; <see langword="null"/> where that is not known.</summary>
    public long? Revision { get; init; }

    /// <summary>The machine.</summary>
    public string? Host { get; init; }

    /// <summary>What the command that did it knows besides.</summary>
    public JournalNote Note { get; init; } = JournalNote.None;

    /// <summary>Whether gates refused it, so that it stayed in its state.</summary>
    public bool IsRefusal => From == To && !Note.FailedGates.IsEmpty;

    /// <summary>Whether it was finished as done.</summary>
    public bool IsDone => this is { Verb: JournalVerb.Finish, To: WorkOrderState.Done };

    /// <summary>Whether it changed its state or its owner.</summary>
    public bool IsTransition => To is not null && (From != To || Verb == JournalVerb.TakeOver);

    /// <summary>What a finish came to; <see langword="null"/> for other verbs.</summary>
    public string? Result =>
        IsRefusal ? JournalVerb.Refused
        : Verb == JournalVerb.Finish ? To?.DirectoryName()
        : null;
}
