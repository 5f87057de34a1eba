using System.Text;
using Wo.Engine.Configuration;
using Wo.TestKit;

namespace Wo.Engine.Tests.Configuration;

/// <summary>Holds the table of settings against their schema. <c>WO_ACCEPT=1</c> writes it anew.</summary>
public sealed class ConfigurationPageTests
{
    [Fact]
    public void The_page_says_of_every_setting_what_its_schema_does() =>
        Assert.Null(GeneratedSection.Difference("docs/configuration.md", "settings", Table()));

    private static string Table()
    {
        var table = new StringBuilder("| key | value | default | does |\n|---|---|---|---|\n");
        foreach (var key in ConfigurationKey.All())
        {
            var fallback = key.Default is { } value ? Code(value) : "";
            table.Append(
                $"| `{key.Name}` | {Values(key.Declaration)} | {fallback} | {Text(key.Declaration, "description")} |\n"
            );
        }

        return table.ToString();
    }

    /// <summary>What a value looks like, from type, enumeration and range.</summary>
    private static string Values(YamlMapping schema)
    {
        if (schema.TryGet("enum", out var options))
        {
            return string.Join(", ", ((YamlSequence)options).Items.Select(Code));
        }

        return Text(schema, "type") switch
        {
            "integer" => (Text(schema, "minimum"), Text(schema, "maximum")) switch
            {
                ({ } least, null) => $"integer, at least {least}",
                var (least, most) => $"integer from {least} to {most}",
            },
            "array" => "list of texts",
            "object" => "map of texts",
            _ => Text(schema, "pattern") is { } pattern ? $"text with `{pattern.Replace("\\", "")}` in it" : "text",
        };
    }

    private static string? Text(YamlMapping schema, string fact) =>
        schema.TryGet(fact, out var value) ? ((YamlScalar)value).Value : null;

    private static string Code(YamlNode value) =>
        value is YamlSequence list ? string.Join(", ", list.Items.Select(Code)) : $"`{((YamlScalar)value).Value}`";
}
