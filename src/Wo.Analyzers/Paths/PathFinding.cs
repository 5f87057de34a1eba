namespace Wo.Analyzers.Paths;

/// <summary>What was found out about what a call touches.</summary>
/// <param name="Origin">The worst of the origins of its paths.</param>
/// <param name="Path">The path of that origin.</param>
internal sealed record PathFinding(PathOrigin Origin, string Path);
