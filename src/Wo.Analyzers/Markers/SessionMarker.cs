using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Wo.Core.Schema;

namespace Wo.Analyzers.Markers;

/// <summary>A marker of the session log.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Template">Its fixed texts.</param>
internal sealed record SessionMarker(string Name, MarkerTemplate Template)
{
    private const string SchemaMark = "build_metadata.AdditionalFiles.WoSchema";

    private static readonly ImmutableArray<SessionMarker> Standard =
    [
        new("intent", new MarkerTemplate("[", "] intent: ")),
        new("result", new MarkerTemplate("[", "] result: ")),
    ];

    /// <summary>The word by which a text is found that may spell it.</summary>
    public string Word { get; } = LongestWord(Template.BeforeText);

    /// <summary>
    /// The markers of the project's own schema, if it has one; else the standard ones. A broken schema is the
    /// generator's to report.
    /// </summary>
    public static (ImmutableArray<SessionMarker> Markers, bool AreOwn) Find(
        AnalyzerOptions options,
        CancellationToken cancellation
    )
    {
        var own = ImmutableArray.CreateBuilder<SessionMarker>();
        foreach (var file in options.AdditionalFiles)
        {
            if (
                options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(SchemaMark, out var mark)
                && (
                    string.Equals(mark, "true", StringComparison.OrdinalIgnoreCase)
                    || string.Equals(mark, "data", StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                own.AddRange(Read(file.GetText(cancellation)?.ToString() ?? ""));
            }
        }

        return own.Count > 0 ? (own.ToImmutable(), true) : (Standard, false);
    }

    private static IEnumerable<SessionMarker> Read(string schema)
    {
        // Most schemas declare none, and are not worth reading for that.
        if (schema.IndexOf(MarkerTemplate.Annotation, StringComparison.Ordinal) < 0)
        {
            yield break;
        }

        var declared = JsonTextReader.Read(schema, out _)?.Get(MarkerTemplate.Annotation)?.Get("markers")?.Items ?? [];
        foreach (var marker in declared)
        {
            if (
                MarkerTemplate.Parse(marker.Get("template")?.Text ?? "") is { } template
                && LongestWord(template.BeforeText).Length > 0
            )
            {
                yield return new SessionMarker(marker.Get("name")?.Text ?? "", template);
            }
        }
    }

    private static string LongestWord(string text)
    {
        var (longest, start) = ("", 0);
        for (var end = 0; end <= text.Length; end++)
        {
            if (end < text.Length && char.IsLetterOrDigit(text[end]))
            {
                continue;
            }

            if (end - start > longest.Length)
            {
                longest = text.Substring(start, end - start);
            }

            start = end + 1;
        }

        return longest;
    }
}
