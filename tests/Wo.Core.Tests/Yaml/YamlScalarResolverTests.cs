using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlScalarResolverTests
{
    [Theory]
    [InlineData(YamlScalarKind.Null, "", "~", "null", "Null", "NULL")]
    [InlineData(YamlScalarKind.Boolean, "true", "True", "TRUE", "false", "False", "FALSE")]
    [InlineData(YamlScalarKind.Integer, "0", "7", "-12", "+3", "010", "0o17", "0xAf", "99999999999999999999")]
    [InlineData(
        YamlScalarKind.Number,
        "1.5",
        "-.5",
        "1.",
        "+1e3",
        "12e03",
        "1E-2",
        ".inf",
        "-.INF",
        "+.Inf",
        ".nan",
        ".NaN"
    )]
    [InlineData(
        YamlScalarKind.String,
        "yes",
        "no",
        "on",
        "y",
        "tRue",
        "nULL",
        "2026-02-10",
        "2026-02-10T14:28:30Z",
        "12:30"
    )]
    [InlineData(
        YamlScalarKind.String,
        "0o8",
        "0o",
        "0x",
        "0xg",
        "-0x1",
        "1_000",
        "+",
        "-",
        ".",
        "..",
        "+.",
        "1e",
        "1e+",
        "e3"
    )]
    [InlineData(YamlScalarKind.String, "e18fe9a", "1.2.3", "1.5x", ".infinity", ".Nan", "+.nan", "--1", "0b1", " 1")]
    public void Plain_scalars_mean_what_the_core_schema_says(YamlScalarKind kind, params string[] scalars)
    {
        foreach (var scalar in scalars)
        {
            Assert.True(
                kind == YamlScalarResolver.Resolve(scalar),
                $"«{scalar}» is {YamlScalarResolver.Resolve(scalar)}"
            );
        }
    }

    [Theory]
    [InlineData("a: '1'\n", YamlScalarKind.String)]
    [InlineData("a: \"null\"\n", YamlScalarKind.String)]
    [InlineData("a: |\n  1\n", YamlScalarKind.String)]
    [InlineData("a: >-\n  true\n", YamlScalarKind.String)]
    [InlineData("a: !!str 1\n", YamlScalarKind.String)]
    [InlineData("a: ! 1\n", YamlScalarKind.String)]
    [InlineData("a: !!str\n", YamlScalarKind.String)]
    [InlineData("a: !!int '1'\n", YamlScalarKind.Integer)]
    [InlineData("a: !!float 1\n", YamlScalarKind.Number)]
    [InlineData("a: !!bool true\n", YamlScalarKind.Boolean)]
    [InlineData("a: !!null ''\n", YamlScalarKind.Null)]
    public void Quotes_block_style_and_tags_decide_before_looks(string text, YamlScalarKind kind) =>
        Assert.Equal(kind, Assert.IsType<YamlScalar>(YamlText.Root(YamlText.Read(text)).Entries[0].Value).Kind);
}
