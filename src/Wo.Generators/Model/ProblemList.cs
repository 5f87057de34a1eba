using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Collects what keeps a schema from becoming source.</summary>
internal sealed class ProblemList
{
    private readonly List<ModelProblem> problems = [];

    public IReadOnlyList<ModelProblem> All => problems;

    public void Unsupported(string message, JsonSpan span) => problems.Add(new ModelProblem(false, message, span));

    public void Collision(string message, JsonSpan span) => problems.Add(new ModelProblem(true, message, span));
}
