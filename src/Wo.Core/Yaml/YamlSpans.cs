using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wo.Core.Yaml;

/// <summary>
/// Where the source of a node begins and ends. The parser's marks include anchors, tags and blank lines, and for empty
/// values they may lie on a later line.
/// </summary>
internal static class YamlSpans
{
    /// <summary>A scalar's source: with its anchor and tag from <c>Outer</c>, without them from <c>Start</c>.</summary>
    public static (int Outer, int Start, int End) Of(YamlEvents events, Scalar scalar, int parentIndent)
    {
        var outer = events.Offset(scalar.Start);
        if (scalar.Style == ScalarStyle.Plain && scalar.Value.Length == 0)
        {
            // Nothing is written: the place is behind the anchor or tag, else behind the indicator that announces it.
            var hasProperties = !scalar.Anchor.IsEmpty || !scalar.Tag.IsEmpty;
            outer = hasProperties ? outer : EmptyPlace(events, outer);
            var place = hasProperties ? PropertiesEnd(events, scalar) : outer;
            return (outer, place, place);
        }

        var start = OwnStart(events, scalar);
        var isBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        var end = isBlock ? YamlBlockScalar.End(events.Text, start, parentIndent) : events.Offset(scalar.End);
        return (outer, start, end);
    }

    /// <summary>Where a node that is not empty begins, behind its anchor and tag.</summary>
    public static int OwnStart(YamlEvents events, NodeEvent node) =>
        node.Anchor.IsEmpty && node.Tag.IsEmpty
            ? events.Offset(node.Start)
            : YamlSource.SkipTrivia(events.Text, PropertiesEnd(events, node));

    /// <summary>
    /// Whether a flow mapping is one without braces, as in <c>[a: b]</c>: the parser gives it a mark that lies before it.
    /// </summary>
    public static bool IsPair(YamlEvents events, MappingStart mapping) =>
        events.Offset(mapping.Start) < events.Position
        || !events.Text.AsSpan(OwnStart(events, mapping)).StartsWith('{');

    private static int EmptyPlace(YamlEvents events, int mark)
    {
        var next = YamlSource.SkipTrivia(events.Text, events.Position);
        return next < mark && events.Text[next] is ':' or '-' or '?' ? next + 1 : events.Position;
    }

    private static int PropertiesEnd(YamlEvents events, NodeEvent node) =>
        YamlSource.SkipProperties(
            events.Text,
            events.Offset(node.Start),
            node.Anchor.IsEmpty ? 0 : node.Anchor.Value.Length,
            !node.Tag.IsEmpty
        );
}
