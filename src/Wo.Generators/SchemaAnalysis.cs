using Wo.Core.Schema;
using Wo.Generators.Diagnostics;
using Wo.Generators.Model;

namespace Wo.Generators;

/// <summary>What one schema file amounts to: a model without places, and apart from it everything that has a place.</summary>
/// <param name="Model">The model; <see langword="null"/> where there is any problem.</param>
/// <param name="Places">The rest.</param>
internal sealed record SchemaAnalysis(SchemaModel? Model, SchemaPlaces Places)
{
    private static readonly JsonSpan Top = new(0, 0, 1, 1, 1, 1);

    public static SchemaAnalysis Of(SchemaText file)
    {
        var name = Names.SchemaName(file.Path);
        if (file.Text is null)
        {
            const string Message =
                "the schema file cannot be read: see that it is there, or take its item out of the project";
            return Refused(file, [new DiagnosticInfo("WO2001", Message, file.Path, Top)]);
        }

        // All that is wrong is said at once, so nothing ends this early but text that is no JSON.
        List<DiagnosticInfo> reasons = [.. WrongWithItem(file, name)];
        var read = SchemaReader.Read(file.Text);
        reasons.AddRange(read.Problems.Select(problem => Info(problem, file.Path)));
        if (read.Document is null)
        {
            return Refused(file, reasons);
        }

        var problems = new ProblemList(read.Problems.Select(problem => problem.Span));
        var types = new TypeNames(problems);
        var model = SchemaModelBuilder.Build(read, name, file, types, problems);
        reasons.AddRange(problems.All.Select(problem => Info(problem, file.Path)));
        var declared = types.All.Select(type => new DeclaredType(type.Name, type.Span, Shape(model, type.Name)));
        return new SchemaAnalysis(
            reasons.Count == 0 ? model : null,
            new SchemaPlaces(file.Path, file.Namespace, new([.. declared]), new(reasons))
        );
    }

    private static IEnumerable<DiagnosticInfo> WrongWithItem(SchemaText file, string name)
    {
        foreach (var unclear in file.Unclear)
        {
            yield return new DiagnosticInfo("WO2003", unclear, file.Path, Top);
        }

        if (NamespaceName.Of(file.Namespace) is null)
        {
            var message =
                $"'WoNamespace' is '{file.Namespace}', which is no namespace: write one such as \"Acme.Model\"";
            yield return new DiagnosticInfo("WO2003", message, file.Path, Top);
        }

        if (!Names.IsName(Names.Pascal(name)))
        {
            var message = $"no name for C# can be made from '{name}': rename the file to begin with a letter";
            yield return new DiagnosticInfo("WO2003", message, file.Path, Top);
        }
        else if (ReservedNames.IsTakenForSchema(Names.Pascal(name)))
        {
            var message =
                $"'{name}' becomes '{Names.Pascal(name)}', which is a name that generated code uses: rename the file";
            yield return new DiagnosticInfo("WO2004", message, file.Path, Top);
        }
    }

    private static SchemaAnalysis Refused(SchemaText file, IReadOnlyList<DiagnosticInfo> reasons) =>
        new(null, new SchemaPlaces(file.Path, file.Namespace, new([]), new(reasons)));

    // Two files may declare the same identifier; that it is the same shows in what it is made from.
    private static string? Shape(SchemaModel? model, string type) =>
        model?.Identifiers.FirstOrDefault(identifier => identifier.Name == type) is { } id
            ? string.Join(
                "\n",
                [$"{id.MinLength}..{id.MaxLength}", .. id.Patterns, "", .. id.Excluded.Select(e => e.Pattern)]
            )
            : null;

    private static DiagnosticInfo Info(SchemaProblem problem, string path) =>
        new(problem.Kind == SchemaProblemKind.Malformed ? "WO2002" : "WO2003", problem.Message, path, problem.Span);

    private static DiagnosticInfo Info(ModelProblem problem, string path) =>
        new(problem.IsCollision ? "WO2004" : "WO2003", problem.Message, path, problem.Span);
}
