namespace Wo.Core.Schema;

/// <summary>Why schema text could not be used.</summary>
internal enum SchemaProblemKind
{
    /// <summary>The text is not JSON.</summary>
    Malformed,

    /// <summary>The JSON is no schema, or uses something that is not supported.</summary>
    Unsupported,
}
