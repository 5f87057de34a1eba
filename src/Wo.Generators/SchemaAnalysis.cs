using Wo.Core.Schema;
using Wo.Generators.Diagnostics;
using Wo.Generators.Model;

namespace Wo.Generators;

/// <summary>What one schema file amounts to: a model without places, and apart from it everything that has a place.</summary>
/// <param name="Model">The model; <see langword="null"/> where there is any problem.</param>
/// <param name="Places">The rest.</param>
internal sealed record SchemaAnalysis(SchemaModel? Model, SchemaPlaces Places)
{
    public static SchemaAnalysis Of(SchemaText file)
    {
        var name = Names.SchemaName(file.Path);
        if (file.Unclear is not null)
        {
            return Failed(file, [new DiagnosticInfo("WO2003", file.Unclear, file.Path, default)]);
        }

        if (file.Text is null)
        {
            return Failed(file, [new DiagnosticInfo("WO2001", "the schema file cannot be read", file.Path, default)]);
        }

        if (NamespaceName.Of(file.Namespace) is null)
        {
            var message = $"'{file.Namespace}' is no namespace";
            return Failed(file, [new DiagnosticInfo("WO2003", message, file.Path, default)]);
        }

        if (!Names.IsName(Names.Pascal(name)))
        {
            var message = $"no name can be made from '{name}'";
            return Failed(file, [new DiagnosticInfo("WO2003", message, file.Path, default)]);
        }

        if (ReservedNames.IsTakenForSchema(Names.Pascal(name)))
        {
            var message = $"'{name}' becomes '{Names.Pascal(name)}', which is a name that generated code uses";
            return Failed(file, [new DiagnosticInfo("WO2004", message, file.Path, default)]);
        }

        var read = SchemaReader.Read(file.Text);
        if (read.Schema is null)
        {
            return Failed(file, [.. read.Problems.Select(problem => Info(problem, file.Path))]);
        }

        var problems = new ProblemList();
        var types = new TypeNames(problems);
        var model = SchemaModelBuilder.Build(read, name, file.Namespace, file.IsPublic, types, problems);
        var diagnostics = problems.All.Select(problem => Info(problem, file.Path));
        var declared = types.All.Select(type => new DeclaredType(type.Name, type.Span, Shape(model, type.Name)));
        return new SchemaAnalysis(
            problems.All.Count == 0 ? model : null,
            new SchemaPlaces(file.Path, file.Namespace, new([.. declared]), new([.. diagnostics]))
        );
    }

    private static SchemaAnalysis Failed(SchemaText file, IReadOnlyList<DiagnosticInfo> diagnostics) =>
        new(null, new SchemaPlaces(file.Path, file.Namespace, new([]), new(diagnostics)));

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
