namespace Wo.Engine.Problems;

/// <content>What can be wrong with a work order and its files.</content>
internal sealed partial record Problem
{
    /// <summary>The work order breaks its schema or its semantics.</summary>
    public static readonly Problem InvalidWorkOrder = new(
        ErrorCodes.InvalidWorkOrder,
        "The work order breaks its schema or its semantics.",
        "Edit the file as the findings of 'wo show' say."
    );

    /// <summary>A dependency is not done.</summary>
    public static readonly Problem UnmetDependency = new(
        "UNMET_DEPENDENCY",
        ErrorClass.Precondition,
        "A dependency is not done.",
        "Finish the dependencies first, or take with --force and a reason."
    );

    /// <summary>Several candidates, and the reading rule cannot choose.</summary>
    public static readonly Problem Ambiguous = new(
        "WO_AMBIGUOUS",
        ErrorClass.NeedsReconcile,
        "Several candidates, and the reading rule cannot choose.",
        "Run 'wo reconcile': it shows all files and which one it would keep."
    );

    /// <summary>The file cannot be read as a work order.</summary>
    public static readonly Problem Unreadable = new(
        ErrorCodes.Unreadable,
        "The file cannot be read as a work order.",
        "Nothing: the file is left for a person to mend."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>The file is older than the revision on record: git rewound it.</summary>
    public static readonly Problem RevisionWentBack = new(
        "REVISION_WENT_BACK",
        ErrorClass.NeedsReconcile,
        "The file is older than the revision on record: git rewound it.",
        "With --force the newest backup of the recorded revision is restored or, where there is none, the file accepted."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>No file of the work order is left, only backups, a copy or a record of it.</summary>
    public static readonly Problem BackupOnly = new(
        "BACKUP_ONLY",
        ErrorClass.NeedsReconcile,
        "No file of the work order is left, only backups, a copy or a record of it.",
        "The copy with the highest revision is restored; while another branch tracks the file, or an owner holds a later version, only with --force."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>Several files claim the same work order.</summary>
    public static readonly Problem DuplicateId = new(
        "DUPLICATE_WO_ID",
        ErrorClass.NeedsReconcile,
        "Several files claim the same work order.",
        "The reading rule picks one and the others become backups; a true tie, or a held work order, needs --force. Of two work orders with one id, one gets another by 'wo renumber'."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>The file breaks the schema.</summary>
    public static readonly Problem InvalidSchema = new(
        "WO_INVALID_SCHEMA",
        ErrorClass.NeedsReconcile,
        "The file breaks the schema.",
        "Nothing: a work order is never edited to fit the schema."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>Two ids differ in nothing but case, which some file systems cannot keep apart.</summary>
    public static readonly Problem CaseCollision = new(
        "CASE_COLLISION",
        ErrorClass.NeedsReconcile,
        "Two ids differ in nothing but case, which some file systems cannot keep apart.",
        "Nothing: one of them has to be renamed by a person."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>A running work order lacks its owner, branch, worktree or start.</summary>
    public static readonly Problem RunningWithoutMetadata = new(
        "RUNNING_WITHOUT_METADATA",
        ErrorClass.NeedsReconcile,
        "A running work order lacks its owner, branch, worktree or start.",
        "What is missing is filled in from the lease and from git."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>The status in the file is not that of its directory.</summary>
    public static readonly Problem StatusMismatch = new(
        "STATUS_DIRECTORY_MISMATCH",
        ErrorClass.NeedsReconcile,
        "The status in the file is not that of its directory.",
        "The directory wins: the status is edited."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>The title is empty.</summary>
    public static readonly Problem TitleEmpty = new(
        "TITLE_EMPTY",
        ErrorClass.NeedsReconcile,
        "The title is empty.",
        "Give the work order a title."
    );

    /// <summary>The epic is not in the backlog.</summary>
    public static readonly Problem UnknownEpic = new(
        "UNKNOWN_EPIC",
        ErrorClass.NeedsReconcile,
        "The epic is not in the backlog.",
        "Add the epic to the backlog, or name one that is there."
    );

    /// <summary>There is no such definition of done.</summary>
    public static readonly Problem UnknownDefinitionOfDone = new(
        "UNKNOWN_DOD",
        ErrorClass.NeedsReconcile,
        "There is no such definition of done.",
        "Add the definition under '_ctx/dod', or name one that is there."
    );

    /// <summary>The execution contract is incomplete.</summary>
    public static readonly Problem ExecutionIncomplete = new(
        "EXECUTION_INCOMPLETE",
        ErrorClass.NeedsReconcile,
        "The execution contract is incomplete.",
        "Complete 'execution' as the schema asks."
    );

    /// <summary>A dependency is not an id.</summary>
    public static readonly Problem DependencyInvalid = new(
        "DEPENDENCY_INVALID",
        ErrorClass.NeedsReconcile,
        "A dependency is not an id.",
        "Replace the entry by the id of a work order."
    );

    /// <summary>The scope allows every path.</summary>
    public static readonly Problem ScopeTooWide = new(
        "SCOPE_TOO_WIDE",
        ErrorClass.NeedsReconcile,
        "The scope allows every path.",
        "Name the paths, or override with a reason and a date."
    );

    /// <summary>The override of a scope is spelled in a way that the schemas in use do not know.</summary>
    public static readonly Problem ScopeOverride = new(
        "SCOPE_OVERRIDE_SPELLING",
        ErrorClass.NeedsReconcile,
        "The override of a scope is spelled in a way that the schemas in use do not know.",
        "Spell the key with its 'x_' prefix."
    );

    /// <summary>A glob of the scope matches no path there can be.</summary>
    public static readonly Problem ScopeNeverMatches = new(
        "SCOPE_NEVER_MATCHES",
        ErrorClass.NeedsReconcile,
        "A glob of the scope matches no path there can be.",
        "Write the glob relative to the root, with slashes and without '..'."
    );

    /// <summary>No command verifies the result.</summary>
    public static readonly Problem VerifyEmpty = new(
        "VERIFY_EMPTY",
        ErrorClass.NeedsReconcile,
        "No command verifies the result.",
        "Name a command that fails where the result is wrong."
    );

    /// <summary>A verify command is blank and so always succeeds.</summary>
    public static readonly Problem VerifyBlankCommand = new(
        "VERIFY_BLANK_COMMAND",
        ErrorClass.NeedsReconcile,
        "A verify command is blank and so always succeeds.",
        "Remove the blank command, or write the one that is meant."
    );

    /// <summary>The id in the file is not that of its name.</summary>
    public static readonly Problem IdMismatch = new(
        "ID_FILE_NAME_MISMATCH",
        ErrorClass.NeedsReconcile,
        "The id in the file is not that of its name.",
        "Nothing: the name counts; a person corrects the one that is wrong."
    )
    {
        Level = ProblemLevel.P0,
    };

    /// <summary>A work order waits for one that does not exist.</summary>
    public static readonly Problem DependencyUnknown = new(
        "DEPENDENCY_UNKNOWN",
        ErrorClass.NeedsReconcile,
        "A work order waits for one that does not exist.",
        "Nothing: a person corrects the dependency, or writes the work order."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>Work orders wait for each other, or one for itself.</summary>
    public static readonly Problem DependencyCycle = new(
        "DEPENDENCY_CYCLE",
        ErrorClass.NeedsReconcile,
        "Work orders wait for each other, or one for itself.",
        "Nothing: a person removes one of the dependencies."
    )
    {
        Level = ProblemLevel.P1,
    };

    /// <summary>A field that holds a time holds something else.</summary>
    public static readonly Problem NotATimestamp = new(
        "NOT_A_TIMESTAMP",
        ErrorClass.NeedsReconcile,
        "A field that holds a time holds something else.",
        "Nothing: the index leaves the time out until a person corrects it."
    )
    {
        Level = ProblemLevel.Info,
    };

    /// <summary>The scope allows no path, or does not say what it denies.</summary>
    public static readonly Problem ScopeEmpty = new(
        "SCOPE_EMPTY",
        ErrorClass.NeedsReconcile,
        "The scope allows no path, or does not say what it denies.",
        "Name the paths that may be touched in 'scope.allow', and list what may not, if only as '[]', in 'scope.deny'."
    );

    /// <summary>The title is too short to say what is to be done.</summary>
    public static readonly Problem TitleShort = new(
        "TITLE_SHORT",
        ErrorClass.NeedsReconcile,
        "The title is too short to say what is to be done.",
        "Give the work order a title that tells it from others."
    );

    /// <summary>The definition of done is marked as one for old work orders only.</summary>
    public static readonly Problem RetiredDefinitionOfDone = new(
        "DOD_RETIRED",
        ErrorClass.NeedsReconcile,
        "The definition of done is marked as one for old work orders only.",
        "Name a definition of done that is not marked 'x_legacy'."
    );

    /// <summary>A text without quotes is a date, a number or a yes to other YAML readers.</summary>
    public static readonly Problem ReadDifferently = new(
        "READ_DIFFERENTLY",
        ErrorClass.NeedsReconcile,
        "A text without quotes is a date, a number or a yes to other YAML readers.",
        "Put the text in quotes; 'wo lint --fix' does."
    );
}
