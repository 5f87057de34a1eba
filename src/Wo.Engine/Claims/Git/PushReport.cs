using System.Collections.Immutable;

namespace Wo.Engine.Claims.Git;

/// <summary>What <c>git push --porcelain</c> says of each ref.</summary>
internal static class PushReport
{
    /// <summary>The beginning of a push that is reported so, and pushes what is named and nothing besides.</summary>
    public static readonly ImmutableArray<string> Push =
    [
        "push",
        "--porcelain",
        "--no-signed",
        "--no-follow-tags",
        "--recurse-submodules=no",
    ];

    private const int Fields = 3;

    /// <summary>Its line about a ref of the remote; <see langword="null"/> where it says nothing of it.</summary>
    /// <param name="output">What git printed.</param>
    /// <param name="remoteRef">The full name of the ref.</param>
    public static PushedRef? Find(string output, string remoteRef)
    {
        foreach (var line in output.Split('\n'))
        {
            var fields = line.Split('\t');
            if (
                fields.Length == Fields
                && fields[0].Length == 1
                && fields[1].EndsWith($":{remoteRef}", StringComparison.Ordinal)
            )
            {
                return new PushedRef(fields[0][0] != '!', fields[2]);
            }
        }

        return null;
    }
}
