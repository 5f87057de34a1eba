namespace Wo.Core.Yaml;

/// <summary>How a value is written, as far as it matters for taking it from the source.</summary>
internal enum YamlGlanceForm
{
    /// <summary>Without quotes; nothing at all is null.</summary>
    Plain,

    /// <summary>In quotes with nothing in it that stands for something else.</summary>
    Literal,

    /// <summary>A scalar that has to be decoded: escapes, doubled quotes, block scalars.</summary>
    Encoded,

    /// <summary>A mapping or sequence.</summary>
    Collection,
}
