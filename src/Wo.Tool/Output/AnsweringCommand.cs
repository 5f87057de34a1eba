namespace Wo.Tool.Output;

/// <summary>Who answers.</summary>
/// <param name="Name">Name in the JSON schema id, words joined by dots.</param>
/// <param name="ChangesState">Whether the command may have changed something.</param>
internal sealed record AnsweringCommand(string Name, bool ChangesState)
{
    /// <summary>Nobody yet: the command line names no command.</summary>
    public static AnsweringCommand None { get; } = new("error", ChangesState: false);

    /// <summary>
    /// The failure with something in every part of its card: where it names no command itself, the help of the one that
    /// failed is the next step, or, where disk or git failed it in its work, a look at whether anything is left of it.
    /// What shows whether the problem is gone is the state of the tree.
    /// </summary>
    public WoError Complete(WoError error) =>
        error with
        {
            NextSteps =
                !error.NextSteps.IsEmpty ? error.NextSteps
                : error.Code.Class == ErrorClass.Storage && ChangesState ? ["wo reconcile"]
                : [Help],
            Verify =
                !error.Verify.IsEmpty ? error.Verify
                : error.Code.Class == ErrorClass.Usage ? [Help]
                : ["wo status"],
        };

    // Help and version are answers without a command of that name.
    private string Help =>
        this == None || Name is "help" or "version" ? "wo --help" : $"wo {Name.Replace('.', ' ')} --help";
}
