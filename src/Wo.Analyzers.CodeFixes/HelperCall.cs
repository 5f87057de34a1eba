using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.CodeFixes;

/// <summary>Which helper does what a raw call does, and with which of its arguments.</summary>
/// <param name="Helper">The method of <c>AtomicFile</c>.</param>
/// <param name="Path">What becomes a <c>CtxPath</c>.</param>
/// <param name="Content">The arguments that stay, in their order.</param>
/// <param name="ReadFrom">The file whose content is written, where the call copies one.</param>
internal sealed record HelperCall(
    string Helper,
    IOperation Path,
    ImmutableArray<IArgumentOperation> Content,
    IArgumentOperation? ReadFrom = null
)
{
    private const string Contents = "contents";
    private const string Bytes = "bytes";
    private const string Token = "cancellationToken";

    /// <summary>Whether the helper is awaited.</summary>
    public bool IsAsync => Helper.EndsWith("Async", StringComparison.Ordinal);

    /// <summary>The helper for a raw call, or <see langword="null"/> where none does the same.</summary>
    public static HelperCall? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (method.ContainingType.ToDisplayString() is not "System.IO.File" || !IsInOrder(call))
        {
            // An object for one call alone is only a way to spell the path.
            return
                method is { Name: "Delete", ContainingType.Name: "FileInfo" or "FileSystemInfo" }
                && call.Instance is IObjectCreationOperation { Arguments.Length: 1, Type.Name: "FileInfo" } file
                ? new HelperCall("DeleteWithBackup", file.Arguments[0].Value, [])
                : null;
        }

        return method.Name switch
        {
            "WriteAllText" => With("WriteText", call, Contents),
            "WriteAllTextAsync" => With("WriteTextAsync", call, Contents, Token),
            "WriteAllLines" => With("WriteLines", call, Contents),
            "WriteAllLinesAsync" => With("WriteLinesAsync", call, Contents, Token),
            "WriteAllBytes" => With("WriteBytes", call, Bytes),
            "WriteAllBytesAsync" => With("WriteBytesAsync", call, Bytes, Token),
            "Delete" => With("DeleteWithBackup", call),
            "Copy" => OfCopy(call),
            _ => null,
        };
    }

    private static HelperCall? OfCopy(IInvocationOperation call) =>
        (
            Argument(call, "sourceFileName"),
            Argument(call, "destFileName"),
            Argument(call, "overwrite")?.Value.ConstantValue
        ) switch
        {
            ({ } source, { } target, { Value: true }) => new HelperCall("ReplaceWithBackup", target.Value, [], source),
            ({ } source, { } target, null or { Value: false }) => new HelperCall(
                "CreateExclusive",
                target.Value,
                [],
                source
            ),
            _ => null,
        };

    /// <summary>The helper where the call has the path, these parameters and no other; an encoding is one too many.</summary>
    private static HelperCall? With(string helper, IInvocationOperation call, params string[] parameters)
    {
        if (
            Argument(call, "path") is not { } path
            || call.TargetMethod.Parameters.Any(parameter =>
                parameter.Name != "path" && !parameters.Contains(parameter.Name)
            )
        )
        {
            return null;
        }

        ImmutableArray<IArgumentOperation> content =
        [
            .. call.Arguments.Where(argument => argument != path && argument.ArgumentKind == ArgumentKind.Explicit),
        ];
        return content.All(IsTaken) ? new HelperCall(helper, path.Value, content) : null;
    }

    // The helpers want text and content that is there.
    private static bool IsTaken(IArgumentOperation argument) =>
        SpanContent.IsTaken(argument)
        && argument.SemanticModel is { } model
        && model.GetTypeInfo(Expression(argument)).Nullability.FlowState != NullableFlowState.MaybeNull;

    /// <summary>The expression of an argument.</summary>
    public static ExpressionSyntax Expression(IArgumentOperation argument) =>
        argument.Syntax is ArgumentSyntax syntax ? syntax.Expression : (ExpressionSyntax)argument.Syntax;

    private static IArgumentOperation? Argument(IInvocationOperation call, string parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == parameter);

    // Arguments that are named out of order are evaluated in that order, which the fixed call would change.
    private static bool IsInOrder(IInvocationOperation call) =>
        call
            .Arguments.Where(argument => argument.ArgumentKind == ArgumentKind.Explicit)
            .OrderBy(argument => argument.Syntax.SpanStart)
            .Select(argument => argument.Parameter?.Ordinal ?? 0)
            .ToArray()
            is var ordinals
        && ordinals.SequenceEqual(ordinals.OrderBy(ordinal => ordinal));
}
