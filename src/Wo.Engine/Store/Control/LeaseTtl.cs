using System.Globalization;

namespace Wo.Engine.Store.Control;

/// <summary>Reads a lease's time to live from text.</summary>
internal static class LeaseTtl
{
    /// <summary>The environment variable.</summary>
    public const string Variable = "WO_LOCK_TTL_SEC";

    /// <summary>One day, in seconds.</summary>
    public const long DefaultSeconds = 86400;

    /// <summary>A positive whole number in ASCII digits; nothing else counts.</summary>
    public static bool TryParse(string? text, out long seconds)
    {
        seconds = 0;
        return text is { Length: > 0 }
            && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out seconds)
            && seconds > 0;
    }
}
