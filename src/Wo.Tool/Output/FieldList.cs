using System.Collections;

namespace Wo.Tool.Output;

/// <summary>Names with values, for <see cref="TextOutput.Fields"/>. What has no value takes no line.</summary>
internal sealed class FieldList : IReadOnlyCollection<(string Name, StyledText Value)>
{
    private readonly List<(string Name, StyledText Value)> fields = [];

    /// <inheritdoc/>
    public int Count => fields.Count;

    /// <summary>Adds a value; each of its lines becomes one.</summary>
    public void Add(string name, string? value, TextStyle style = TextStyle.Plain)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return;
        }

        foreach (var line in value.TrimEnd().Split('\n'))
        {
            fields.Add((name, (line.TrimEnd('\r'), style)));
            name = "";
        }
    }

    /// <summary>Adds values below each other, with the name before the first.</summary>
    public void Add(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            fields.Add((name, value));
            name = "";
        }
    }

    /// <inheritdoc/>
    public IEnumerator<(string Name, StyledText Value)> GetEnumerator() => fields.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
