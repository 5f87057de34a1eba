using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.Paths;

/// <summary>What the methods of the base library make of paths.</summary>
internal static class KnownPathCalls
{
    /// <summary>Reads the result of a call whose meaning is known.</summary>
    /// <param name="call">The call.</param>
    /// <param name="types">Known types.</param>
    /// <param name="read">Reads an argument.</param>
    /// <param name="texts">The texts the result may have.</param>
    public static bool TryRead(
        IInvocationOperation call,
        KnownTypes types,
        Func<IOperation?, PathTexts> read,
        out PathTexts texts
    )
    {
        var type = call.TargetMethod.ContainingType;
        var known =
            KnownTypes.Same(type, types.Path) ? OfPath(call, read)
            : type?.SpecialType == SpecialType.System_String ? OfString(call, read)
            : KnownTypes.Same(type, types.Directory) ? OfDirectory(call, read)
            : types.IsFileObject(type) ? OfFileObject(call, read)
            : KnownTypes.Same(type, types.Guid) ? PathTexts.Of(PathText.Harmless)
            : call is { TargetMethod.Name: "AsSpan", Arguments.Length: 1 } ? read(call.Arguments[0].Value)
            : call is { TargetMethod.Name: "ToString", Arguments.IsEmpty: true, Instance: { } instance }
                ? read(instance)
            : (PathTexts?)null;
        texts = known ?? default;
        return known is not null;
    }

    /// <summary>An element of a collection: of what lists a directory, all that is known is where it lies.</summary>
    public static PathTexts ReadElement(IOperation collection, KnownTypes types, Func<IOperation?, PathTexts> read)
    {
        while (collection is IConversionOperation conversion)
        {
            collection = conversion.Operand;
        }

        return
            collection is IInvocationOperation { TargetMethod: var method } call
            && (
                method.Name.StartsWith("Get", StringComparison.Ordinal)
                || method.Name.StartsWith("Enumerate", StringComparison.Ordinal)
            )
            && (KnownTypes.Same(method.ContainingType, types.Directory) || types.IsFileObject(method.ContainingType))
            ? read(call.Instance ?? call.Arguments[0].Value)
                .Select(directory => PathText.Join(directory, PathText.Hole))
            : PathTexts.Unknown;
    }

    private static PathTexts? OfPath(IInvocationOperation call, Func<IOperation?, PathTexts> read) =>
        call.TargetMethod.Name switch
        {
            "Combine" => Fold(call, read, PathText.Combine),
            "Join" => Fold(call, read, PathText.Join),
            "GetFullPath" when call.Arguments.Length == 2 => read(Argument(call, 1))
                .With(read(Argument(call, 0)), PathText.Combine),
            "GetFullPath" or "TrimEndingDirectorySeparator" => read(Argument(call, 0)),
            "GetDirectoryName" => read(Argument(call, 0)).Select(PathText.Parent),
            "GetFileName" => read(Argument(call, 0)).Select(PathText.Name),
            "ChangeExtension" => read(Argument(call, 0))
                .Select(path => PathText.Join(PathText.Parent(path), PathText.Hole)),
            "GetTempPath" or "GetTempFileName" or "GetRandomFileName" => PathTexts.Of(PathText.Harmless),
            _ => PathTexts.Unknown,
        };

    private static PathTexts? OfString(IInvocationOperation call, Func<IOperation?, PathTexts> read) =>
        call.TargetMethod.Name switch
        {
            "Concat" when Elements(call) is { } parts => PathTexts.Concat([.. parts.Select(read)]),
            "ToString" => read(call.Instance),
            _ => PathTexts.Unknown,
        };

    private static PathTexts? OfDirectory(IInvocationOperation call, Func<IOperation?, PathTexts> read) =>
        call.TargetMethod.Name switch
        {
            "CreateDirectory" => read(Argument(call, 0)),
            "GetParent" => read(Argument(call, 0)).Select(PathText.Parent),
            "CreateTempSubdirectory" => PathTexts.Of(PathText.Harmless),
            _ => PathTexts.Unknown,
        };

    private static PathTexts? OfFileObject(IInvocationOperation call, Func<IOperation?, PathTexts> read) =>
        call.TargetMethod.Name switch
        {
            "ToString" => read(call.Instance),
            "CreateSubdirectory" => read(call.Instance).With(read(Argument(call, 0)), PathText.Combine),
            "CopyTo" => read(Argument(call, 0)),
            _ => PathTexts.Unknown,
        };

    private static PathTexts Fold(
        IInvocationOperation call,
        Func<IOperation?, PathTexts> read,
        Func<string, string, string> combine
    ) =>
        Elements(call) is { } parts
            ? parts.Aggregate(PathTexts.Of(""), (path, part) => path.With(read(part), combine))
            : PathTexts.Unknown;

    /// <summary>The arguments in the order of the parameters, those of a params list one by one.</summary>
    private static List<IOperation>? Elements(IInvocationOperation call)
    {
        var elements = new List<IOperation>();
        foreach (var argument in call.Arguments.OrderBy(argument => argument.Parameter?.Ordinal ?? 0))
        {
            if (
                argument.Parameter?.Type is { SpecialType: SpecialType.System_String }
                || IsTextSpan(argument.Parameter?.Type)
            )
            {
                elements.Add(argument.Value);
            }
            else if (ListElements(argument.Value) is { } list)
            {
                elements.AddRange(list);
            }
            else
            {
                return null;
            }
        }

        return elements;
    }

    private static IReadOnlyList<IOperation>? ListElements(IOperation value) =>
        value switch
        {
            IConversionOperation conversion => ListElements(conversion.Operand),
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation { Elements: var elements }
                when !elements.Any(element => element is ISpreadOperation) => elements,
            _ => null,
        };

    private static bool IsTextSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span
        && span.TypeArguments[0].SpecialType == SpecialType.System_Char;

    private static IOperation? Argument(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal)?.Value;
}
