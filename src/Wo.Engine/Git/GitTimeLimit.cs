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
    /// <param name="limit">The limit; <see langword="null"/> for the defaults.</param>
    /// <returns>What is wrong with it, for a person, or <see langword="null"/>.</returns>
    public static string? Read(string? text, out TimeSpan? limit)
    {
        limit = null;
        if (text is null)
        {
            return null;
        }

        if (
            text is { Length: > 0 }
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds is >= 1 and <= MaxSeconds
        )
        {
            limit = TimeSpan.FromSeconds(seconds);
            return null;
        }

        return $"{Variable} is not a whole number of seconds from 1 to {MaxSeconds}; the defaults are used";
    }
}
