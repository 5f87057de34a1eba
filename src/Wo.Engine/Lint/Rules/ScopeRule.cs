namespace Wo.Engine.Lint.Rules;

/// <summary>A scope that allows everything is none, unless its override says why and until when.</summary>
internal sealed class ScopeRule(TimeProvider clock) : ILintRule
{
    public void Check(LintSubject subject)
    {
        if (!subject.Root.TryGet("scope", out var node) || node is not YamlMapping scope)
        {
            if (!subject.HasFindingBelow("$.scope"))
            {
                subject.Warning(Problem.ScopeEmpty, node ?? subject.Root, "$.scope", "it has no scope");
            }

            return;
        }

        if (scope.TryGet("allow", out var allowed) && allowed is YamlSequence { Items.Count: 0 })
        {
            subject.Warning(Problem.ScopeEmpty, allowed, "$.scope.allow", "its scope allows no path");
        }

        CheckGlobs(subject, scope, "deny");
        if (CheckGlobs(subject, scope, "allow") is { } bare && WhyNone(subject, scope) is { } why)
        {
            // What is closed is history: nothing will be touched because of it any more.
            subject.Report(
                Problem.ScopeTooWide,
                subject.IsOpen ? LintLevel.Error : LintLevel.Warning,
                bare.Glob.Start,
                $"$.scope.allow[{bare.Index}]",
                $"'{bare.Glob.Value}' allows everything: {why}"
            );
        }
    }

    /// <summary>Warns of globs that match no path there can be, and finds the first that matches all.</summary>
    private static (YamlScalar Glob, int Index)? CheckGlobs(LintSubject subject, YamlMapping scope, string key)
    {
        (YamlScalar, int)? bare = null;
        if (!scope.TryGet(key, out var node) || node is not YamlSequence globs)
        {
            return bare;
        }

        for (var i = 0; i < globs.Items.Count; i++)
        {
            if (globs.Items[i] is not YamlScalar { Kind: YamlScalarKind.String } glob)
            {
                continue;
            }

            if (ScopeGlob.WhyNothingMatches(glob.Value) is { } why)
            {
                subject.Warning(
                    Problem.ScopeNeverMatches,
                    glob,
                    $"$.scope.{key}[{i}]",
                    $"'{glob.Value}' matches nothing: {why}"
                );
            }

            bare ??= ScopeGlob.IsBare(glob.Value) ? (glob, i) : null;
        }

        return bare;
    }

    /// <summary>Of what is closed, the time when it was worked on counted.</summary>
    private string? WhyNone(LintSubject subject, YamlMapping scope) =>
        ScopeOverride.WhyNone(scope, subject.IsOpen ? clock.GetUtcNow() : null);
}
