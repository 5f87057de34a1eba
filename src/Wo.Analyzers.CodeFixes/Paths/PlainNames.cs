using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Wo.Analyzers.CodeFixes.Paths;

/// <summary>
/// Which values certainly have no separator in them. Others may be <c>a/b</c>, which is more than a child of a path.
/// </summary>
internal static class PlainNames
{
    /// <summary>Whether a value is one.</summary>
    public static bool Are(IOperation value) =>
        value switch
        {
            IConversionOperation { OperatorMethod: null } conversion => Are(conversion.Operand),
            IInvocationOperation { TargetMethod: { ContainingType: var type, Name: var name } } =>
                type.ToDisplayString() == "System.IO.Path"
                    && name is "GetFileName" or "GetFileNameWithoutExtension" or "GetRandomFileName" or "GetExtension",
            IPropertyReferenceOperation
            {
                Property: { Name: "Name", ContainingType.Name: "FileInfo" or "DirectoryInfo" or "FileSystemInfo" }
            } => true,
            _ => IsNumber(value.Type),
        };

    private static bool IsNumber(ITypeSymbol? type) =>
        type is { TypeKind: TypeKind.Enum }
        || type?.SpecialType
            is >= SpecialType.System_Boolean
                and <= SpecialType.System_Double
                and not SpecialType.System_Char
        || type?.ToDisplayString() == "System.Guid"
        // Our identifiers: letters, digits and hyphens.
        || type is { Name: "WorkOrderId" or "EpicId", ContainingNamespace.Name: "Model" };
}
