using System.Collections.Frozen;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Wo.Tool.Commands.Board;

/// <summary>The files of the page, which are part of the tool. They hold nothing of the tree but its name.</summary>
internal sealed partial class BoardPage
{
    private const string Prefix = "board/";
    private const string Links = "<link rel=\"icon\" href=\"/icon.svg\"><link rel=\"stylesheet\" href=\"/board.css\">";

    private readonly FrozenDictionary<string, BoardFile> files;

    private BoardPage(Dictionary<string, BoardFile> files, bool allowsActions)
    {
        this.files = files.ToFrozenDictionary(StringComparer.Ordinal);
        AllowsActions = allowsActions;
    }

    /// <summary>Whether the page can change something.</summary>
    public bool AllowsActions { get; }

    /// <summary>The page of a tree.</summary>
    /// <param name="root">The state root.</param>
    /// <param name="allowActions">Whether it can change something.</param>
    public static BoardPage Of(string root, bool allowActions) =>
        new(
            new()
            {
                ["/"] = new(
                    "text/html; charset=utf-8",
                    Utf8(Html(root, allowActions, Links, "<script src=\"/board.js\"></script>"))
                ),
                ["/board.css"] = new("text/css; charset=utf-8", Utf8(Read("board.css"))),
                ["/board.js"] = new("text/javascript; charset=utf-8", Utf8(Script())),
                ["/icon.svg"] = new("image/svg+xml", Utf8(Read("icon.svg"))),
            },
            allowActions
        );

    /// <summary>The page of a tree with everything it needs in itself, data included.</summary>
    /// <param name="root">The state root.</param>
    /// <param name="data">JSON. No letter of it ends the element that it stands in.</param>
    public static byte[] Whole(string root, string data)
    {
        var (style, script) = (Read("board.css"), Script());
        var policy =
            $"default-src 'none'; script-src {Hash(script)}; style-src {Hash(style)}; img-src data:; base-uri 'none'; form-action 'none'";
        var harmless = data.Replace("<", "\\u003c", StringComparison.Ordinal);
        return Utf8(
            Html(
                root,
                allowActions: false,
                $"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><style>{style}</style>",
                $"<script id=\"data\" type=\"application/json\">{harmless}</script><script>{script}</script>"
            )
        );
    }

    /// <summary>The file at an address; <see langword="null"/> where there is none.</summary>
    public BoardFile? Find(string path) => files.GetValueOrDefault(path);

    // In one pass, so that nothing is replaced in what was put in.
    private static string Html(string root, bool allowActions, string head, string scripts) =>
        Gap()
            .Replace(
                Read("board.html"),
                gap =>
                    gap.Groups[1].Value switch
                    {
                        "head" => head,
                        "scripts" => scripts,
                        "actions" => allowActions ? "yes" : "no",
                        _ => WebUtility.HtmlEncode(Path.GetFileName(root)),
                    }
            );

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

    private static string Hash(string text) => $"'sha256-{Convert.ToBase64String(SHA256.HashData(Utf8(text)))}'";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Gap();
}
