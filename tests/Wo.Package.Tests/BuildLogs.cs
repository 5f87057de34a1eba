using System.Text.Json;

namespace Wo.Package.Tests;

/// <summary>The logs of a build.</summary>
/// <param name="Outcome">The run of <c>dotnet</c>.</param>
/// <param name="Sarif">What the compiler wrote, SARIF 2.1.</param>
/// <param name="Binary">What the build wrote.</param>
public sealed record BuildLogs(DotnetOutcome Outcome, JsonElement Sarif, byte[] Binary);
