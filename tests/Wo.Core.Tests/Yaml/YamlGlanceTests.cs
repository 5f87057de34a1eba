using System.Text;
using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class YamlGlanceTests
{
    private const string Sample = """
        # a comment
        version: 1
        id: WO-0001
        title: Títulos, with [brackets] and 'quotes'
        priority: 'P1'
        owner: null
        objective: |
          First line: with a colon

            deeper # no comment
        note: "it says \"no\" \u00e9"
        broken: "inv\xE1lidas and a text that \u2014 goes\
          \ on in \"another\" line

          : and a third"
        doubled: 'it''s'
        wrapped: 'a text that goes on
          in another line: of its own

          and a third'
        flowing: a text that goes on
          (in another line) | with -v
        empty:
        scope:
          allow:
          - src/**.cs
          - docs/a b.md
          deny: []
        verify:
          commands:
          - echo "a b" && test -f 'c'
          - name: x
            run: >-
              folded
              text
        execution:
          required_flow: [one, two.three, four-five]
        dependencies:
        - WO-0002
        x_rev: 12

        """;

    private static readonly string[] Pieces =
    [
        " ",
        "  ",
        "\n",
        "\n\n",
        "- ",
        "-",
        ": ",
        ":",
        "#",
        " # ",
        "'",
        "\"",
        "\\",
        "[",
        "]",
        "{",
        "}",
        ",",
        "|",
        ">",
        "|-",
        "&a ",
        "*a",
        "!",
        "!!str ",
        "%",
        "@",
        "`",
        "? ",
        "---\n",
        "...\n",
        "~",
        "null",
        "\t",
        "\r\n",
        "é",
        "\u00a0",
        "\u2028",
        "\u0085",
        "\ufeff",
        "😀",
        "id: x\n",
        "  key: v\n",
        "- a\n",
        "    - b: c\n",
        "\\u00e9",
        "<<: ",
        "=",
        "0x1",
    ];

    [Fact]
    public void Sees_through_a_work_order_as_people_write_it()
    {
        var glance = YamlGlance.At(Encoding.UTF8.GetBytes(Sample));

        Assert.NotNull(glance);
        Assert.True(glance.TryScalar("title", out var title));
        Assert.Equal("Títulos, with [brackets] and 'quotes'", title!.Value.Value);
        Assert.True(glance.TryScalar("x_rev", out var rev));
        Assert.Equal(("12", YamlScalarKind.Integer), rev);
        Assert.False(glance.TryScalar("note", out _));
        Assert.True(glance.Has("dependencies"));
        Assert.False(glance.Has("allow"));
        Assert.True(glance.HasContent("scope"));
        Assert.True(glance.HasContent("title"));
        Assert.False(glance.HasContent("empty"));
        Assert.False(glance.HasContent("nothing"));
        Assert.False(YamlGlance.At("a: []\n"u8.ToArray())!.HasContent("a"));
        Agrees(Sample);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing\n")]
    [InlineData("- a\n")]
    [InlineData("a: 1\na: 2\n")]
    [InlineData("a:\n  b: 1\n  b: 2\n")]
    [InlineData("a:\n- b: 1\n  b: 2\n")]
    [InlineData("a: b\n  c: d\n")]
    [InlineData("a: b\n  c: d\n  e\n")]
    [InlineData("a: b\n\n  c\n")]
    [InlineData("a: 'b\nc'\n")]
    [InlineData("a: 'b\n  c' d\n")]
    [InlineData("a: b: c\n")]
    [InlineData("a: 'b\n")]
    [InlineData("a: 'b' c\n")]
    [InlineData("a: [b\n")]
    [InlineData("a: [b, [c]]\n")]
    [InlineData("a: |\nb: c\n")]
    [InlineData("a: |\n    b\n  c\n")]
    [InlineData("a:\n    b: 1\n  c: 2\n")]
    [InlineData("a: 1\n---\nb: 2\n")]
    [InlineData("a: &x 1\n")]
    [InlineData("a: \"\\q\"\n")]
    [InlineData("a: \"\\x0a\"\n")]
    [InlineData("a: \"\\ud83d\\ude00\"\n")]
    [InlineData("a: \"b\nc\"\n")]
    [InlineData("a: 1\n b: 2\n")]
    [InlineData("  a: 1\nb: 2\n")]
    [InlineData("a:\tb\n")]
    public void Leaves_to_the_reader_what_it_does_not_know(string text) =>
        Assert.Null(YamlGlance.At(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Never_takes_what_the_reader_refuses_nor_sees_it_otherwise()
    {
        var random = new Random(20261123);
        var accepted = 0;
        for (var round = 0; round < 60_000; round++)
        {
            var text = Damage(Sample, random);
            accepted += Agrees(text) ? 1 : 0;
        }

        // Otherwise this would have tested nothing.
        Assert.InRange(accepted, 10_000, 50_000);
    }

    [Fact]
    public void Agrees_with_the_reader_about_random_documents()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            Agrees(RandomLines(new Random(seed)));
        }
    }

    [Fact]
    public void Agrees_with_the_reader_about_real_work_orders_and_damaged_ones_and_sees_through_most()
    {
        var files = Corpus.YamlFiles();
        var random = new Random(7);
        var seen = 0;
        foreach (var (_, bytes) in files)
        {
            var text = Encoding.UTF8.GetString(bytes);
            seen += Agrees(text) ? 1 : 0;
            for (var round = 0; round < 50; round++)
            {
                Agrees(Damage(text, random));
            }
        }

        Assert.True(seen * 4 >= files.Count * 3, $"only {seen} of {files.Count}");
    }

    /// <summary>Whether a glance was enough; if so, the reader must say the same.</summary>
    private static bool Agrees(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (YamlGlance.At(bytes) is not { } glance)
        {
            return false;
        }

        var read = YamlReader.Read(bytes);
        Assert.True(read.Document is not null, $"{read.Error?.Position}: {read.Error?.Message}\n{text}");
        var root = Assert.IsType<YamlMapping>(read.Document.Root);
        foreach (var entry in root.Entries)
        {
            Assert.True(glance.Has(entry.Key.Value), $"{entry.Key.Value} is overlooked in\n{text}");
            if (glance.TryScalar(entry.Key.Value, out var value))
            {
                (string, YamlScalarKind)? expected = entry.Value is YamlScalar scalar
                    ? (scalar.Value, scalar.Kind)
                    : null;
                Assert.True(value == expected, $"{entry.Key.Value} is {value} instead of {expected} in\n{text}");
            }
        }

        return true;
    }

    private static string Damage(string text, Random random)
    {
        var damaged = new StringBuilder(text);
        for (var times = 1 + random.Next(3); times > 0; times--)
        {
            var at = random.Next(damaged.Length + 1);
            var length = Math.Min(random.Next(4), damaged.Length - at);
            if (random.Next(3) > 0)
            {
                damaged.Remove(at, length);
            }

            if (random.Next(3) > 0)
            {
                damaged.Insert(at, Pieces[random.Next(Pieces.Length)]);
            }
        }

        return damaged.ToString();
    }

    private static string RandomLines(Random random)
    {
        string[] starts = ["a:", "b:", "c_d:", "- ", "- a:", "- - ", "x", "  "];
        string[] values =
        [
            "",
            " 1",
            " text",
            " 'q'",
            " \"d\"",
            " |",
            " >-",
            " []",
            " [a, b]",
            " {}",
            " a: b",
            " -1",
            " ~",
        ];
        var text = new StringBuilder();
        for (var lines = 1 + random.Next(6); lines > 0; lines--)
        {
            text.Append(' ', random.Next(3) * random.Next(3))
                .Append(starts[random.Next(starts.Length)])
                .Append(values[random.Next(values.Length)])
                .Append('\n');
        }

        return text.ToString();
    }
}
