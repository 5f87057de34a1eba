namespace Wo.Tool.Output;

/// <summary>Who answers.</summary>
/// <param name="Name">Name in the JSON schema id, words joined by dots.</param>
/// <param name="ChangesState">Whether the command may have changed something.</param>
internal sealed record AnsweringCommand(string Name, bool ChangesState)
{
    /// <summary>Nobody yet: the command line names no command.</summary>
    public static AnsweringCommand None { get; } = new("error", ChangesState: false);
}
