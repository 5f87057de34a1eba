using System.Globalization;
using Wo.Core.Errors;
using Wo.Core.Model;

namespace Wo.Core.Yaml;

/// <summary>What a <see cref="FieldValue"/> looks like as text, and what it means as a node.</summary>
internal static class YamlFieldWriter
{
    /// <summary>The node that reading the written value must give.</summary>
    public static Result<YamlNode> Expected(FieldChange change) =>
        change.Value switch
        {
            FieldValue.Null => Scalar("null", YamlScalarKind.Null),
            FieldValue.Whole whole => Scalar(Digits(whole), YamlScalarKind.Integer),
            FieldValue.Text { Value: var text } => YamlScalarWriter.CanWrite(text)
                ? Scalar(text, YamlScalarKind.String)
                : new WoError(ErrorCodes.InvalidWorkOrder, $"the new '{change.Key}' holds NUL or half a character"),
            FieldValue.Flow { FlowText: var flow } => ReadFlow(change.Key, flow),
            _ => throw new InvalidOperationException($"Unknown value {change.Value}"),
        };

    /// <summary>The value's text on one line.</summary>
    /// <param name="value">A value that <see cref="Expected"/> accepted.</param>
    /// <param name="style">The style to keep for text.</param>
    /// <param name="inFlow">Whether it will stand within brackets or braces.</param>
    public static string Write(FieldValue value, YamlScalarStyle style, bool inFlow) =>
        value switch
        {
            FieldValue.Null => "null",
            FieldValue.Whole whole => Digits(whole),
            FieldValue.Text text => YamlScalarWriter.Write(
                text.Value,
                text.AlwaysQuoted && style == YamlScalarStyle.Plain ? YamlScalarStyle.SingleQuoted : style,
                inFlow
            ),
            FieldValue.Flow flow => flow.FlowText,
            _ => throw new InvalidOperationException($"Unknown value {value}"),
        };

    private static string Digits(FieldValue.Whole whole) => whole.Value.ToString(CultureInfo.InvariantCulture);

    private static Result<YamlNode> Scalar(string value, YamlScalarKind kind) =>
        new YamlScalar(value, kind, default, default);

    private static Result<YamlNode> ReadFlow(string key, string flow)
    {
        if (!YamlReader.Read(flow, hasByteOrderMark: false).TryGet(out var document, out var error))
        {
            return new WoError(ErrorCodes.InvalidWorkOrder, $"the new '{key}' is not YAML: {error}");
        }

        var isWholeFlow =
            document.Root is YamlSequence { IsFlow: true } or YamlMapping { IsFlow: true }
            && document.Root.OuterStart == 0
            && document.Root.End.Offset == flow.Length
            && !YamlSource.HasBreak(flow)
            && !HasAnchor(document.Root);
        return isWholeFlow
            ? document.Root
            : new WoError(ErrorCodes.InvalidWorkOrder, $"the new '{key}' is not one line of YAML in flow style");
    }

    private static bool HasAnchor(YamlNode node) =>
        node.OuterStart != node.Start.Offset
        || node switch
        {
            YamlSequence sequence => sequence.Items.Any(HasAnchor),
            YamlMapping mapping => mapping.Entries.Any(entry => HasAnchor(entry.Key) || HasAnchor(entry.Value)),
            _ => false,
        };
}
