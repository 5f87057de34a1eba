using System.Text;

namespace Wo.Tool.Commands.Lint;

/// <summary>Paths as URIs: spaces, letters beyond ASCII and what URIs use themselves are escaped.</summary>
internal static class SarifUri
{
    /// <summary>A path with <c>/</c>, from the directory that the base stands for.</summary>
    public static string OfRelative(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));

    /// <summary>An absolute directory, with the slash at its end that a base needs.</summary>
    public static string OfDirectory(string path)
    {
        var uri = new StringBuilder("file://");
        var segments = path.Replace(Path.DirectorySeparatorChar, '/').TrimEnd('/').Split('/');
        if (segments[0].Length > 0)
        {
            // A drive of Windows.
            uri.Append('/').Append(segments[0]);
        }

        foreach (var segment in segments.Skip(1))
        {
            uri.Append('/').Append(Uri.EscapeDataString(segment));
        }

        return uri.Append('/').ToString();
    }
}
