using System.Globalization;

namespace Wo.Engine.Git;

/// <summary>A version of git. The third number decides nothing: features come with the second.</summary>
/// <param name="Major">The first number.</param>
/// <param name="Minor">The second number.</param>
internal readonly record struct GitVersion(int Major, int Minor) : IComparable<GitVersion>
{
    /// <summary>The oldest that works. <c>docs/git.md</c> says which feature needs which version.</summary>
    public static readonly GitVersion Oldest = new(2, 25);

    private const string Prefix = "git version ";

    /// <summary>Reads what <c>git version</c> prints: also <c>2.39.5 (Apple Git-154)</c>, <c>2.47.1.windows.1</c>, <c>2.55.GIT</c>.</summary>
    public static GitVersion? Parse(string output)
    {
        if (!output.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var numbers = output[Prefix.Length..].Trim().Split('.');
        return numbers.Length >= 2 && Number(numbers[0]) is { } major && Number(numbers[1]) is { } minor
            ? new GitVersion(major, minor)
            : null;
    }

    /// <summary>The failure of a git that is too old for something.</summary>
    /// <param name="found">What is installed.</param>
    /// <param name="wanted">What is needed.</param>
    /// <param name="purpose">What for, where most of the tool works without.</param>
    public static WoError TooOld(GitVersion found, GitVersion wanted, string? purpose = null) =>
        new(
            Problem.GitTooOld,
            $"git {found} is too old{(purpose is null ? "" : $" {purpose}")}: it takes git {wanted} or newer"
        )
        {
            Details = ["install a newer git, or put the directory of one first on PATH"],
            NextSteps = ["git --version"],
        };

    /// <inheritdoc/>
    public int CompareTo(GitVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public static bool operator <(GitVersion left, GitVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(GitVersion left, GitVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(GitVersion left, GitVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(GitVersion left, GitVersion right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
