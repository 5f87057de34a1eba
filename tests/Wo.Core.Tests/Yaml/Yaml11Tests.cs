using Wo.Core.Yaml;

namespace Wo.Core.Tests.Yaml;

public sealed class Yaml11Tests
{
    /// <summary>Beginnings of numbers and times, what is repeated in them, and an end that makes text of all.</summary>
    public static TheoryData<string, string, string> Hostile =>
        new()
        {
            { "", "1", "x" },
            { "", "1_", "x" },
            { "0", "7_", "8" },
            { "0b", "01_", "2" },
            { "0x", "f_", "g" },
            { "1", ":1", "x" },
            { "1", ":12", "x" },
            { "1", ":12", ".x" },
            { "1.", "0_", "x" },
            { ".", "0", "e" },
            { "2026-01-01", " ", "x" },
            { "2026-01-01", " \t", "1:00:0" },
            { "2026-01-01 10:00:00.", "0", "x" },
            { "2026-01-01 10:00:00", "\t ", "+" },
        };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_text_that_is_nearly_a_number_for_a_million_characters_is_seen_to_be_none(
        string beginning,
        string repeated,
        string end
    )
    {
        // Time that grew with the square of the length would be hours.
        var text = beginning + string.Concat(Enumerable.Repeat(repeated, 1_000_000)) + end;

        Assert.True(Yaml11.IsText(text));
    }
}
