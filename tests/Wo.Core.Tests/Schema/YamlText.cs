using System.Globalization;
using System.Text.RegularExpressions;
using Wo.Core.Yaml;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Wo.Core.Tests.Schema;

/// <summary>Makes nodes from YAML or JSON text, with the library's own object model and nothing of the product.</summary>
internal static partial class YamlText
{
    public static Yaml.YamlNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents.Count == 0
            ? new Yaml.YamlScalar("", Yaml.YamlScalarKind.Null, new YamlPosition(1, 1, 0), new YamlPosition(1, 1, 0))
            : Convert(stream.Documents[0].RootNode);
    }

    private static Yaml.YamlNode Convert(YamlDotNet.RepresentationModel.YamlNode node) =>
        node switch
        {
            YamlMappingNode mapping => new YamlMapping(
                [
                    .. mapping.Children.Select(pair => new YamlEntry(
                        (Yaml.YamlScalar)Convert(pair.Key),
                        Convert(pair.Value)
                    )),
                ],
                mapping.Style == YamlDotNet.Core.Events.MappingStyle.Flow,
                At(node.Start),
                At(node.End)
            ),
            YamlSequenceNode sequence => new YamlSequence(
                [.. sequence.Children.Select(Convert)],
                sequence.Style == YamlDotNet.Core.Events.SequenceStyle.Flow,
                At(node.Start),
                At(node.End)
            ),
            YamlScalarNode scalar => new Yaml.YamlScalar(
                scalar.Value ?? "",
                KindOf(scalar),
                At(node.Start),
                At(node.End)
            ),
            _ => throw new NotSupportedException(node.NodeType.ToString()),
        };

    private static Yaml.YamlScalarKind KindOf(YamlScalarNode scalar) =>
        scalar.Style != ScalarStyle.Plain ? Yaml.YamlScalarKind.String
        : scalar.Value is null or "" or "~" or "null" or "Null" or "NULL" ? Yaml.YamlScalarKind.Null
        : scalar.Value is "true" or "True" or "TRUE" or "false" or "False" or "FALSE" ? Yaml.YamlScalarKind.Boolean
        : Whole().IsMatch(scalar.Value) ? Yaml.YamlScalarKind.Integer
        : Fraction().IsMatch(scalar.Value) ? Yaml.YamlScalarKind.Number
        : Yaml.YamlScalarKind.String;

    private static YamlPosition At(Mark mark) =>
        new(
            System.Convert.ToInt32(mark.Line, CultureInfo.InvariantCulture),
            System.Convert.ToInt32(mark.Column, CultureInfo.InvariantCulture),
            System.Convert.ToInt32(mark.Index, CultureInfo.InvariantCulture)
        );

    [GeneratedRegex(@"\A(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)\z")]
    private static partial Regex Whole();

    [GeneratedRegex(
        @"\A(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\z"
    )]
    private static partial Regex Fraction();
}
