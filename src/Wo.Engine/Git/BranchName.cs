namespace Wo.Engine.Git;

/// <summary>The rules of <c>git check-ref-format --branch</c>, without starting git.</summary>
internal static class BranchName
{
    /// <summary>The full ref name of a branch.</summary>
    public static string ToRef(string branch) => $"refs/heads/{branch}";

    /// <summary>Whether git accepts the name for a branch.</summary>
    public static bool IsValid(string name) => FindDefect(name) is null;

    /// <summary>What is wrong with the name, in words that follow it, or <see langword="null"/>.</summary>
    public static string? FindDefect(string name)
    {
        if (name.Length == 0)
        {
            return "is empty";
        }

        if (name is "@" or "HEAD")
        {
            return "means something else to git";
        }

        if (name[0] == '-')
        {
            return "starts with '-'";
        }

        if (name[^1] == '.')
        {
            return "ends with '.'";
        }

        if (name.Contains("@{", StringComparison.Ordinal) || name.Contains("..", StringComparison.Ordinal))
        {
            return "contains '@{' or '..'";
        }

        foreach (var character in name)
        {
            if (character is <= ' ' or '\x7f' or '~' or '^' or ':' or '?' or '*' or '[' or '\\' or '\uFFFD')
            {
                return "contains a space, a control character, or one of ~ ^ : ? * [ \\";
            }
        }

        foreach (var range in name.AsSpan().Split('/'))
        {
            var component = name.AsSpan(range);
            if (component.IsEmpty || component[0] == '.' || component.EndsWith(".lock"))
            {
                return "has a part between slashes that is empty, starts with '.' or ends with '.lock'";
            }
        }

        return null;
    }
}
