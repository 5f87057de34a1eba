using System.Text;
using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

public sealed class JsonTextReaderTests
{
    [Fact]
    public void Values_know_where_they_stood()
    {
        var value = JsonTextReader.Read("{\n  \"a\": [1,\r\n    true]\n}", out var problem);

        Assert.Null(problem);
        Assert.Equal(new JsonSpan(0, 25, 1, 1, 4, 2), value!.Span);
        Assert.Equal(new JsonSpan(4, 3, 2, 3, 2, 6), value.Members[0].NameSpan);
        Assert.Equal(new JsonSpan(9, 14, 2, 8, 3, 10), value.Get("a")!.Span);
        Assert.Equal(new JsonSpan(18, 4, 3, 5, 3, 9), value.Get("a")!.Items[1].Span);
    }

    [Fact]
    public void Escapes_are_resolved()
    {
        var value = JsonTextReader.Read("""  "a\"\\\/\b\f\n\r\t\u00e9\uD83D\uDCA9"  """, out _);

        Assert.Equal("a\"\\/\b\f\n\r\té💩", value!.Text);
    }

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_text()
    {
        var value = JsonTextReader.Read("\uFEFF[1]", out var problem);

        Assert.Null(problem);
        Assert.Equal(1, value!.Span.Column);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("  \n ", 2, 2)]
    [InlineData("{", 1, 2)]
    [InlineData("[1,", 1, 4)]
    [InlineData("[1 2]", 1, 4)]
    [InlineData("[1,]", 1, 4)]
    [InlineData("{\"a\" 1}", 1, 6)]
    [InlineData("{\"a\":1,}", 1, 8)]
    [InlineData("{a:1}", 1, 2)]
    [InlineData("{\"a\":1}\n x", 2, 2)]
    [InlineData("tru", 1, 1)]
    [InlineData("nul]", 1, 1)]
    [InlineData("01", 1, 2)]
    [InlineData("-", 1, 2)]
    [InlineData("1.", 1, 3)]
    [InlineData("1e+", 1, 4)]
    [InlineData("+1", 1, 1)]
    [InlineData(".5", 1, 1)]
    [InlineData("NaN", 1, 1)]
    [InlineData("'a'", 1, 1)]
    [InlineData("\"a", 1, 3)]
    [InlineData("\"a\nb\"", 1, 3)]
    [InlineData("\"\\", 1, 3)]
    [InlineData("\"\\x\"", 1, 4)]
    [InlineData("\"\\u12\"", 1, 6)]
    [InlineData("\"\\u12G4\"", 1, 6)]
    [InlineData("// comment", 1, 1)]
    [InlineData("{\"a\":1,\n \"a\":2}", 2, 2)]
    [InlineData("[\"\\uD800\"]", 1, 2)]
    [InlineData("[\"\\uDC00\\uD800\"]", 1, 2)]
    public void What_is_no_json_is_one_problem_with_its_place(string text, int line, int column)
    {
        var value = JsonTextReader.Read(text, out var problem);

        Assert.Null(value);
        Assert.Equal(SchemaProblemKind.Malformed, problem!.Kind);
        Assert.Equal((line, column), (problem.Span.Line, problem.Span.Column));
        Assert.InRange(problem.Span.Offset + problem.Span.Length, 0, text.Length);
    }

    [Fact]
    public void A_raw_half_of_a_surrogate_pair_is_a_problem()
    {
        Assert.Null(JsonTextReader.Read("\"a\uD800b\"", out var problem));
        Assert.Contains("surrogate", problem!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(JsonTextReader.MaxDepth, true)]
    [InlineData(JsonTextReader.MaxDepth + 1, false)]
    [InlineData(200_000, false)]
    public void Nesting_is_bounded(int depth, bool isRead)
    {
        var text = new string('[', depth) + new string(']', depth);

        Assert.Equal(isRead, JsonTextReader.Read(text, out _) is not null);
    }

    [Fact]
    public void Size_is_bounded()
    {
        var fits = "\"" + new string('a', JsonTextReader.MaxLength - 2) + "\"";

        Assert.NotNull(JsonTextReader.Read(fits, out _));
        Assert.Null(JsonTextReader.Read(fits + " ", out var problem));
        Assert.NotNull(problem);
    }

    [Fact]
    public void A_text_cut_off_anywhere_is_a_problem_and_never_an_exception()
    {
        const string Text = """{"a": [1.5e-3, true, null, "x\u00e9\n"], "b": {"c": {}}, "d": -0}""";
        Assert.NotNull(JsonTextReader.Read(Text, out _));

        for (var length = 0; length < Text.Length; length++)
        {
            Assert.Null(JsonTextReader.Read(Text[..length], out var problem));
            Assert.NotNull(problem);
        }
    }

    [Fact]
    public void Random_garbage_gives_a_value_or_a_problem_and_never_an_exception()
    {
        const string Alphabet = "{}[]\",:\\u0123456789abcdef.eE+-truefalsn \n\r\t\uD800\uDC00é";
        var random = new Random(20260315);
        for (var round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder();
            for (var i = random.Next(40); i > 0; i--)
            {
                text.Append(Alphabet[random.Next(Alphabet.Length)]);
            }

            var value = JsonTextReader.Read(text.ToString(), out var problem);

            Assert.True(value is null != problem is null, text.ToString());
        }
    }
}
