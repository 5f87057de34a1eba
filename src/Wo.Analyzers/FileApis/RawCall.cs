using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.FileApis;

/// <summary>A call of a raw file operation.</summary>
/// <param name="Operation">Which one.</param>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Instance">The object it is called on.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record RawCall(
    RawOperation Operation,
    SyntaxNode Syntax,
    IOperation? Instance,
    ImmutableArray<IArgumentOperation> Arguments
)
{
    /// <summary>The call that an operation is, where it is one that may write.</summary>
    public static RawCall? Of(IOperation operation, AnalysisScope scope)
    {
        var call = operation switch
        {
            IInvocationOperation invocation when scope.Operations.Find(invocation.TargetMethod) is { } raw =>
                new RawCall(raw, invocation.Syntax, invocation.Instance, invocation.Arguments),
            IObjectCreationOperation creation when scope.Operations.Find(creation.Constructor) is { } raw =>
                new RawCall(raw, creation.Syntax, null, creation.Arguments),
            _ => null,
        };
        return call is not null && (call.Operation.Effect != RawEffect.Stream || Opening.MayWrite(call, scope.Paths))
            ? call
            : null;
    }

    /// <summary>The worst of the origins of what it touches.</summary>
    public PathFinding Judge(AnalysisScope scope)
    {
        var guarded = scope.GuardedFrom(Syntax.SyntaxTree);
        var worst = (Origin: PathOrigin.Free, Text: "");
        foreach (var path in Touched())
        {
            var judged = scope.Paths.Read(path).Judge(guarded);
            if (judged.Origin > worst.Origin)
            {
                worst = judged;
            }
        }

        return new PathFinding(worst.Origin, PathText.Display(worst.Text));
    }

    /// <summary>The argument of a parameter, be it given or the default.</summary>
    public IArgumentOperation? Argument(string parameter) =>
        Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);

    private IEnumerable<IOperation> Touched()
    {
        foreach (var path in Operation.Paths)
        {
            if ((path == RawOperation.Receiver ? Instance : Argument(path)?.Value) is { } touched)
            {
                yield return touched;
            }
        }
    }
}
