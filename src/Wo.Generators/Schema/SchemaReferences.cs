namespace Wo.Core.Schema;

/// <summary>Finds what <c>$ref</c> leads to inside one file: by its place, by its anchor, or as the whole.</summary>
internal sealed class SchemaReferences
{
    private readonly JsonValue document;
    private readonly SchemaDraft draft;
    private readonly Uri? address;

    // Filled at the first reference; most schemas of records have few.
    private Dictionary<string, (JsonValue, string)>? places;
    private readonly Dictionary<string, (JsonValue, string)> anchors = new(StringComparer.Ordinal);

    public SchemaReferences(JsonValue document, SchemaDraft draft)
    {
        (this.document, this.draft) = (document, draft);
        _ = Uri.TryCreate(document.Get("$id")?.Text ?? "", UriKind.Absolute, out address);
    }

    /// <summary>The schema that a reference leads to, with its pointer in the names of 2020-12.</summary>
    /// <param name="reference">The value of <c>$ref</c>.</param>
    /// <returns>The schema, or <see langword="null"/> where the reference leads to no schema of the file.</returns>
    public (JsonValue Schema, string Pointer)? Find(string reference)
    {
        if (places is null)
        {
            places = new(StringComparer.Ordinal);
            Collect(document, SchemaPointer.Root, SchemaPointer.Root, isInOther: false);
        }

        return Fragment(reference) is not { } fragment ? null
            : fragment.Length == 0 || fragment[0] == '/' ? Known(places, SchemaPointer.Root + fragment)
            : Known(anchors, fragment);
    }

    /// <summary>Why a reference is refused, and what to do; <see langword="null"/> where it leads to a schema.</summary>
    /// <param name="reference">The value of the keyword.</param>
    /// <param name="isBelowAddress">Whether a schema around it, other than the file, has an address of its own.</param>
    public string? WhyNot(JsonValue reference, bool isBelowAddress) =>
        reference.Kind != JsonKind.String ? "a reference is text"
        : isBelowAddress
            ? "a reference below an '$id' of its own is not supported: take that '$id' away, and refer to '#/…' of the file"
        : Fragment(reference.Text) is null
            ? $"the reference '{reference.Text}' leads out of the file: copy that schema into '$defs', and refer to it there"
        : Find(reference.Text) is null ? $"the reference '{reference.Text}' leads to no schema of the file"
        : null;

    private static (JsonValue, string)? Known(Dictionary<string, (JsonValue, string)> known, string key) =>
        known.TryGetValue(key, out var found) ? found : null;

    /// <summary>Whether a schema has an address of its own, to which references below it belong.</summary>
    public static bool HasAddress(JsonValue schema, SchemaDraft draft) =>
        schema.Get("$id") is { Kind: JsonKind.String } id
        && !IsFragment(id.Text)
        && !SchemaParts.IsReferenceAlone(schema, draft);

    private static bool IsFragment(string id) => id.Length > 0 && id[0] == '#';

    // What stands behind the number sign, with the escapes of RFC 3986 undone; those of RFC 6901 are left.
    private string? Fragment(string reference)
    {
        var parts = reference.Split(['#'], 2);
        return !IsThisFile(parts[0]) ? null
            : parts.Length == 1 ? ""
            : Uri.UnescapeDataString(parts[1]);
    }

    private bool IsThisFile(string file) =>
        file.Length == 0
        || (
            address is not null
            && Uri.TryCreate(address, file, out var target)
            && target.GetLeftPart(UriPartial.Query) == address.GetLeftPart(UriPartial.Query)
        );

    private void Collect(JsonValue schema, string place, string canonical, bool isInOther)
    {
        places![place] = (schema, canonical);
        isInOther |= schema != document && HasAddress(schema, draft);
        if (!isInOther)
        {
            foreach (var anchor in AnchorsOf(schema))
            {
                anchors[anchor] = (schema, canonical);
            }
        }

        foreach (var part in SchemaParts.Of(schema, draft))
        {
            Collect(part.Value, place + part.Pointer, canonical + part.Canonical, isInOther);
        }
    }

    private IEnumerable<string> AnchorsOf(JsonValue schema)
    {
        foreach (var keyword in new[] { "$anchor", "$dynamicAnchor" })
        {
            if (
                schema.Get(keyword) is { Kind: JsonKind.String } name
                && SchemaKeywords.Find(keyword, draft) is not null
            )
            {
                yield return name.Text;
            }
        }

        // Earlier drafts have no keyword for it.
        if (draft <= SchemaDraft.Draft7 && schema.Get("$id") is { Kind: JsonKind.String } id && IsFragment(id.Text))
        {
            yield return id.Text.Substring(1);
        }
    }
}
