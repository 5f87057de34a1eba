namespace Wo.Core.Schema;

/// <summary>Where in the value of a keyword there are schemas.</summary>
internal enum KeywordShape
{
    /// <summary>Nowhere.</summary>
    Value,

    /// <summary>It is one.</summary>
    Schema,

    /// <summary>It is a list of them.</summary>
    SchemaList,

    /// <summary>It is one, or a list of them.</summary>
    SchemaOrList,

    /// <summary>Its members are schemas.</summary>
    SchemaMap,

    /// <summary>Its members are schemas, or lists of names.</summary>
    SchemaOrNamesMap,
}
