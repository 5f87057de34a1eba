using Microsoft.CodeAnalysis;

namespace Wo.Analyzers.Tests.Assemblies;

/// <summary>An assembly beside the one that is analysed, which hands paths to it and takes paths from it.</summary>
internal static class Lender
{
    public const string Source = """
        using System.IO;
        using Wo.Core.Storage;

        namespace Lending;

        public static class Lender
        {
            public const string Constant = "_ctx/a";
            public static readonly string Field = "_ctx/a";
            public static string Property => "_ctx/a";
            public static string Method(string name) => Path.Combine("_ctx", name);
            public static readonly FileStreamOptions Reading = new() { Access = FileAccess.Read };
            [GuardedPath] public static readonly string MarkedField = "a";
            [GuardedPath] public static string MarkedProperty => "a";
            [return: GuardedPath] public static string MarkedMethod(string name) => name;
            [GuardedPath] public static string MarkedToo(string name) => name;
            public static void Save(string path) { }
            public static void Mark([GuardedPath] string path) { }
            public static void Count(int number) { }
        }

        public interface IPlaces
        {
            [GuardedPath] string Dir { get; }
            string Other { get; }
            void Save([GuardedPath] string path);
            void Keep(string path);
        }

        public abstract class Place(string path)
        {
            [GuardedPath] public abstract string Dir { get; }
            public string Path { get; } = path;
        }

        public class Log(string path) : FileStream(path, FileMode.Append);

        public record Pair(string First, [property: GuardedPath] string Second);
        """;

    private static readonly Compilation Compilation = Compilations.Create([Source], withReferences: true, "Lender");

    /// <summary>As an editor has it: the sources are at hand.</summary>
    public static MetadataReference AsProject { get; } = Compilation.ToMetadataReference();

    /// <summary>As a build has it.</summary>
    public static MetadataReference AsFile { get; } = Packed(Compilation);

    /// <summary>A compilation as the file that is made of it.</summary>
    public static PortableExecutableReference Packed(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(assembly.ToArray());
    }
}
