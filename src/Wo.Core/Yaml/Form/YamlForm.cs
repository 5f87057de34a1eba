namespace Wo.Core.Yaml.Form;

/// <summary>A canonical form of block-style YAML: how the same document is always written.</summary>
internal enum YamlForm
{
    /// <summary>
    /// Order, indentation and lists as in <see cref="PyYaml"/>; scalars keep their quotes, lines and blocks, and a blank line
    /// between entries stays. A file in the other form is in this one, too.
    /// </summary>
    Layout,

    /// <summary>
    /// What PyYAML's <c>safe_dump</c> writes with a width of 100, ASCII only and keys in their order; but comments are kept,
    /// and so are numbers and dates without quotes.
    /// </summary>
    PyYaml,
}
