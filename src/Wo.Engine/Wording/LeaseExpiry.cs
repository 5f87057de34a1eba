namespace Wo.Engine.Wording;

/// <summary>How long a lease lasts, in words that follow its holder.</summary>
internal static class LeaseExpiry
{
    /// <summary>Whether it has expired, or in how long it does.</summary>
    public static string Of(bool isOver, TimeSpan rest) =>
        isOver ? "lease expired" : $"lease expires in {RoughTime.Of(rest)}";
}
