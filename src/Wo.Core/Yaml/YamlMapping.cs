using System.Diagnostics.CodeAnalysis;

namespace Wo.Core.Yaml;

/// <summary>Keys with values, in document order. Keys are unique.</summary>
public sealed class YamlMapping(IReadOnlyList<YamlEntry> entries, bool isFlow, YamlPosition start, YamlPosition end)
    : YamlNode(start, end)
{
    private readonly YamlEntry[] entries = entries as YamlEntry[] ?? [.. entries];

    /// <summary>The entries in document order.</summary>
    public IReadOnlyList<YamlEntry> Entries => entries;

    /// <summary>The entries without the object that each look through a list makes.</summary>
    internal ReadOnlySpan<YamlEntry> Span => entries;

    /// <summary>Whether it is written in braces.</summary>
    public bool IsFlow { get; } = isFlow;

    /// <summary>Finds the value of a key; keys are compared exactly.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        foreach (var entry in Span)
        {
            if (entry.Key.Value == key)
            {
                value = entry.Value;
                return true;
            }
        }

        value = null;
        return false;
    }
}
