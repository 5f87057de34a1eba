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

    /// <summary>The session log or a verdict has conflict markers of a merge.</summary>
    public static readonly Problem ConflictMarkers = new(
        "CONFLICT_MARKERS",
        ErrorClass.NeedsReconcile,
        "The session log or a verdict has conflict markers of a merge.",
        "Nothing: a person removes the markers. Of a session log both sides stay, of a verdict one."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>The queue of an epic names a work order that does not exist.</summary>
    public static readonly Problem QueueUnknown = new(
        "QUEUE_UNKNOWN",
        ErrorClass.NeedsReconcile,
        "The queue of an epic names a work order that does not exist.",
        "Remove the entry from 'wo_queue', or write the work order."
    );

    /// <summary>The queue of an epic names a work order that belongs to another epic.</summary>
    public static readonly Problem QueueOfOtherEpic = new(
        "QUEUE_OF_OTHER_EPIC",
        ErrorClass.NeedsReconcile,
        "The queue of an epic names a work order that belongs to another epic.",
        "Move the entry to the queue of the epic that the work order names, or change that."
    );

    /// <summary>The queue of an epic names a work order twice.</summary>
    public static readonly Problem QueueTwice = new(
        "QUEUE_TWICE",
        ErrorClass.NeedsReconcile,
        "The queue of an epic names a work order twice.",
        "Remove the second entry; 'wo lint --fix' does."
    );

    /// <summary>Two epics have the same id.</summary>
    public static readonly Problem EpicTwice = new(
        "EPIC_TWICE",
        ErrorClass.NeedsReconcile,
        "Two epics have the same id.",
        "Give one of them another id: work orders are counted to the first."
    );

    /// <summary>Two definitions of done have the same id.</summary>
    public static readonly Problem DefinitionOfDoneTwice = new(
        "DOD_TWICE",
        ErrorClass.NeedsReconcile,
        "Two definitions of done have the same id.",
        "Give one of them another id: the first is the one that counts."
    );
}
