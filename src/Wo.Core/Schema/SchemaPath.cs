using System.Globalization;

namespace Wo.Core.Schema;

/// <summary>Spells JSON paths: <c>$.scope.allow[0]</c>, and <c>$['odd key']</c> where a name is no identifier.</summary>
internal static class SchemaPath
{
    public const string Root = "$";

    public static string Key(string parent, string key) =>
        IsIdentifier(key) ? $"{parent}.{key}" : $"{parent}['{key.Replace("'", "\\'", StringComparison.Ordinal)}']";

    public static string Index(string parent, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{parent}[{index}]");

    /// <summary>The path of a place: the keys and the indexes of lists on the way to it.</summary>
    public static string Of(IEnumerable<(string? Key, int Index)> place) =>
        place.Aggregate(Root, static (path, step) => step.Key is { } key ? Key(path, key) : Index(path, step.Index));

    private static bool IsIdentifier(string key)
    {
        foreach (var c in key)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
            {
                return false;
            }
        }

        return key.Length > 0;
    }
}
