namespace Wo.Core.Schema;

/// <summary>The types that the keyword <c>type</c> may list.</summary>
[Flags]
public enum JsonTypes
{
    /// <summary>No restriction.</summary>
    None = 0,

    /// <summary><c>null</c>.</summary>
    Null = 1,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean = 2,

    /// <summary>A number without a fraction; <c>1.0</c> is one.</summary>
    Integer = 4,

    /// <summary>Any number.</summary>
    Number = 8,

    /// <summary>Text.</summary>
    String = 16,

    /// <summary>An ordered list.</summary>
    Array = 32,

    /// <summary>Names with values.</summary>
    Object = 64,
}
