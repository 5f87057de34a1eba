using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>The types that a schema declares, each name once.</summary>
internal sealed class TypeNames(ProblemList problems)
{
    private readonly List<(string Name, JsonSpan Span)> names = [];

    public IReadOnlyList<(string Name, JsonSpan Span)> All => names;

    public void Declare(string name, JsonSpan span)
    {
        if (names.Exists(known => known.Name == name))
        {
            problems.Collision($"the type '{name}' is declared twice", span);
            return;
        }

        names.Add((name, span));
    }
}
