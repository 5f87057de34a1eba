using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>Collects findings; two parts of a schema that say the same thing count once.</summary>
internal sealed class FindingList
{
    private readonly List<SchemaFinding> findings = [];
    private readonly HashSet<SchemaFinding> known = [];

    public void Add(string path, YamlPosition position, string expected, string found)
    {
        var finding = new SchemaFinding(path, position, expected, found);
        if (known.Add(finding))
        {
            findings.Add(finding);
        }
    }

    public IReadOnlyList<SchemaFinding> InDocumentOrder() =>
        findings.Count < 2 ? findings : [.. findings.OrderBy(finding => finding.Position.Offset)];
}
