using Wo.Engine.Store.Tree;
using Wo.Engine.Store.Tree.Kept;

namespace Wo.Engine.Lint.Rules;

/// <summary>
/// Dependencies that can never be met. One that is merely absent is a warning: trees lose old work orders, and whether
/// that holds the work order up is <see cref="DependencyCheck"/>'s to say when a caller takes it.
/// </summary>
internal sealed class DependencyRule(DependencyGraph graph) : ITreeRule
{
    public void Check(LintSubject subject)
    {
        var id = subject.Candidate.Id;
        foreach (var dependency in graph.Of(subject.Candidate))
        {
            var (code, level, message) = Judge(id, dependency);
            if (code is not null)
            {
                subject.Report(code, level, dependency.Position, $"$.dependencies[{dependency.Index}]", message);
            }
        }
    }

    public bool IsSilent(WorkOrderCandidate file, ExaminedFile examined)
    {
        // Of what is done nothing is reported, and nearly every dependency is.
        if (graph.AreAllDone(file))
        {
            return true;
        }

        foreach (var dependency in graph.Of(file))
        {
            if (Judge(file.Id, dependency).Code is not null)
            {
                return false;
            }
        }

        return true;
    }

    private (Problem? Code, LintLevel Level, string Message) Judge(WorkOrderId id, Dependency dependency)
    {
        if (dependency.Status == DependencyStatus.Invalid)
        {
            return (Problem.DependencyInvalid, LintLevel.Warning, $"'{dependency.Text}' is not the id of a work order");
        }

        if (dependency.Id == id)
        {
            return (Problem.DependencyCycle, LintLevel.Error, "it waits for itself");
        }

        if (dependency.Status == DependencyStatus.Missing)
        {
            return (Problem.DependencyUnknown, LintLevel.Warning, $"there is no work order {dependency.Text}");
        }

        // What is done closes no circle, and nearly every dependency is.
        if (dependency.Status == DependencyStatus.Done)
        {
            return default;
        }

        // Only those who take it with --force can break a circle, so it must not make the work order invalid.
        var cycle = graph.CycleOf(id);
        return dependency.Id is { } other && cycle.Contains(other)
            ? (Problem.DependencyCycle, LintLevel.Warning, $"these wait for each other: {string.Join(", ", cycle)}")
            : default;
    }
}
