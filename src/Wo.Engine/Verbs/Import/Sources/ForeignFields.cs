using System.Collections.Immutable;

namespace Wo.Engine.Verbs.Import.Sources;

/// <summary>The fields of an item, of which readers take those that have a place; the rest is kept as it is.</summary>
internal sealed class ForeignFields(ForeignValue.Map map)
{
    private readonly Dictionary<string, ForeignValue> values = map.Entries.ToDictionary(StringComparer.Ordinal);

    /// <summary>Takes a scalar as text; what is no scalar stays.</summary>
    public string? Text(string key)
    {
        if (!values.TryGetValue(key, out var value) || value.Scalar is not { } text)
        {
            return null;
        }

        values.Remove(key);
        return text;
    }

    /// <summary>Takes the first scalar that there is.</summary>
    public string? Text(string key, string orKey) => Text(key) ?? Text(orKey);

    /// <summary>Takes a list of scalars, or one alone; a list with anything else in it stays.</summary>
    public ImmutableArray<string> Texts(string key)
    {
        if (!values.TryGetValue(key, out var value))
        {
            return [];
        }

        var items = value is ForeignValue.List list ? list.Items : [value];
        if (items.Any(static item => item is { IsEmpty: false, Scalar: null }))
        {
            return [];
        }

        values.Remove(key);
        return [.. items.Select(static item => item.Scalar).OfType<string>()];
    }

    /// <summary>Takes the names of a list of things that have one, or of names alone.</summary>
    /// <param name="key">The key.</param>
    /// <param name="nameKey">Where a thing has its name.</param>
    public ImmutableArray<string> Names(string key, string nameKey)
    {
        if (!values.TryGetValue(key, out var value))
        {
            return [];
        }

        var items = value is ForeignValue.List list ? list.Items : [value];
        var names = items
            .Select(item => item is ForeignValue.Map thing ? NameOf(thing, nameKey) : item.Scalar)
            .ToList();
        if (names.Contains(null))
        {
            return [];
        }

        values.Remove(key);
        return [.. names!];
    }

    /// <summary>Takes the mappings of a list; a list with anything else in it stays.</summary>
    public ImmutableArray<ForeignFields> Maps(string key)
    {
        if (
            !values.TryGetValue(key, out var value)
            || value is not ForeignValue.List list
            || list.Items.Any(static item => item is not ForeignValue.Map)
        )
        {
            return [];
        }

        values.Remove(key);
        return [.. list.Items.Select(static item => new ForeignFields((ForeignValue.Map)item))];
    }

    /// <summary>Whether a key has a value that says something.</summary>
    public bool Has(string key) => values.TryGetValue(key, out var value) && !value.IsEmpty;

    /// <summary>Leaves out what says nothing of its own.</summary>
    public void Drop(Predicate<string> isOfNoUse)
    {
        foreach (var key in values.Keys.Where(key => isOfNoUse(key)).ToList())
        {
            values.Remove(key);
        }
    }

    /// <summary>Everything that was not taken and says something, in the order of the file.</summary>
    public ImmutableArray<KeyValuePair<string, ForeignValue>> Rest =>
        [.. map.Entries.Where(entry => values.ContainsKey(entry.Key) && !entry.Value.IsEmpty)];

    private static string? NameOf(ForeignValue.Map thing, string nameKey) =>
        thing.Entries.FirstOrDefault(entry => entry.Key == nameKey).Value?.Scalar;
}
