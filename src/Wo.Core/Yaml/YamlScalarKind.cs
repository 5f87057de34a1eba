namespace Wo.Core.Yaml;

/// <summary>What a scalar means under the YAML 1.2 core schema. Quoted and block scalars are always strings.</summary>
public enum YamlScalarKind
{
    /// <summary><c>null</c>, <c>~</c> or nothing at all.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>Digits with an optional sign, or an octal or hexadecimal form.</summary>
    Integer,

    /// <summary>A number with fraction or exponent.</summary>
    Number,

    /// <summary>Text. Dates are text here.</summary>
    String,
}
