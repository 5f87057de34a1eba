using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Edit;

/// <summary>What is to be different in a work order; what is <see langword="null"/> or empty stays as it is.</summary>
internal sealed record EditRequest
{
    public string? Title { get; init; }
    public string? Objective { get; init; }
    public string? Priority { get; init; }
    public string? Epic { get; init; }
    public string? DefinitionOfDone { get; init; }

    /// <summary>Items to add and to take out, list by list.</summary>
    public ImmutableArray<ListChange> Lists { get; init; } = [];

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether anything is asked for.</summary>
    public bool IsEmpty => Lists.IsEmpty && (Title ?? Objective ?? Priority ?? Epic ?? DefinitionOfDone) is null;

    /// <summary>The single values by their keys.</summary>
    public IEnumerable<(string Key, string Value)> Values()
    {
        (string Key, string? Value)[] all =
        [
            ("title", Title),
            ("objective", Objective),
            ("priority", Priority),
            ("epic_id", Epic),
            ("dod_id", DefinitionOfDone),
        ];
        foreach (var (key, value) in all)
        {
            if (value is not null)
            {
                yield return (key, value);
            }
        }
    }
}
