namespace Wo.Tool.Edge;

/// <summary>The command that a command line names, as far as its answer depends on it.</summary>
/// <param name="Name">Name in the JSON schema id, words joined by dots.</param>
/// <param name="ChangesState">Whether the command may have changed something.</param>
internal sealed record RunningCommand(string Name, bool ChangesState)
{
    /// <summary>The command line names no command, or not yet.</summary>
    public static RunningCommand None { get; } = new("error", ChangesState: false);

    /// <summary>The command line that shows its help page.</summary>
    // Help and version are answers without a command of that name.
    public string Help =>
        this == None || Name is "help" or "version" ? Advice.Help : $"wo {Name.Replace('.', ' ')} --help";
}
