namespace Wo.Core.Schema;

/// <summary>References to definitions: <c>#/$defs/</c> and a name, as a JSON pointer in a URI fragment.</summary>
internal static class DefinitionPointer
{
    private const string Prefix = "#/$defs/";

    /// <summary>The name that a reference points to, or <see langword="null"/> where it is none of a definition.</summary>
    public static string? Read(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        // RFC 3986 is undone first, then RFC 6901: ~1 stands for a slash, ~0 for a tilde, in this order.
        var pointer = Uri.UnescapeDataString(reference);
        if (!pointer.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var name = pointer.Substring(Prefix.Length);
        return name.Any(c => c == '/') ? null : name.Replace("~1", "/").Replace("~0", "~");
    }
}
