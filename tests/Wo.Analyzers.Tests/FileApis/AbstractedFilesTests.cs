using Wo.Analyzers.Tests.Assemblies;

namespace Wo.Analyzers.Tests.FileApis;

/// <summary>Files behind <c>System.IO.Abstractions</c>, whose interfaces call all as the base library does.</summary>
public sealed class AbstractedFilesTests
{
    private const string Library = """
        namespace System.IO.Abstractions;

        public interface IFileSystem { IFile File { get; } IDirectory Directory { get; } IPath Path { get; } IFileInfoFactory FileInfo { get; } IFileStreamFactory FileStream { get; } }
        public interface IFile { void WriteAllText(string path, string contents); void AppendAllText(string path, string contents); void Delete(string path); void Move(string sourceFileName, string destFileName); bool Exists(string path); string ReadAllText(string path); }
        public interface IDirectory { IDirectoryInfo CreateDirectory(string path); void Delete(string path, bool recursive); string[] GetFiles(string path); bool Exists(string path); }
        public interface IPath { string Combine(string path1, string path2); char DirectorySeparatorChar { get; } }
        public interface IFileSystemInfo { void Delete(); string FullName { get; } bool Exists { get; } }
        public interface IFileInfo : IFileSystemInfo { void MoveTo(string destFileName); Stream Create(); }
        public interface IDirectoryInfo : IFileSystemInfo { void Delete(bool recursive); void Create(); IFileInfo[] GetFiles(); }
        public interface IFileInfoFactory { IFileInfo New(string fileName); }
        public interface IFileStreamFactory { Stream New(string path, FileMode mode); Stream New(string path, FileMode mode, FileAccess access); }
        """;

    [Theory]
    [InlineData("""files.File.WriteAllText("_ctx/a", "");""", "WO1001")]
    [InlineData("""files.File.AppendAllText(files.Path.Combine("_ctx", name), "");""", "WO1001")]
    [InlineData("""files.File.WriteAllText("_ctx" + files.Path.DirectorySeparatorChar + name, "");""", "WO1001")]
    [InlineData("""files.Directory.CreateDirectory("_ctx/a");""", "WO1001")]
    [InlineData("""files.Directory.CreateDirectory("_ctx/a").Delete(true);""", "WO1001 WO1002")]
    [InlineData("""files.File.Delete("_ctx/a");""", "WO1002")]
    [InlineData("""files.FileInfo.New("_ctx/a").Delete();""", "WO1002")]
    [InlineData("""foreach (var file in files.Directory.GetFiles("_ctx")) { files.File.Delete(file); }""", "WO1002")]
    [InlineData("""files.FileStream.New("_ctx/a", FileMode.Create);""", "WO1003")]
    [InlineData("""files.FileStream.New("_ctx/a", FileMode.Open, FileAccess.Read);""", "")]
    [InlineData("""files.File.Move(name, "_ctx/a");""", "WO1005")]
    [InlineData("""if (!files.File.Exists("_ctx/a")) { files.File.WriteAllText("_ctx/a", ""); }""", "WO1005")]
    [InlineData("""files.File.Delete(name);""", "WO1006")]
    [InlineData("""files.File.ReadAllText("_ctx/a");""", "")]
    [InlineData("""files.File.WriteAllText("out/a", "");""", "")]
    public async Task They_are_raw_operations_as_well(string code, string found)
    {
        var library = Compilations.Create([Library], withReferences: true, "System.IO.Abstractions");
        var source = $$"""
            using System.IO;
            using System.IO.Abstractions;
            class Sample { void Run(IFileSystem files, string name) { {{code}} } }
            """;
        var findings = await AllRules.Run(Compilations.Create(source).AddReferences(Lender.Packed(library)));

        Assert.Equal(found, string.Join(' ', findings.Select(finding => finding.Id).Order(StringComparer.Ordinal)));
    }
}
