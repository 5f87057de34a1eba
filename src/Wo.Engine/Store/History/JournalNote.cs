using System.Collections.Immutable;

namespace Wo.Engine.Store.History;

/// <summary>What a command adds to the line that the journal gets of it.</summary>
internal sealed record JournalNote
{
    /// <summary>Nothing.</summary>
    public static JournalNote None { get; } = new();

    /// <summary>Whose work it is, or was.</summary>
    public string? Owner { get; init; }

    /// <summary>Whose it was before, where the owner changed.</summary>
    public string? FormerOwner { get; init; }

    /// <summary>Who gave the command, where that is not the owner.</summary>
    public string? By { get; init; }

    /// <summary>The epic of the work order.</summary>
    public string? Epic { get; init; }

    /// <summary>Why, in the words of the caller or of the command.</summary>
    public string? Reason { get; init; }

    /// <summary>The gates that said no.</summary>
    public ImmutableArray<string> FailedGates { get; init; } = [];

    /// <summary>How long the gates took; <see langword="null"/> where none ran.</summary>
    public TimeSpan? GateTime { get; init; }

    /// <summary>The same without a text that gives rights.</summary>
    public JournalNote Without(string? secret) =>
        string.IsNullOrEmpty(secret)
            ? this
            : this with
            {
                Owner = Hide(Owner, secret),
                FormerOwner = Hide(FormerOwner, secret),
                By = Hide(By, secret),
                Epic = Hide(Epic, secret),
                Reason = Hide(Reason, secret),
            };

    private static string? Hide(string? text, string secret) => text?.Replace(secret, "…", StringComparison.Ordinal);
}
