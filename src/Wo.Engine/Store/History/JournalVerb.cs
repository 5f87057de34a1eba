namespace Wo.Engine.Store.History;

/// <summary>The words by which the journal calls what happened, where more than one place has to know them.</summary>
internal static class JournalVerb
{
    /// <summary>A work order was written.</summary>
    public const string New = "new";

    /// <summary>It was taken.</summary>
    public const string Take = "take";

    /// <summary>It was handed back to its owner, with a new token.</summary>
    public const string Resume = "resume";

    /// <summary>Another owner took it over, after its lease had expired.</summary>
    public const string TakeOver = "takeover";

    /// <summary>It was closed, or the gates refused that.</summary>
    public const string Finish = "finish";

    /// <summary>Its gates were run and refused it.</summary>
    public const string Verify = "verify";

    /// <summary>A failed or partial one is pending again.</summary>
    public const string Requeue = "requeue";

    /// <summary>A running one is pending again.</summary>
    public const string Release = "release";

    /// <summary>A done one is pending again.</summary>
    public const string Reopen = "reopen";

    /// <summary>It got another id.</summary>
    public const string Renumber = "renumber";

    /// <summary>A repair moved it.</summary>
    public const string Reconcile = "reconcile";

    /// <summary>The result where gates said no.</summary>
    public const string Refused = "refused";

    /// <summary>All that a line can be about.</summary>
    public static IReadOnlyList<string> All { get; } =
    [New, Take, Resume, TakeOver, Finish, Verify, Requeue, Release, Reopen, Renumber, Reconcile];
}
