using Xunit.v3;

namespace Wo.TestKit;

/// <summary>
/// Tests that take seconds each: sweeps of faults, histories, fuzzing, races, kills, packages, code fixes that are compiled.
/// <c>dotnet test Wo.sln</c> runs them, <c>./test</c> leaves them out.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SoakAttribute : Attribute, ITraitAttribute
{
    /// <summary>The trait by which runners tell them.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Soak")];
}
