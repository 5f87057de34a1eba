namespace Wo.Engine.Lint;

/// <summary>The names of levels as people and scripts see them.</summary>
internal static class LintLevels
{
    public static string Name(this LintLevel level) =>
        level switch
        {
            LintLevel.Error => "error",
            LintLevel.Warning => "warning",
            _ => "note",
        };
}
