namespace Wo.Bench;

/// <summary>Something that is measured.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Run">Does it once, start to end. What it pauses the clock for does not count.</param>
/// <param name="Target">The multiple of the baseline that it may take; null where none is stated.</param>
internal sealed record Contestant(string Name, Action Run, double? Target = null);
