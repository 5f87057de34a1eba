using CsCheck;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlBuilderTests
{
    [Fact]
    public void A_document_is_written_as_people_write_work_orders()
    {
        var text = new YamlBuilder()
            .Comment("made by wo new")
            .Add("version", 1)
            .Add("id", "WO-0016")
            .Add("title", "Fix: it's #1")
            .AddNull("owner")
            .Add("x_draft", true)
            .AddMapping("scope", scope => scope.Add("allow", ["src/**", "*.md"]).Add("deny", Array.Empty<string>()))
            .Add("run_ids", ["1"])
            .ToString();

        Assert.Equal(
            """
            # made by wo new
            version: 1
            id: WO-0016
            title: 'Fix: it''s #1'
            owner: null
            x_draft: true
            scope:
              allow:
              - src/**
              - '*.md'
              deny: []
            run_ids:
            - '1'

            """,
            text
        );
    }

    [Fact]
    public void Any_texts_read_back_as_themselves() =>
        Gen.Select(YamlScalarWriterTests.Texts, YamlScalarWriterTests.Texts.Array[0, 4])
            .Sample(
                (text, items) =>
                {
                    var bytes = new YamlBuilder()
                        .Comment(text)
                        .Add("title", text)
                        .AddMapping("scope", scope => scope.Add("allow", items).Add(text, 1))
                        .ToBytes();

                    var list = string.Join(", ", items.Select(item => $"String<{item}>"));
                    Assert.Equal(
                        $"{{String<title>: String<{text}>, String<scope>: {{String<allow>: [{list}], String<{text}>: Integer<1>}}}}",
                        YamlText.Meaning(YamlText.Read(bytes).Root)
                    );
                },
                iter: 2_000
            );
}
