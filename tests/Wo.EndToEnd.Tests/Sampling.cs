namespace Wo.EndToEnd.Tests;

/// <summary>What a sweep tries: everything with <c>WO_SWEEP=full</c>, else a sample.</summary>
internal static class Sampling
{
    /// <summary>Whether everything is tried.</summary>
    public static bool IsFull => Environment.GetEnvironmentVariable("WO_SWEEP") == "full";

    /// <summary>
    /// All of them, or one: which one differs with the salt, so that sweeps together meet many places, and not from run
    /// to run, so that a failure can be repeated.
    /// </summary>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> all, string salt) => IsFull ? all : [One(all, salt)];

    /// <summary>One of them.</summary>
    public static T One<T>(IReadOnlyList<T> all, string salt) => all[salt.Sum(letter => letter) % all.Count];
}
