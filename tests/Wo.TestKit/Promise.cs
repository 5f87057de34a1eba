namespace Wo.TestKit;

/// <summary>What its users know of one work order.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Text">Its text as its author wrote it, or changed it last.</param>
public sealed record Promise(string Id, string Text)
{
    /// <summary>The state that was last acknowledged.</summary>
    public required string State { get; init; }

    /// <summary>The state that an operation of unknown end would bring it into.</summary>
    public string? Underway { get; init; }

    /// <summary>The text that an edit of unknown end would give it.</summary>
    public string? Revised { get; init; }

    /// <summary>The texts that it had before, which backups may hold.</summary>
    public IReadOnlyList<string> Former { get; init; } = [];

    /// <summary>The token of the last acknowledged holder, if it is held and somebody was told one.</summary>
    public string? Token { get; init; }

    /// <summary>The tokens of two who were told that they hold it, the second one without a word to the first.</summary>
    public string? Doubled { get; init; }

    /// <summary>Whether somebody ever held it, which explains its branch.</summary>
    public bool WasHeld { get; init; }

    /// <summary>Whether a hand was at its file or record, so that the file may be ahead of what is on record.</summary>
    public bool IsMeddledWith { get; init; }
}
