using System.Globalization;
using Wo.Core.Model;

namespace Wo.Core.Tests.Model;

/// <summary>Timestamps in the usual form are read faster, and as the framework reads them.</summary>
public sealed class LenientTimestampTests
{
    [Fact]
    public void The_usual_form_says_what_it_says_to_the_framework()
    {
        var random = new Random(3);
        for (var run = 0; run < 50_000; run++)
        {
            var text = Nearly(random);

            var expected = DateTimeOffset.TryParse(
                text,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var moment
            );
            Assert.Equal(expected, LenientTimestamp.TryParse(text, out var time, out var isDate));
            Assert.Equal(moment, time);
            Assert.Equal(moment.Offset, time.Offset);
            Assert.False(isDate);
        }
    }

    /// <summary>A time of twenty characters, in some of which a part is out of its range or another character.</summary>
    private static string Nearly(Random random)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{random.Next(10_000):D4}-{random.Next(14):D2}-{random.Next(33):D2}T{random.Next(26):D2}:{random.Next(62):D2}:{random.Next(62):D2}Z"
        );
        return random.Next(4) == 0 ? Changed(text, 10 + random.Next(10), "0 :Tzx-+\u0663"[random.Next(9)]) : text;
    }

    private static string Changed(string text, int at, char other) => $"{text[..at]}{other}{text[(at + 1)..]}";
}
