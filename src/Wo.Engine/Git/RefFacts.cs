using System.Globalization;

namespace Wo.Engine.Git;

/// <summary>What git tells of a ref in one look.</summary>
/// <param name="Oid">The commit that it names.</param>
/// <param name="Target">The ref that it stands for; empty for one that is no symbolic ref.</param>
/// <param name="Upstream">What it follows, as people call it; empty for nothing.</param>
/// <param name="Track">How it differs from that, in git's words, such as <c>ahead 1, behind 2</c>.</param>
internal readonly record struct RefFacts(string Oid, string Target, string Upstream, string Track)
{
    private const string Behind = "behind ";

    /// <summary>What git is asked for.</summary>
    public const string Format =
        "--format=%(objectname)%00%(refname)%00%(symref)%00%(upstream:short)%00%(upstream:track,nobracket)";

    /// <summary>How it lags behind its upstream, in words; <see langword="null"/> where it does not.</summary>
    public string? Lag
    {
        get
        {
            var at = Track.LastIndexOf(Behind, StringComparison.Ordinal);
            return
                at >= 0 && int.TryParse(Track.AsSpan(at + Behind.Length), CultureInfo.InvariantCulture, out var count)
                ? $"{count.ToString(CultureInfo.InvariantCulture)} {(count == 1 ? "commit" : "commits")} behind {Upstream}, as that was last fetched"
                : null;
        }
    }
}
