using System.Globalization;

namespace Wo.Engine.Git;

/// <summary>
/// How long one call of git may take, from the environment: the file of settings lies in a tree that git may have to find.
/// </summary>
internal static class GitTimeLimit
{
    /// <summary>The environment variable, in seconds.</summary>
    public const string Variable = "WO_GIT_TIMEOUT_SEC";

    /// <summary>A week, in seconds.</summary>
    public const int MaxSeconds = 604800;

    /// <summary>Reads it: a whole number from 1 to <see cref="MaxSeconds"/> in ASCII digits; nothing else counts.</summary>
    /// <param name="text">The variable's value, or <see langword="null"/> where it is not set.</param>
    /// <returns>The limit, <see langword="null"/> for the defaults; an error where the value does not count.</returns>
    public static Result<TimeSpan?> Read(string? text)
    {
        if (text is null)
        {
            return (TimeSpan?)null;
        }

        return
            int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 1 and <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : new WoError(
                Problem.InvalidConfiguration,
                $"{Variable} is not a whole number of seconds from 1 to {MaxSeconds}; the defaults are used"
            );
    }
}
