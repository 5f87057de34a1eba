namespace Wo.Core.Schema;

/// <content>What the evaluator makes of a schema at its first use.</content>
public sealed partial class JsonSchema
{
    // A race makes the same twice.
    private SchemaLookup? lookup;

    /// <summary>The same keywords, to be asked for each of thousands of nodes.</summary>
    internal SchemaLookup Lookup => lookup ??= new SchemaLookup(this);
}
