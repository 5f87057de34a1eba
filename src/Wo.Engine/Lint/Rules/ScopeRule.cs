namespace Wo.Engine.Lint.Rules;

/// <summary>A scope that allows everything is none, unless its override says why and until when.</summary>
internal sealed class ScopeRule(TimeProvider clock) : ILintRule
{
    private const int ShortestReason = 20;

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
        if (CheckGlobs(subject, scope, "allow") is { } bare && WhyNotOverridden(subject, scope) is { } why)
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

    private string? WhyNotOverridden(LintSubject subject, YamlMapping scope)
    {
        if (Find(scope, "override") is not YamlScalar { Kind: YamlScalarKind.Boolean } on || !IsTrue(on))
        {
            return "name the paths, or set scope.x_override: true with x_override_reason and x_override_expires";
        }

        if (Find(scope, "override_reason") is not YamlScalar reason || reason.Value.Trim().Length < ShortestReason)
        {
            return $"x_override_reason has to give a reason of at least {ShortestReason} characters";
        }

        if (Find(scope, "override_expires") is not YamlScalar expires || !TryEnd(expires.Value, out var end))
        {
            return "x_override_expires has to be a date or a time";
        }

        // Of what is closed, the time when it was worked on counted.
        return !subject.IsOpen || clock.GetUtcNow() < end ? null : $"its override expired ({expires.Value})";
    }

    /// <summary>A setting under its plain name or under the one that the schemas in use accept.</summary>
    private static YamlNode? Find(YamlMapping scope, string key) =>
        scope.TryGet("x_" + key, out var node) || scope.TryGet(key, out node) ? node : null;

    private static bool IsTrue(YamlScalar scalar) => scalar.Value is "true" or "True" or "TRUE";

    /// <summary>The moment from which an override is void; a mere date holds until the end of that day, UTC.</summary>
    private static bool TryEnd(string text, out DateTimeOffset end)
    {
        if (!LenientTimestamp.TryParse(text, out end, out var isDate))
        {
            return false;
        }

        end = isDate && end < DateTimeOffset.MaxValue.AddDays(-1) ? end.AddDays(1) : end;
        return true;
    }
}
