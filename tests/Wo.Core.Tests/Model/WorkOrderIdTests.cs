using Wo.Core.Model;
using Wo.Core.Schema;
using Wo.Core.Tests.Schema;
using Wo.TestKit;

namespace Wo.Core.Tests.Model;

public sealed class WorkOrderIdTests
{
    [Theory]
    [InlineData("WO-0016")]
    [InlineData("WO-0012.1")]
    [InlineData("WO-P2.1")]
    [InlineData("WO-0018A")]
    [InlineData("WO-0020-formatter")]
    [InlineData("WO-legacyish")]
    [InlineData("WO-1.backup")]
    [InlineData("WO--1")]
    [InlineData("WO-A23456789012345678901234567890123456789012345678901234567890x")]
    public void An_id_of_the_right_form_is_one(string text)
    {
        Assert.True(WorkOrderId.TryParse(text, out var id));
        Assert.Equal((text, text), (id.Value, id.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("WO-")]
    [InlineData("wo-1")]
    [InlineData(" WO-1")]
    [InlineData("WO-1 ")]
    [InlineData("WO-1\n")]
    [InlineData("WO-1\0")]
    [InlineData("../WO-1")]
    [InlineData("/WO-1")]
    [InlineData("-WO-1")]
    [InlineData("WO-1/2")]
    [InlineData("WO-1\\2")]
    [InlineData("WO-1..2")]
    [InlineData("WO-1.")]
    [InlineData("WO-1-")]
    [InlineData("WO-.")]
    [InlineData("WO-é")]
    [InlineData("WО-1")]
    [InlineData("WO-١")]
    [InlineData("WO-1.bak")]
    [InlineData("WO-bak")]
    [InlineData("WO-1.TMP")]
    [InlineData("WO-tmp.1")]
    [InlineData("WO-1-Lock-2")]
    [InlineData("WO-0010-legacy")]
    [InlineData("WO-A234567890123456789012345678901234567890123456789012345678901x")]
    [BadInput(15, 16, 17, 18, 19, 21, 22)]
    public void Anything_else_is_not(string? text)
    {
        Assert.False(WorkOrderId.TryParse(text, out var id));
        Assert.Equal("", id.Value);
    }

    [Fact]
    public void The_type_and_the_schema_accept_the_same()
    {
        const string Alphabet = "WO--..bakBAKtmplockegy01";
        var random = new Random(3);
        var accepted = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var text =
                "WO-"
                + string.Concat(
                    Enumerable.Range(0, random.Next(70)).Select(_ => Alphabet[random.Next(Alphabet.Length)])
                );
            if (round % 3 == 0)
            {
                text = text[..Math.Min(text.Length, 8)];
            }

            var isId = WorkOrderId.TryParse(text, out _);
            var findings = SchemaEvaluator.Evaluate(
                new JsonSchema { Reference = "#/$defs/workOrderId", Definitions = WoSchemas.WorkOrder.Definitions },
                YamlText.Parse($"'{text}'")
            );

            Assert.True(isId == (findings.Count == 0), text);
            accepted += isId ? 1 : 0;
        }

        Assert.InRange(accepted, 1_000, 19_000);
    }

    [Fact]
    public void Ids_are_equal_and_ordered_by_their_characters()
    {
        Assert.Equal(Samples.Id("WO-1"), Samples.Id("WO-1"));
        Assert.NotEqual(Samples.Id("WO-a"), Samples.Id("WO-A"));
        Assert.True(Samples.Id("WO-A").CompareTo(Samples.Id("WO-a")) < 0);
    }

    [Theory]
    [InlineData("E-0001", true)]
    [InlineData("E-SCALE", true)]
    [InlineData("E-", false)]
    [InlineData("E-1.2", false)]
    [InlineData("E-1\n", false)]
    public void An_epic_id_has_its_own_form(string text, bool isId)
    {
        Assert.Equal(isId, EpicId.TryParse(text, out _));
    }
}
