namespace Wo.Engine.Session;

/// <summary>What entries of the session log say of a transition, before the id; older history is read by them.</summary>
internal static class SessionWords
{
    public const string Taken = "Taken work order";
    public const string Resumed = "Resumed work order";
    public const string Finished = "Finished work order";
    public const string GaveUp = "Gave up work order";
    public const string Failed = "Failed work order";
    public const string Released = "Released work order";
    public const string Requeued = "Requeued work order";
    public const string Reopened = "Reopened work order";

    /// <summary>Between the names of two owners, where one work order goes from one to the other.</summary>
    public const string To = " to ";
}
