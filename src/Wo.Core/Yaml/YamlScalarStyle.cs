namespace Wo.Core.Yaml;

/// <summary>How a scalar that is written on one line is quoted.</summary>
internal enum YamlScalarStyle
{
    /// <summary>Without quotes where that is safe, else as <see cref="SingleQuoted"/>.</summary>
    Plain,

    /// <summary>In single quotes where the text is printable, else as <see cref="DoubleQuoted"/>.</summary>
    SingleQuoted,

    /// <summary>In double quotes, with escapes.</summary>
    DoubleQuoted,
}
