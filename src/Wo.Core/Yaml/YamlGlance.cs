using System.Text;

namespace Wo.Core.Yaml;

/// <summary>
/// What one pass over a plainly written block mapping tells without building nodes: that <see cref="YamlReader"/> will
/// read it, and the scalars at its top. Lists go through every work order there is, most of them closed and of no
/// further interest; reading those in full would be most of their time.
/// </summary>
internal sealed class YamlGlance
{
    private readonly byte[] bytes;
    private readonly List<YamlGlanceEntry> entries;

    private YamlGlance(byte[] bytes, List<YamlGlanceEntry> entries) => (this.bytes, this.entries) = (bytes, entries);

    /// <summary>
    /// Looks at a document; <see langword="null"/> where only the reader can tell, which says nothing about the document.
    /// </summary>
    public static YamlGlance? At(byte[] bytes)
    {
        if (!YamlGlanceText.IsPlain(bytes))
        {
            return null;
        }

        var entries = new List<YamlGlanceEntry>(24);
        return new YamlGlanceScanner(bytes, entries).Run() ? new YamlGlance(bytes, entries) : null;
    }

    /// <summary>Whether the mapping has a key.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Whether the mapping has a key whose value is more than <c>[]</c>, <c>{}</c> or nothing.</summary>
    public bool HasContent(string key) =>
        Find(key) is { } entry
        && (entry.ValueLength != 0 || entry.Form == YamlGlanceForm.Collection)
        && !IsEmpty(entry);

    /// <summary>Finds the scalar of a key.</summary>
    /// <param name="key">A top-level key.</param>
    /// <param name="value">Its value with what it is; <see langword="null"/> where the key is absent or has no scalar.</param>
    /// <returns><see langword="false"/> where only the reader can tell.</returns>
    public bool TryScalar(string key, out (string Value, YamlScalarKind Kind)? value)
    {
        value = null;
        if (Find(key) is not { } entry)
        {
            return true;
        }

        switch (entry.Form)
        {
            case YamlGlanceForm.Plain:
                var plain = Encoding.UTF8.GetString(Source(entry));
                value = (plain, YamlScalarResolver.Resolve(plain));
                return true;
            case YamlGlanceForm.Literal:
                value = (Encoding.UTF8.GetString(Source(entry)[1..^1]), YamlScalarKind.String);
                return true;
            default:
                return entry.Form == YamlGlanceForm.Collection;
        }
    }

    private bool IsEmpty(YamlGlanceEntry entry) =>
        entry.Form == YamlGlanceForm.Collection && Source(entry) is [(byte)'[', (byte)']'] or [(byte)'{', (byte)'}'];

    private ReadOnlySpan<byte> Source(YamlGlanceEntry entry) => bytes.AsSpan(entry.ValueStart, entry.ValueLength);

    private YamlGlanceEntry? Find(string key)
    {
        foreach (var entry in entries)
        {
            if (entry.KeyLength == key.Length && Ascii.Equals(bytes.AsSpan(entry.KeyStart, entry.KeyLength), key))
            {
                return entry;
            }
        }

        return null;
    }
}
