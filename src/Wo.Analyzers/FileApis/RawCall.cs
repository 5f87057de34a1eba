using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Wo.Analyzers.Paths;

namespace Wo.Analyzers.FileApis;

/// <summary>A call of a raw file operation.</summary>
/// <param name="Operation">Which one.</param>
/// <param name="Definition">The method that it is known by.</param>
/// <param name="Syntax">Where it stands.</param>
/// <param name="Instance">The object it is called on.</param>
/// <param name="Arguments">The arguments.</param>
internal sealed record RawCall(
    RawOperation Operation,
    IMethodSymbol Definition,
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
            IInvocationOperation invocation => Of(invocation.TargetMethod, invocation, invocation.Arguments, scope),
            IObjectCreationOperation creation => Of(creation.Constructor, creation, creation.Arguments, scope),
            _ => null,
        };
        return call is not null && (call.Operation.Effect != RawEffect.Stream || !Opening.Of(call, scope).IsReadOnly)
            ? call
            : null;
    }

    /// <summary>
    /// Whether it makes a file appear at its path, and would also if another one just did. Directories are none: to make one
    /// that is there is no error and loses nothing, so that all who do it get what they want.
    /// </summary>
    public bool IsCreation(AnalysisScope scope) =>
        Operation.Effect is RawEffect.Write or RawEffect.Append or RawEffect.Archive or RawEffect.Stream
        && Opening.Of(this, scope) is { NeedsVacancy: false, NeedsPresence: false };

    /// <summary>Whether it moves to a place that must be free.</summary>
    public bool IsMoveWithoutOverwrite =>
        Operation.MethodName is "Move" or "MoveTo"
        && Argument("overwrite")?.Value.ConstantValue is null or { HasValue: true, Value: false };

    /// <summary>Where a move or copy leads.</summary>
    public IOperation? Destination => (Argument("destFileName") ?? Argument("destDirName"))?.Value;

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

        return new PathFinding(worst.Origin, worst.Text);
    }

    /// <summary>The argument of a parameter, be it given or the default.</summary>
    public IArgumentOperation? Argument(string parameter)
    {
        var ordinal = Definition.Parameters.FirstOrDefault(candidate => candidate.Name == parameter)?.Ordinal;
        return Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal && ordinal is not null);
    }

    /// <summary>What it touches: paths, and objects that stand for them.</summary>
    public IEnumerable<IOperation> Touched()
    {
        foreach (var path in Operation.Paths)
        {
            if ((path == RawOperation.Receiver ? Instance : Argument(path)?.Value) is { } touched)
            {
                yield return touched;
            }
        }
    }

    private static RawCall? Of(
        IMethodSymbol? method,
        IOperation operation,
        ImmutableArray<IArgumentOperation> arguments,
        AnalysisScope scope
    ) =>
        scope.Operations.Find(method, out var definition) is { } raw
            ? new RawCall(raw, definition!, operation.Syntax, (operation as IInvocationOperation)?.Instance, arguments)
            : null;
}
