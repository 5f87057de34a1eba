using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

/// <summary>An instance beside a schema, both as text.</summary>
internal static class Evaluated
{
    /// <summary>What the schema does not take of the instance.</summary>
    public static IReadOnlyList<SchemaFinding> Findings(string schema, string instance)
    {
        var read = SchemaReader.Read(schema);
        Assert.Empty(read.Problems);
        return SchemaEvaluator.Evaluate(read.Schema!, YamlText.Parse(instance));
    }
}
