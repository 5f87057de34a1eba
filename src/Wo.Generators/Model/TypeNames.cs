using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>The types that a schema declares, each name once.</summary>
internal sealed class TypeNames(ProblemList problems)
{
    private readonly List<(string Name, JsonSpan Span)> names = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public IReadOnlyList<(string Name, JsonSpan Span)> All => names;

    public void Declare(string name, JsonSpan span)
    {
        if (ReservedNames.IsTakenForType(name))
        {
            problems.Collision($"the type '{name}' has a name that generated code uses: choose another", span);
        }
        else if (!known.Add(name))
        {
            problems.Collision($"the type '{name}' is declared twice: rename one", span);
        }
        else
        {
            names.Add((name, span));
        }
    }
}
