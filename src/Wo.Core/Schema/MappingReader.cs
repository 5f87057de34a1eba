using System.Diagnostics.CodeAnalysis;
using Wo.Core.Yaml;

namespace Wo.Core.Schema;

/// <summary>
/// Reads the keys of one mapping; the generated readers are written in terms of it. A key that is absent or null is
/// missing. What has the wrong type is a finding, and then reads as missing.
/// </summary>
public readonly struct MappingReader
{
    private readonly YamlMapping mapping;
    private readonly string path;
    private readonly ICollection<SchemaFinding> findings;

    private MappingReader(YamlMapping mapping, string path, ICollection<SchemaFinding> findings)
    {
        this.mapping = mapping;
        this.path = path;
        this.findings = findings;
    }

    /// <summary>Opens a node that has to be a mapping.</summary>
    /// <param name="node">The node.</param>
    /// <param name="path">Its JSON path, <c>$</c> for the root.</param>
    /// <param name="findings">Takes what cannot be read.</param>
    /// <param name="reader">The reader, where the node is a mapping.</param>
    public static bool TryOpen(
        YamlNode node,
        string path,
        ICollection<SchemaFinding> findings,
        out MappingReader reader
    )
    {
        ArgumentNullException.ThrowIfNull(node);
        ArgumentNullException.ThrowIfNull(findings);
        if (node is YamlMapping mapping)
        {
            reader = new MappingReader(mapping, path, findings);
            return true;
        }

        findings.Add(new SchemaFinding(path, node.Start, "a mapping", YamlJson.Describe(node)));
        reader = default;
        return false;
    }

    /// <summary>Whether the key is there with a value.</summary>
    public bool Has(string key) => TryFind(key, out _);

    /// <summary>Reports each key that is missing.</summary>
    public void RequireKeys(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (!mapping.TryGet(key, out var node))
            {
                Report(SchemaPath.Key(path, key), mapping, "this required key", "nothing");
            }
            else if (!Has(key))
            {
                Report(key, node, "a value");
            }
        }
    }

    /// <summary>A text.</summary>
    public string? Text(string key) =>
        !TryFind(key, out var node) ? null
        : TryText(node, out var text) ? text
        : Wrong<string>(key, node, "text");

    /// <summary>A whole number.</summary>
    public long? Whole(string key)
    {
        if (!TryFind(key, out var node))
        {
            return null;
        }

        if (YamlNumber.TryReadWhole(node, out var value))
        {
            return value;
        }

        Report(key, node, "a whole number");
        return null;
    }

    /// <summary>A number.</summary>
    public double? Number(string key)
    {
        if (!TryFind(key, out var node))
        {
            return null;
        }

        if (YamlNumber.TryReadDouble(node, out var number))
        {
            return number;
        }

        Report(key, node, "a number");
        return null;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string key)
    {
        if (!TryFind(key, out var node))
        {
            return null;
        }

        if (node is YamlScalar { Kind: YamlScalarKind.Boolean } scalar)
        {
            return YamlJson.IsTrue(scalar);
        }

        Report(key, node, "true or false");
        return null;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string>? Texts(string key)
    {
        if (!TryFind(key, out var node))
        {
            return null;
        }

        if (node is not YamlSequence sequence)
        {
            return Wrong<IReadOnlyList<string>>(key, node, "a list");
        }

        var texts = new string[sequence.Items.Count];
        for (var i = 0; i < texts.Length; i++)
        {
            if (!TryText(sequence.Items[i], out var text))
            {
                var itemPath = SchemaPath.Index(SchemaPath.Key(path, key), i);
                Report(itemPath, sequence.Items[i], "text", YamlJson.Describe(sequence.Items[i]));
                return null;
            }

            texts[i] = text;
        }

        return texts;
    }

    /// <summary>A mapping from any keys to texts.</summary>
    public IReadOnlyDictionary<string, string>? TextMap(string key)
    {
        if (!TryFind(key, out var node))
        {
            return null;
        }

        if (!TryOpen(node, SchemaPath.Key(path, key), findings, out var inner))
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in inner.mapping.Entries)
        {
            if (inner.Text(entry.Key.Value) is not { } text)
            {
                return null;
            }

            texts.Add(entry.Key.Value, text);
        }

        return texts;
    }

    /// <summary>A text with a syntax of its own.</summary>
    public T? Value<T>(string key, string expected, ValueParser<T> parse)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(parse);
        if (!TryFind(key, out var node))
        {
            return null;
        }

        if (TryText(node, out var text) && parse(text, out var value))
        {
            return value;
        }

        Report(key, node, expected);
        return null;
    }

    /// <summary>A record.</summary>
    public T? Record<T>(string key, RecordReader<T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        return TryFind(key, out var node) ? read(node, SchemaPath.Key(path, key), findings) : null;
    }

    /// <summary>A list of records. An item that cannot be read is a finding and left out; the others still count.</summary>
    public IReadOnlyList<T>? Records<T>(string key, RecordReader<T> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!TryFind(key, out var node))
        {
            return null;
        }

        if (node is not YamlSequence sequence)
        {
            return Wrong<IReadOnlyList<T>>(key, node, "a list");
        }

        var listPath = SchemaPath.Key(path, key);
        var records = new List<T>(sequence.Items.Count);
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            if (read(sequence.Items[i], SchemaPath.Index(listPath, i), findings) is { } record)
            {
                records.Add(record);
            }
        }

        return records;
    }

    /// <summary>A text that the schema leaves open: under the first of the keys that has one, without findings.</summary>
    public string? TextIfAny(string key, string? otherKey = null) =>
        mapping.TryGet(key, out var node) && TryText(node, out var text) ? text
        : otherKey is not null ? TextIfAny(otherKey)
        : null;

    /// <summary>True or false that the schema leaves open: under the first of the keys that has one, without findings.</summary>
    public bool? FlagIfAny(string key, string? otherKey = null) =>
        mapping.TryGet(key, out var node) && node is YamlScalar { Kind: YamlScalarKind.Boolean } scalar
            ? YamlJson.IsTrue(scalar)
        : otherKey is not null ? FlagIfAny(otherKey)
        : null;

    private static bool TryText(YamlNode node, [NotNullWhen(true)] out string? text)
    {
        text = node is YamlScalar { Kind: YamlScalarKind.String } scalar ? scalar.Value : null;
        return text is not null;
    }

    private bool TryFind(string key, [NotNullWhen(true)] out YamlNode? node) =>
        mapping.TryGet(key, out node) && node is not YamlScalar { Kind: YamlScalarKind.Null };

    private T? Wrong<T>(string key, YamlNode node, string expected)
        where T : class
    {
        Report(key, node, expected);
        return null;
    }

    private void Report(string key, YamlNode node, string expected) =>
        Report(SchemaPath.Key(path, key), node, expected, YamlJson.Describe(node));

    private void Report(string at, YamlNode node, string expected, string found) =>
        findings.Add(new SchemaFinding(at, node.Start, expected, found));
}
