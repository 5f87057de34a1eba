using System.Text;
using System.Text.RegularExpressions;
using Wo.Core.Schema;
using Wo.Core.Schema.Patterns;

namespace Wo.Core.Tests.Schema;

public sealed class EcmaPatternTests
{
    // .NET means the same by these once $ is spelled \z.
    private static readonly string[] SimplePatterns =
    [
        "^WO-[A-Za-z0-9.-]+$",
        "^(P[0-3]|critical|high|medium|low)$",
        "^x_",
        "\\.\\.",
        "[.-]$",
        "(^|[.-])(ab|b[ac])([.-]|$)",
        "^a*ab?$",
        "a{2,3}b",
        "^[^ab]{1,2}$",
        "(?:a|ab)(c|bcd)?$",
        "",
        "^$",
        "a|",
        "^[a-c]*[b-d]*d$",
        "^.b",
        "b??a+?",
        "^\\-[\\]\\-]",
    ];

    [Fact]
    public void Simple_patterns_mean_what_the_regular_expression_engine_says()
    {
        var random = new Random(7);
        foreach (var text in SimplePatterns)
        {
            var node = PatternParser.Parse(text);
            Assert.NotNull(node);
            var regex = new Regex(text.Replace("$", "\\z", StringComparison.Ordinal), RegexOptions.CultureInvariant);
            for (var round = 0; round < 3_000; round++)
            {
                var input = RandomText(random);
                Assert.True(regex.IsMatch(input) == PatternMatcher.IsMatch(node, input), $"{text} on '{input}'");
            }
        }
    }

    [Fact]
    public void Translation_and_plain_matching_agree()
    {
        var random = new Random(8);
        foreach (var text in SimplePatterns)
        {
            var translated = EcmaTranslation.Translate(text, out var error);
            Assert.Null(error);
            var regex = new Regex(translated!, RegexOptions.CultureInvariant);
            var pattern = new EcmaPattern(text);
            for (var round = 0; round < 500; round++)
            {
                var input = RandomText(random);
                Assert.True(regex.IsMatch(input) == pattern.IsMatch(input), $"{text} on '{input}'");
            }
        }
    }

    [Theory]
    [InlineData("^(ab)*$", "abab", true)]
    [InlineData("^(ab)*$", "abab\n", false)]
    [InlineData("^(?!a)", "b", true)]
    [InlineData("^(?!a)", "a", false)]
    [InlineData("(a)\\1", "aa", true)]
    [InlineData("(a)\\1", "ab", false)]
    [InlineData("^(\\d\\D)+$", "1a2b", true)]
    [InlineData("^(\\d\\D)+$", "١a", false)]
    [InlineData("^([\\w])+$", "é", false)]
    [InlineData("\\bcat\\b", "a cat.", true)]
    [InlineData("\\bcat\\b", "concat", false)]
    [InlineData("\\bcat\\b", "écat", true)]
    [InlineData("^(.a)+$", "\u2028a", false)]
    [InlineData("^([a-z-[aeiou]]x)$", "[x", false)]
    [InlineData("^([\\s]x)+$", "\uFEFFx", true)]
    [InlineData("^💩$", "💩", true)]
    public void What_needs_the_regular_expression_engine_keeps_its_ecmascript_meaning(
        string pattern,
        string input,
        bool isMatch
    )
    {
        Assert.Null(PatternParser.Parse(pattern));
        Assert.Null(EcmaPattern.Check(pattern));
        Assert.Equal(isMatch, new EcmaPattern(pattern).IsMatch(input));
    }

    [Fact]
    public void Backtracking_that_would_not_end_is_left_to_the_linear_engine()
    {
        var pattern = new EcmaPattern("^a*a*a*a*a*a*b$");
        var input = new string('a', 2_000);

        Assert.Null(PatternMatcher.IsMatch(PatternParser.Parse(pattern.Text)!, input));
        Assert.False(pattern.IsMatch(input));
        Assert.True(pattern.IsMatch(input + "b"));
    }

    [Fact]
    public void A_text_of_any_length_does_not_exhaust_the_stack()
    {
        var input = new string('a', 1_000_000);

        Assert.True(new EcmaPattern("^a+$").IsMatch(input));
        Assert.False(new EcmaPattern("^a+b$").IsMatch(input));
    }

    private static string RandomText(Random random)
    {
        const string Alphabet = "aabbcd.-x_WO0P1\n]";
        var text = new StringBuilder();
        for (var i = random.Next(7); i > 0; i--)
        {
            text.Append(Alphabet[random.Next(Alphabet.Length)]);
        }

        return text.ToString();
    }
}
