namespace Wo.Core.Schema;

/// <summary>The six kinds of JSON value.</summary>
public enum JsonKind
{
    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number of any size.</summary>
    Number,

    /// <summary>Text.</summary>
    String,

    /// <summary>An ordered list.</summary>
    Array,

    /// <summary>Names with values, in document order.</summary>
    Object,
}
