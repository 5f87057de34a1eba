using Xunit.v3;

namespace Wo.TestKit;

/// <summary>
/// Tests that try very many cases or wait for real processes: sweeps of faults, histories, fuzzing, races, kills, packages.
/// <c>dotnet test Wo.sln</c> runs them, <c>./test</c> leaves them out.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SoakAttribute : Attribute, ITraitAttribute
{
    /// <summary>The trait by which runners tell them.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("Category", "Soak")];
}
