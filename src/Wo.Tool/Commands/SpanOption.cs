using System.CommandLine;
using System.Globalization;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>Lengths and points of time as people type them: <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>3d</c>, <c>2w</c>.</summary>
internal static class SpanOption
{
    private static readonly (string Unit, double Seconds)[] Units =
    [
        ("s", 1),
        ("m", 60),
        ("min", 60),
        ("h", 3600),
        ("d", 86400),
        ("w", 7 * 86400),
    ];

    /// <summary><c>--since</c>, with what it is the time of.</summary>
    public static Option<string?> Since(string description) => ValueOption.One("--since", "time", description);

    /// <summary>The point of time that an option names; <see langword="null"/> where it was not given.</summary>
    public static Result<DateTimeOffset?> ReadSince(CommandContext context, Option<string?> option) =>
        context.Value(option) is not { } typed ? (DateTimeOffset?)null
        : Parse(typed) is { } span ? Back(context.Time.GetUtcNow(), span)
        : IsDate(typed) && WorkOrderTimestamp.TryParse(typed, out var at) ? (DateTimeOffset?)at
        : UsageError.Because(
            $"{option.Name} needs a time such as 2026-03-15, or how long ago, such as 12h, 7d or 2w; not '{typed}'"
        );

    /// <summary>The length that an option names; <see langword="null"/> where it was not given.</summary>
    public static Result<TimeSpan?> ReadLength(CommandContext context, Option<string?> option) =>
        context.Value(option) is not { } typed ? (TimeSpan?)null
        : Parse(typed) is { } span ? (TimeSpan?)span
        : UsageError.Because($"{option.Name} needs a length of time such as 90s, 5m, 2h or 3d; not '{typed}'");

    /// <summary>A number with a unit; a number alone is seconds.</summary>
    private static TimeSpan? Parse(string typed)
    {
        var digits = typed.AsSpan().IndexOfAnyExceptInRange('0', '9');
        var unit = digits < 0 ? "s" : typed[digits..].ToLowerInvariant();
        var number = digits < 0 ? typed : typed[..digits];
        var factor = Array.Find(Units, known => known.Unit == unit).Seconds;
        return
            factor > 0
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count * factor <= TimeSpan.FromDays(36500).TotalSeconds
            ? TimeSpan.FromSeconds(count * factor)
            : null;
    }

    private static bool IsDate(string typed) => typed.Length >= 10 && typed[4] == '-' && char.IsAsciiDigit(typed[0]);

    private static DateTimeOffset? Back(DateTimeOffset now, TimeSpan span) =>
        now - DateTimeOffset.MinValue > span ? now - span : DateTimeOffset.MinValue;
}
