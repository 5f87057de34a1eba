using Wo.Core.Schema;

namespace Wo.Generators.Model;

/// <summary>Collects what keeps a schema from becoming source.</summary>
/// <param name="told">Places at which something is wrong that has been said already.</param>
internal sealed class ProblemList(IEnumerable<JsonSpan> told)
{
    private readonly List<ModelProblem> problems = [];
    private readonly HashSet<int> places = [.. told.Select(span => span.Offset)];

    public ProblemList()
        : this([]) { }

    public IReadOnlyList<ModelProblem> All => problems;

    public void Unsupported(string message, JsonSpan span) => Add(new ModelProblem(false, message, span));

    public void Collision(string message, JsonSpan span) => Add(new ModelProblem(true, message, span));

    /// <summary>
    /// Whether something is wrong with one of the members themselves: a misspelled member is missing as well, and one mistake
    /// is said once.
    /// </summary>
    public bool IsMisspelled(JsonValue value) => value.Members.Any(IsWrong);

    /// <summary>Whether something is wrong with a member's name.</summary>
    public bool IsWrongName(JsonMember member) => places.Contains(member.NameSpan.Offset);

    /// <summary>Whether something is wrong with a member's name, or with its value as a whole.</summary>
    public bool IsWrong(JsonMember member) => IsWrongName(member) || places.Contains(member.Value.Span.Offset);

    /// <summary>Whether something is wrong in a member, or with it.</summary>
    public bool IsWrongWithin(JsonMember member) =>
        IsWrong(member)
        || places.Any(place =>
            place > member.Value.Span.Offset && place < member.Value.Span.Offset + member.Value.Span.Length
        );

    private void Add(ModelProblem problem)
    {
        problems.Add(problem);
        places.Add(problem.Span.Offset);
    }
}
