using System.Collections.Immutable;

namespace Wo.Analyzers.FileApis;

/// <summary>A method that writes, changes or opens what a path names.</summary>
/// <param name="TypeName">The full name of its type.</param>
/// <param name="MethodName">Its name; <c>.ctor</c> for constructors.</param>
/// <param name="Effect">What it does.</param>
/// <param name="Paths">The parameters that name what it touches; <see cref="Receiver"/> for the object itself.</param>
internal sealed record RawOperation(string TypeName, string MethodName, RawEffect Effect, ImmutableArray<string> Paths)
{
    /// <summary>The object that a method is called on, as a path.</summary>
    public const string Receiver = "this";

    /// <summary>The name of constructors.</summary>
    public const string Constructor = ".ctor";

    /// <summary>What a person calls it: <c>File.Delete</c>, <c>new FileStream</c>.</summary>
    public string DisplayName =>
        MethodName == Constructor ? $"new {ShortName(TypeName)}" : $"{ShortName(TypeName)}.{MethodName}";

    private static string ShortName(string typeName) => typeName.Substring(typeName.LastIndexOf('.') + 1);
}
