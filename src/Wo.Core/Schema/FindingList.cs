using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>
/// Collects findings, at the place that it was led to; two parts of a schema that say the same thing count once. A path is
/// spelled only where there is something to say of it.
/// </summary>
internal sealed class FindingList
{
    private readonly List<(string? Key, int Index)> place = [];
    private readonly List<SchemaFinding> findings = [];
    private HashSet<SchemaFinding>? known;

    /// <summary>Goes on to the value of a key, until <see cref="Leave"/>.</summary>
    public void Enter(string key) => place.Add((key, 0));

    /// <summary>Goes on to an item of a list, until <see cref="Leave"/>.</summary>
    public void Enter(int index) => place.Add((null, index));

    public void Leave() => place.RemoveAt(place.Count - 1);

    /// <summary>Something is wrong here.</summary>
    public void Add(YamlPosition position, string expected, string found)
    {
        var finding = new SchemaFinding(SchemaPath.Of(place), position, expected, found);
        if ((known ??= []).Add(finding))
        {
            findings.Add(finding);
        }
    }

    /// <summary>Something is wrong with a key here.</summary>
    public void Add(string key, YamlPosition position, string expected, string found)
    {
        Enter(key);
        Add(position, expected, found);
        Leave();
    }

    public IReadOnlyList<SchemaFinding> InDocumentOrder() =>
        findings.Count < 2 ? findings : [.. findings.OrderBy(finding => finding.Position.Offset)];
}
