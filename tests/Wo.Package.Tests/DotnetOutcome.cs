namespace Wo.Package.Tests;

/// <summary>How a run of <c>dotnet</c> ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">All it said.</param>
public sealed record DotnetOutcome(int ExitCode, string Output)
{
    /// <summary>Whether it did what it was asked.</summary>
    public bool Succeeded => ExitCode == 0;
}
