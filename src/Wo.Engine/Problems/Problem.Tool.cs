namespace Wo.Engine.Problems;

/// <content>What can be wrong with a command line and with the tool itself.</content>
internal sealed partial record Problem
{
    /// <summary>The command line does not parse.</summary>
    public static readonly Problem Usage = new(
        "USAGE",
        ErrorClass.Usage,
        "The command line does not parse.",
        "Follow the usage line; 'wo help VERB' shows examples."
    );

    /// <summary>Not an identifier of the required form.</summary>
    public static readonly Problem InvalidId = new(
        "INVALID_ID",
        ErrorClass.Usage,
        "Not an identifier of the required form.",
        "Give an id such as WO-0016; 'wo list' shows those there are."
    );

    /// <summary>No '_ctx' directory here.</summary>
    public static readonly Problem NoContext = new(
        "NO_CTX",
        ErrorClass.NotFound,
        "No '_ctx' directory here.",
        "Run 'wo init', or name the directory that holds '_ctx' with --root."
    );

    /// <summary>The repository has another state root than the one that is named.</summary>
    public static readonly Problem OtherRoot = new(
        "OTHER_ROOT",
        ErrorClass.Precondition,
        "The repository has another state root than the one that is named.",
        "Use the state root that the message names, or move its '_ctx' to where it is to be."
    );

    /// <summary>Not inside a git repository, or git is missing.</summary>
    public static readonly Problem NoRepository = new(
        "NO_REPOSITORY",
        ErrorClass.NotFound,
        "Not inside a git repository, or git is missing.",
        "Run the command inside a git repository, and install git where it is missing."
    );

    /// <summary>No work order has this id.</summary>
    public static readonly Problem WorkOrderNotFound = new(
        "WO_NOT_FOUND",
        ErrorClass.NotFound,
        "No work order has this id.",
        "Look for the id with 'wo list'."
    );

    /// <summary>A signal stopped the command.</summary>
    public static readonly Problem Interrupted = new(
        "INTERRUPTED",
        ErrorClass.Interrupted,
        "A signal stopped the command.",
        "Run the command again: its step was completed or undone."
    );

    /// <summary>A bug, or a machine that does what it should not.</summary>
    public static readonly Problem Internal = new(
        "INTERNAL_ERROR",
        ErrorClass.Storage,
        "A bug, or a machine that does what it should not.",
        "Report the bug with the message; 'wo reconcile' shows whether the tree is consistent."
    );

    /// <summary>A step of the demonstration did not go as it should.</summary>
    public static readonly Problem DemoFailed = new(
        "DEMO_FAILED",
        ErrorClass.Negative,
        "A step of the demonstration did not go as it should.",
        "Look at the step that the message names."
    );

    /// <summary>Standard output could not be written; nothing was changed.</summary>
    public static readonly Problem OutputFailed = new(
        "OUTPUT_FAILED",
        ErrorClass.Storage,
        "Standard output could not be written; nothing was changed.",
        "Make standard output writable and run the command again."
    );

    /// <summary>The command did its work, but standard output could not be written to say so.</summary>
    public static readonly Problem AnswerLost = new(
        "ANSWER_LOST",
        ErrorClass.DurabilityUncertain,
        "The command did its work, but standard output could not be written to say so.",
        "Do not run the command again; 'wo show' and 'wo status' show what it did."
    );

    /// <summary>The port of the page cannot be listened on.</summary>
    public static readonly Problem CannotListen = new(
        "CANNOT_LISTEN",
        ErrorClass.Conflict,
        "The port of the page cannot be listened on.",
        "Leave --port out, so that any free port is taken, or end the process that has it."
    );
}
