namespace Wo.Engine.Problems;

/// <content>What can be wrong with the files that people write besides work orders.</content>
internal sealed partial record Problem
{
    /// <summary>'_ctx/policy/wo.yaml' or an environment variable is invalid.</summary>
    public static readonly Problem InvalidConfiguration = new(
        "INVALID_CONFIGURATION",
        ErrorClass.Precondition,
        "'_ctx/policy/wo.yaml' or an environment variable is invalid.",
        "Mend the file or the variable that the message names."
    );

    /// <summary>A backlog, definition of done, policy, schema or configuration file cannot be read or is invalid.</summary>
    public static readonly Problem InputInvalid = new(
        "INPUT_INVALID",
        ErrorClass.NeedsReconcile,
        "A backlog, definition of done, policy, schema or configuration file cannot be read or is invalid.",
        "Nothing: people write these files and mend them, at the line that is reported."
    )
    {
        Level = ProblemLevel.P0,
    };
}
