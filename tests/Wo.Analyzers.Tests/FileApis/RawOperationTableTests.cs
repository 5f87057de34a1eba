using Microsoft.CodeAnalysis;
using Wo.Analyzers.FileApis;

namespace Wo.Analyzers.Tests.FileApis;

/// <summary>The table of raw operations against the base library that came with the SDK.</summary>
public sealed class RawOperationTableTests
{
    // Not in the library yet that this is built against.
    private static readonly string[] Later = ["File.CreateHardLink"];

    // What only reads, asks or describes, or has a row of its own in no table: it writes nothing to what it names.
    private static readonly string[] Harmless =
    [
        "CreateTempSubdirectory",
        "EnumerateDirectories",
        "EnumerateFileSystemEntries",
        "EnumerateFileSystemInfos",
        "EnumerateFiles",
        "Equals",
        "Exists",
        "InitializeLifetimeService",
        "OpenRead",
        "OpenText",
        "ReadAllBytes",
        "ReadAllBytesAsync",
        "ReadAllLines",
        "ReadAllLinesAsync",
        "ReadAllText",
        "ReadAllTextAsync",
        "ReadLines",
        "ReadLinesAsync",
        "Refresh",
        "ResolveLinkTarget",
        "ToString",
    ];

    // In packages of their own.
    private static readonly string[] Elsewhere =
    [
        "System.Configuration.Configuration",
        "System.Drawing.Image",
        "System.IO.Packaging.Package",
    ];

    private static readonly Compilation Library = Compilations.Create();

    public static IEnumerable<TheoryDataRow<string>> Rows =>
        RawOperations.All.Select(row => new TheoryDataRow<string>($"{row.TypeName}::{row.MethodName}"));

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_row_names_a_method_and_parameters_that_exist(string row)
    {
        var operation = RawOperations.All.Single(known => $"{known.TypeName}::{known.MethodName}" == row);
        Assert.SkipWhen(Later.Contains(operation.DisplayName), "the library does not have it yet");
        Assert.SkipWhen(Elsewhere.Contains(operation.TypeName), "it is in a package");

        var type = Library.GetTypeByMetadataName(operation.TypeName);
        var methods = type!.GetMembers(operation.MethodName).OfType<IMethodSymbol>().ToList();

        Assert.NotEmpty(methods);
        Assert.All(
            operation.Paths,
            path =>
                Assert.True(
                    path == RawOperation.Receiver
                        ? methods.TrueForAll(method => !method.IsStatic)
                        : methods.Exists(method => method.Parameters.Any(parameter => parameter.Name == path))
                )
        );
    }

    [Theory]
    [InlineData("System.IO.File")]
    [InlineData("System.IO.Directory")]
    [InlineData("System.IO.FileSystemInfo")]
    [InlineData("System.IO.FileInfo")]
    [InlineData("System.IO.DirectoryInfo")]
    public void Every_method_of_the_file_types_is_accounted_for(string typeName)
    {
        var known = RawOperations
            .All.Where(operation => operation.TypeName == typeName)
            .Select(operation => operation.MethodName);

        var unaccounted = Library
            .GetTypeByMetadataName(typeName)!
            .GetMembers()
            .OfType<IMethodSymbol>()
            .Where(method => method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public })
            .Select(method => method.Name)
            .Distinct()
            .Except(known)
            .Except(Harmless)
            // Attributes, times and permissions.
            .Where(name =>
                !name.StartsWith("Get", StringComparison.Ordinal) && !name.StartsWith("Set", StringComparison.Ordinal)
            );

        Assert.Empty(unaccounted);
    }
}
