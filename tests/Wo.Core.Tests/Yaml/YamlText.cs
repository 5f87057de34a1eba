using System.Text;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

/// <summary>Reads text that must be readable.</summary>
internal static class YamlText
{
    public static YamlDocument Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static YamlDocument Read(byte[] bytes)
    {
        var isRead = YamlReader.Read(bytes).TryGet(out var document, out var error);
        Assert.True(isRead, $"{error}\n{Encoding.UTF8.GetString(bytes)}");
        return document!;
    }

    public static YamlMapping Root(YamlDocument document) => Assert.IsType<YamlMapping>(document.Root);

    /// <summary>The node and all below it, keys before their values.</summary>
    public static IEnumerable<YamlNode> Nodes(YamlNode node) =>
        node switch
        {
            YamlSequence sequence => sequence.Items.SelectMany(Nodes).Prepend(node),
            YamlMapping mapping => mapping.Entries.SelectMany(e => Nodes(e.Key).Concat(Nodes(e.Value))).Prepend(node),
            _ => [node],
        };

    /// <summary>A plain description of what a node means, to compare by.</summary>
    public static string Meaning(YamlNode node) =>
        node switch
        {
            YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(Meaning))}]",
            YamlMapping mapping =>
                $"{{{string.Join(", ", mapping.Entries.Select(e => $"{Meaning(e.Key)}: {Meaning(e.Value)}"))}}}",
            YamlScalar { Kind: YamlScalarKind.Null } => "Null",
            YamlScalar scalar => $"{scalar.Kind}<{scalar.Value}>",
            _ => throw new InvalidOperationException(),
        };
}
