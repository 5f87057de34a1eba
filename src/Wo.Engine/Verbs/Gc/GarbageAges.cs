namespace Wo.Engine.Verbs.Gc;

/// <summary>From which age on things may go.</summary>
/// <param name="Backups">Backups, and copies beside the control records.</param>
/// <param name="Evidence">Evidence of uncommitted changes.</param>
internal sealed record GarbageAges(TimeSpan Backups, TimeSpan Evidence)
{
    private const int EvidenceDays = 90;

    /// <summary>The ages in force.</summary>
    /// <param name="retentionDays">How long backups are kept, as configured.</param>
    /// <param name="days">What the caller says instead of all of them, or <see langword="null"/>.</param>
    public static GarbageAges Of(int retentionDays, int? days) =>
        new(TimeSpan.FromDays(days ?? retentionDays), TimeSpan.FromDays(days ?? EvidenceDays));
}
