namespace Wo.Engine.Problems;

/// <content>What can be wrong with the files that people write besides work orders.</content>
internal sealed partial record Problem
{
    /// <summary>'_ctx/policy/wo.yaml' or an environment variable is invalid.</summary>
    public static readonly Problem InvalidConfiguration = new(
        "INVALID_CONFIGURATION",
        ErrorClass.Precondition,
        "'_ctx/policy/wo.yaml' or an environment variable is invalid."
    );

    /// <summary>The backlog cannot be read or breaks its schema.</summary>
    public static readonly Problem BacklogInvalid = new(
        "BACKLOG_INVALID",
        ErrorClass.NeedsReconcile,
        "The backlog cannot be read or breaks its schema."
    );

    /// <summary>A file of definitions of done cannot be read or breaks its schema.</summary>
    public static readonly Problem DefinitionOfDoneInvalid = new(
        "DOD_INVALID",
        ErrorClass.NeedsReconcile,
        "A file of definitions of done cannot be read or breaks its schema."
    );

    /// <summary>The path policy of finish cannot be read or breaks its schema.</summary>
    public static readonly Problem FinishPolicyInvalid = new(
        "POLICY_INVALID",
        ErrorClass.NeedsReconcile,
        "The path policy of finish cannot be read or breaks its schema."
    );

    /// <summary>The configuration cannot be read or breaks its schema.</summary>
    public static readonly Problem ConfigurationInvalid = new(
        "CONFIGURATION_INVALID",
        ErrorClass.NeedsReconcile,
        "The configuration cannot be read or breaks its schema."
    );

    /// <summary>The tree's own schema cannot be used.</summary>
    public static readonly Problem SchemaUnusable = new(
        "SCHEMA_UNUSABLE",
        ErrorClass.NeedsReconcile,
        "The tree's own schema cannot be used."
    );
}
