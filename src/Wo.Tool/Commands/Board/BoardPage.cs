using System.Collections.Frozen;
using System.Net;
using System.Text;

namespace Wo.Tool.Commands.Board;

/// <summary>The files of the page, which are part of the tool. They hold nothing of the tree but its name.</summary>
internal sealed class BoardPage
{
    private const string Prefix = "board/";
    private const string Links = "<link rel=\"icon\" href=\"/icon.svg\"><link rel=\"stylesheet\" href=\"/board.css\">";

    private readonly FrozenDictionary<string, BoardFile> files;

    private BoardPage(Dictionary<string, BoardFile> files) =>
        this.files = files.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The page of a tree.</summary>
    /// <param name="root">The state root.</param>
    /// <param name="allowActions">Whether it can change something.</param>
    public static BoardPage Of(string root, bool allowActions) =>
        new(
            new()
            {
                ["/"] = BoardFile.Html(Html(root, allowActions)),
                ["/board.css"] = new("text/css; charset=utf-8", Encoding.UTF8.GetBytes(Style())),
                ["/board.js"] = new("text/javascript; charset=utf-8", Encoding.UTF8.GetBytes(Script())),
                ["/icon.svg"] = new("image/svg+xml", Encoding.UTF8.GetBytes(Read("icon.svg"))),
            }
        );

    /// <summary>The file at an address; <see langword="null"/> where there is none.</summary>
    public BoardFile? Find(string path) => files.GetValueOrDefault(path);

    // The name comes last: whatever it is, nothing in it is replaced.
    private static string Html(string root, bool allowActions) =>
        Read("board.html")
            .Replace("{{head}}", Links, StringComparison.Ordinal)
            .Replace("{{scripts}}", "<script src=\"/board.js\"></script>", StringComparison.Ordinal)
            .Replace("{{actions}}", allowActions ? "yes" : "no", StringComparison.Ordinal)
            .Replace("{{name}}", WebUtility.HtmlEncode(Path.GetFileName(root)), StringComparison.Ordinal);

    private static string Style() => Read("board.css");

    // The parts share one scope, which is closed to everything else on the page.
    private static string Script() => "\"use strict\";\n(() => {\n" + string.Concat(Parts().Select(Read)) + "})();\n";

    private static IEnumerable<string> Parts() =>
        typeof(BoardPage)
            .Assembly.GetManifestResourceNames()
            .Where(name =>
                name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal)
            )
            .Order(StringComparer.Ordinal)
            .Select(name => name[Prefix.Length..]);

    private static string Read(string name)
    {
        using var stream = typeof(BoardPage).Assembly.GetManifestResourceStream(Prefix + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
