using System.Text;
using System.Text.RegularExpressions;
using Wo.Core.Schema;

namespace Wo.Core.Tests.Schema;

public sealed class EcmaPatternTests
{
    [Theory]
    [InlineData("^(ab)*$", "abab", true)]
    [InlineData("^(ab)*$", "abab\n", false)]
    [InlineData("a$", "a\n", false)]
    [InlineData("^b", "a\nb", false)]
    [InlineData("^(\\d\\D)+$", "1a2b", true)]
    [InlineData("^(\\d\\D)+$", "١a", false)]
    [InlineData("^([\\w])+$", "é", false)]
    [InlineData("^\\w+$", "aZ_09", true)]
    [InlineData("^\\W$", "\u212A", true)]
    [InlineData("^\\S$", "\u0085", true)]
    [InlineData("^\\s$", "\u0085", false)]
    [InlineData("^([\\s]x)+$", "\uFEFFx", true)]
    [InlineData("^(.a)+$", "\u2028a", false)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "\u0085", true)]
    [InlineData("^([a-z-[aeiou]]x)$", "[x", false)]
    [InlineData("^([a-z-[aeiou]]x)$", "[]x", true)]
    [InlineData("^[\\b]$", "\b", true)]
    [InlineData("^[a^]+$", "a^", true)]
    [InlineData("^[a-]+$", "a-", true)]
    [InlineData("^[]$", "a", false)]
    [InlineData("^[^]$", "\n", true)]
    [InlineData("^💩$", "💩", true)]
    [InlineData("^💩+$", "💩💩", true)]
    [InlineData("^\\uD83D\\uDCA9+$", "💩💩", true)]
    [InlineData("^\\u{1F4A9}{2}$", "💩💩", true)]
    [InlineData("^\\u0041\\x42\\cI\\0$", "AB\t\0", true)]
    [InlineData("^.$", "💩", true)]
    [InlineData("^[^a]$", "💩", true)]
    [InlineData("^\\D$", "💩", true)]
    [InlineData("^[\\W]$", "💩", true)]
    [InlineData("^[\\u0000-\\uFFFF]$", "💩", false)]
    [InlineData("^[\\u0000-\\uFFFF]+$", "a\uFFFD", true)]
    [InlineData("^\\p{Lu}\\p{Ll}+$", "Éa", true)]
    [InlineData("^\\P{L}$", "é", false)]
    [InlineData("^\\P{L}$", "💩", true)]
    [InlineData("^[^\\p{L}]$", "1", true)]
    [InlineData("^a{,2}$", "a{,2}", true)]
    [InlineData("^a{x}$", "a{x}", true)]
    [InlineData("^]}$", "]}", true)]
    [InlineData("^a{0}b{2,}?c{1,2}$", "bbbcc", true)]
    [InlineData("(?<year>\\d{4})", "in 2026", true)]
    [InlineData("^(?:a|)b$", "b", true)]
    [InlineData("", "", true)]
    public void A_pattern_keeps_its_ecmascript_meaning(string pattern, string input, bool isMatch)
    {
        Assert.Equal(isMatch, new EcmaPattern(pattern).IsMatch(input));
        Assert.Equal(isMatch, Read(pattern).IsMatch(input));
    }

    [Theory]
    [InlineData("^(?!a)", "b", true)]
    [InlineData("^(?!a)", "a", false)]
    [InlineData("a(?=b)", "ab", true)]
    [InlineData("(?<=a)b", "cb", false)]
    [InlineData("(?<!a)b", "cb", true)]
    [InlineData("\\bcat\\b", "a cat.", true)]
    [InlineData("\\bcat\\b", "concat", false)]
    [InlineData("\\bcat\\b", "écat", true)]
    [InlineData("a\\B.", "ab", true)]
    [InlineData("a\\B.", "a.", false)]
    public void What_only_backtracking_can_do_is_for_patterns_that_were_compiled_in(
        string pattern,
        string input,
        bool isMatch
    )
    {
        Assert.Equal(isMatch, new EcmaPattern(pattern).IsMatch(input));
        Assert.Null(EcmaPattern.TryRead(pattern, out var error));
        Assert.Contains("linear time", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a)\\1", "back references")]
    [InlineData("(?<n>a)\\k<n>", "back references")]
    [InlineData("(?i:a)", "not ECMAScript's")]
    [InlineData("(?>a)", "not ECMAScript's")]
    [InlineData("(?#a)", "not ECMAScript's")]
    [InlineData("(?<1>a)", "not ECMAScript's")]
    [InlineData("\\Aa", "\\A")]
    [InlineData("\\é", "\\é")]
    [InlineData("\\c1", "\\c")]
    [InlineData("a++", "nothing to repeat")]
    [InlineData("(|*a)", "nothing to repeat")]
    [InlineData("$+", "nothing to repeat")]
    [InlineData("[z-a]", "wrong way round")]
    [InlineData("[a-\\d]", "a range")]
    [InlineData("[a", "not closed")]
    [InlineData("[a-", "not closed")]
    [InlineData("[a\\]", "not closed")]
    [InlineData("a{3,2}", "wrong way round")]
    [InlineData("a{99999999999}", "too large")]
    [InlineData("((a{1,50}){1,50}){1,50}", "longer than")]
    [InlineData("\\p{Cs}", "general categories")]
    [InlineData("\\p", "general categories")]
    [InlineData("\\u{}", "\\u")]
    [InlineData("\\u{D83D}", "\\u")]
    [InlineData("\\u{1F4A9", "\\u")]
    [InlineData("\\x4", "\\x")]
    [InlineData("\\", "ends in a backslash")]
    public void What_has_no_equivalent_is_refused_with_the_reason(string pattern, string reason)
    {
        Assert.Null(EcmaPattern.TryRead(pattern, out var error));
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("^(a+)+$")]
    [InlineData("^(([a-z])+.)+[A-Z]([a-z])+$")]
    [InlineData("^a*a*a*a*a*a*b$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(x+x+)+y")]
    [InlineData("((a{1,4}){1,4}){1,4}c")]
    [InlineData("(.*a){12}c")]
    [InlineData("a.{99}c")]
    [InlineData("a+c")]
    [InlineData("^a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaaaaaaaaaaaaaaaaac$")]
    [InlineData("^(a|aa){40}c")]
    [InlineData(
        "^(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)(a|.)c"
    )]
    [InlineData("^[a-z]+c$")]
    [InlineData("(aa|ab)(a|b)c$")]
    public void A_hostile_pattern_of_a_tree_takes_time_linear_in_the_text(string pattern)
    {
        var read = Read(pattern);
        var random = new Random(3);

        Assert.False(read.IsMatch(new string('a', 3_000) + "!"));
        Assert.False(read.IsMatch(new string([.. Enumerable.Range(0, 3_000).Select(_ => "ab"[random.Next(2)])]) + "!"));
    }

    [Fact]
    public void A_text_of_any_length_does_not_exhaust_the_stack()
    {
        var input = new string('a', 1_000_000);

        Assert.True(new EcmaPattern("^(a|b)+$").IsMatch(input));
        Assert.False(new EcmaPattern("^(a|b)+c$").IsMatch(input));
    }

    [Fact]
    public void A_pattern_that_was_compiled_in_says_so_where_it_backtracks_without_end()
    {
        var pattern = new EcmaPattern("^(a|b|ab)*c$");
        var text = string.Concat(Enumerable.Repeat("ab", 40));

        Assert.Throws<RegexMatchTimeoutException>(() => pattern.IsMatch(text));
        Assert.Throws<RegexMatchTimeoutException>(() => pattern.IsMatch("a"));
    }

    [Fact]
    public void Both_engines_agree_on_patterns_at_random_and_take_all_that_was_translated()
    {
        var random = new Random(7);
        var translated = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var text = RandomText(random, "ab.[]()|*+?{1,}^$\\dWs-:=\uD83D\uDCA9", 10);
            if (EcmaPattern.TryRead(text, out _) is not { } linear)
            {
                continue;
            }

            translated++;
            var backtracking = new EcmaPattern(text);
            for (var i = 0; i < 20; i++)
            {
                var input = RandomText(random, "ab.-1\n]{}", 6) + (i % 3 == 0 ? "💩" : "");
                Assert.True(linear.IsMatch(input) == backtracking.IsMatch(input), $"{text} on '{input}'");
            }
        }

        Assert.InRange(translated, 100, 4_000);
    }

    private static EcmaPattern Read(string pattern)
    {
        var read = EcmaPattern.TryRead(pattern, out var error);
        Assert.True(read is not null, error);
        return read;
    }

    private static string RandomText(Random random, string alphabet, int length)
    {
        var text = new StringBuilder();
        for (var i = random.Next(length); i > 0; i--)
        {
            text.Append(alphabet[random.Next(alphabet.Length)]);
        }

        return text.ToString();
    }
}
