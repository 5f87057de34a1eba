using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.FileApis;

namespace Wo.Analyzers.Claims;

/// <summary>
/// Finds what is created at a path because a look said that nothing is there: in the branch that says so, or behind a
/// branch that leaves when something is.
/// </summary>
internal static class DependentCreations
{
    /// <param name="look">The look.</param>
    /// <param name="path">Its path.</param>
    /// <param name="scope">The compilation.</param>
    /// <returns>The creating calls, each with what a person calls it.</returns>
    public static IEnumerable<(IOperation Operation, string Name)> Of(
        IOperation look,
        IOperation path,
        AnalysisScope scope
    )
    {
        var same = new SamePath(path, scope);
        foreach (var branch in VacantBranches.Of(look))
        {
            foreach (var operation in branch.Operation.DescendantsAndSelf())
            {
                if (RawCall.Of(operation, scope) is { } call)
                {
                    if (call.IsCreation(scope) && call.Touched().Any(same.Is))
                    {
                        yield return (operation, call.Operation.DisplayName);
                    }
                }
                else if (
                    branch.IsWithin
                    && operation is IInvocationOperation helper
                    && scope.Types.IsReplacingHelper(helper.TargetMethod)
                    && !helper.Arguments.Any(argument => same.IsElsewhere(argument.Value))
                )
                {
                    // How its path was made from this one may be out of sight; that it depends on the look is not.
                    yield return (operation, $"{helper.TargetMethod.ContainingType.Name}.{helper.TargetMethod.Name}");
                }
            }
        }
    }
}
