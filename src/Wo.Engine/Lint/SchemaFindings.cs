namespace Wo.Engine.Lint;

/// <summary>Turns what the schema evaluator found into findings about a file.</summary>
internal static class SchemaFindings
{
    public static LintFinding ToLint(SchemaFinding finding, Problem code, CtxPath path) =>
        new(
            code,
            LintLevel.Error,
            path,
            finding.Position,
            finding.Path,
            $"{finding.Path}: expected {finding.Expected}, found {finding.Found}"
        );
}
