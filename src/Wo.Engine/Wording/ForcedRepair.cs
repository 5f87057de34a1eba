namespace Wo.Engine.Wording;

/// <summary>The command that also makes the repairs which give something up.</summary>
internal static class ForcedRepair
{
    /// <summary>As it is proposed: the reason is the caller's.</summary>
    public const string Command = "wo reconcile --apply --force --reason \"…\"";
}
