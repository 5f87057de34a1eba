namespace Wo.Core.Yaml.Form;

/// <summary>A key with its value, or an item of a list, and the comments that belong to it.</summary>
/// <param name="start">Where it begins, behind the dash of an item.</param>
/// <param name="column">Where its line begins to have text, from 0: its key or its dash.</param>
/// <param name="parent">What it lies in; <see langword="null"/> at the top.</param>
internal sealed class YamlSlot(int start, int column, YamlSlot? parent)
{
    public int Start => start;

    public int Column => column;

    public YamlSlot? Parent => parent;

    /// <summary>Whether the line before it, or before the comments above it, is blank.</summary>
    public bool HasBlankBefore { get; init; }

    /// <summary>Comments above it.</summary>
    public List<YamlComment> Above { get; } = [];

    /// <summary>The comment at the end of its first line.</summary>
    public YamlComment? Beside { get; private set; }

    /// <summary>Comments below all of it that are indented like it.</summary>
    public List<YamlComment> Below { get; } = [];

    /// <summary>Puts a comment beside it; one that was there moves above.</summary>
    public void Put(YamlComment comment)
    {
        if (Beside is not null)
        {
            Above.Add(Beside);
        }

        Beside = comment;
    }

    /// <summary>Whether it lies in another one, or is it.</summary>
    public bool IsWithin(YamlSlot other)
    {
        for (var slot = this; slot is not null; slot = slot.Parent)
        {
            if (slot == other)
            {
                return true;
            }
        }

        return false;
    }
}
