using System.Text.RegularExpressions;
using Wo.Tool.Output;

namespace Wo.Tool.Tests.Pictures;

/// <summary>What stands on a terminal once a program has printed to it: lines of runs, each of one colour.</summary>
internal static partial class TerminalScreen
{
    /// <summary>Reads an output with its escape sequences.</summary>
    /// <param name="output">What was printed: text, colours, and lines that are erased again.</param>
    /// <param name="width">How many cells a line has; what is longer goes on below.</param>
    /// <exception cref="InvalidOperationException">The output has a sequence that no picture shows.</exception>
    public static IReadOnlyList<IReadOnlyList<(string Style, string Text)>> Lines(string output, int width) =>
        [
            .. output
                .TrimEnd('\n')
                .Split('\n')
                .Select(line =>
                    line[
                        (line.LastIndexOf("\r\e[K", StringComparison.Ordinal) is var erased and >= 0 ? erased + 4 : 0)..
                    ]
                )
                .SelectMany(line => Wrap(Runs(line), width)),
        ];

    private static IEnumerable<(string Style, string Text)> Runs(string line)
    {
        var style = "plain";
        foreach (Match part in Part().Matches(line))
        {
            if (part.Groups["code"].Success)
            {
                style = part.Groups["code"].Value switch
                {
                    "0" => "plain",
                    "1" => "strong",
                    "2" => "faint",
                    "31" => "bad",
                    "32" => "good",
                    "33" => "warning",
                    var code => throw new InvalidOperationException($"no colour for {code}"),
                };
            }
            else if (part.Value[0] == '\e')
            {
                throw new InvalidOperationException($"a sequence that no picture shows in: {line}");
            }
            else
            {
                yield return (style, part.Value);
            }
        }
    }

    private static IEnumerable<IReadOnlyList<(string Style, string Text)>> Wrap(
        IEnumerable<(string Style, string Text)> runs,
        int width
    )
    {
        List<(string Style, string Text)> line = [];
        var room = width;
        foreach (var (style, text) in runs)
        {
            var rest = text;
            while (TextWidth.Of(rest) > room)
            {
                line.Add((style, rest[..room]));
                rest = rest[room..];
                yield return line;
                (line, room) = ([], width);
            }

            line.Add((style, rest));
            room -= TextWidth.Of(rest);
        }

        yield return line;
    }

    [GeneratedRegex("\e\\[(?<code>[0-9]+)m|\e|[^\e]+")]
    private static partial Regex Part();
}
