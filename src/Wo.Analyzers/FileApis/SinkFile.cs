using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Wo.Analyzers.FileApis;

/// <summary>
/// Raw operations that a project names itself, in additional files called <c>WoSinks.txt</c> or <c>WoSinks.*.txt</c>:
/// <c>write My.Storage.Blobs::Save(path)</c>, one a line.
/// </summary>
internal sealed class SinkFile
{
    private static readonly Regex Line = new(
        @"^(?<effect>[a-z]+)\s+(?<type>[\w.`+]+)::(?<method>\.ctor|\w+)\(\s*(?<paths>\w+(\s*,\s*\w+)*)\s*\)$"
    );

    private static readonly ImmutableDictionary<string, RawEffect> Effects = new Dictionary<string, RawEffect>
    {
        ["write"] = RawEffect.Write,
        ["append"] = RawEffect.Append,
        ["folder"] = RawEffect.Folder,
        ["delete"] = RawEffect.Delete,
        ["move"] = RawEffect.Move,
        ["replace"] = RawEffect.Replace,
        ["stream"] = RawEffect.Stream,
    }.ToImmutableDictionary();

    /// <summary>The words that a line may begin with.</summary>
    public static string EffectNames { get; } =
        string.Join(", ", Effects.Keys.OrderBy(name => name, StringComparer.Ordinal));

    private SinkFile(ImmutableArray<SinkLine> lines) => Lines = lines;

    /// <summary>All lines that are no comments.</summary>
    public ImmutableArray<SinkLine> Lines { get; }

    /// <summary>The operations of those that can be read.</summary>
    public IEnumerable<RawOperation> Operations => Lines.Select(line => line.Operation).OfType<RawOperation>();

    /// <summary>Reads them.</summary>
    public static SinkFile Read(ImmutableArray<AdditionalText> files) =>
        new([.. files.Where(file => IsOne(file.Path)).SelectMany(Read)]);

    private static bool IsOne(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith("WoSinks.", StringComparison.OrdinalIgnoreCase)
            && name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase);
    }

    private static IEnumerable<SinkLine> Read(AdditionalText file)
    {
        if (file.GetText() is not { } text)
        {
            yield break;
        }

        foreach (var line in text.Lines)
        {
            var written = line.ToString().Split('#')[0].Trim();
            if (written.Length > 0)
            {
                yield return new SinkLine(Parse(written), written, At(file.Path, line, text));
            }
        }
    }

    private static RawOperation? Parse(string line)
    {
        var match = Line.Match(line);
        return match.Success && Effects.TryGetValue(match.Groups["effect"].Value, out var effect)
            ? new RawOperation(
                match.Groups["type"].Value,
                match.Groups["method"].Value,
                effect,
                [.. match.Groups["paths"].Value.Split(',').Select(path => path.Trim())]
            )
            : null;
    }

    private static Location At(string path, TextLine line, SourceText text) =>
        Location.Create(path, line.Span, text.Lines.GetLinePositionSpan(line.Span));
}

/// <summary>A line of such a file.</summary>
/// <param name="Operation">The operation; <see langword="null"/> where the line is none.</param>
/// <param name="Text">The line.</param>
/// <param name="Location">Where it stands.</param>
internal sealed record SinkLine(RawOperation? Operation, string Text, Location Location);
