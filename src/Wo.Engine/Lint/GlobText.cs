namespace Wo.Engine.Lint;

/// <summary>The spellings of one glob.</summary>
internal static class GlobText
{
    /// <summary>Without empty segments and <c>.</c>; a slash at the end stands for all that is below.</summary>
    public static string Normalize(string glob)
    {
        if (!MayChange(glob))
        {
            return glob;
        }

        var text = string.Join('/', glob.Split('/').Where(segment => segment is not ("" or ".")));
        return text.Length > 0 && glob.EndsWith('/') ? text + "/**" : text;
    }

    /// <summary>Whether there may be a segment to leave out, or a slash at the end. Most globs have neither.</summary>
    private static bool MayChange(string glob) =>
        glob.StartsWith('/')
        || glob.StartsWith('.')
        || glob.EndsWith('/')
        || glob.Contains("//", StringComparison.Ordinal)
        || glob.Contains("/.", StringComparison.Ordinal);
}
