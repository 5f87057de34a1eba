using System.IO.Compression;
using System.Reflection.PortableExecutable;

namespace Wo.Package.Tests;

/// <summary>A package of the tool for one platform.</summary>
/// <param name="file">The package file.</param>
public sealed class ToolPackage(string file)
{
    private const int ElfMachine = 18;

    /// <summary>The files in it, by name, with their lengths.</summary>
    public IReadOnlyDictionary<string, long> Files
    {
        get
        {
            using var archive = ZipFile.OpenRead(file);
            return archive.Entries.ToDictionary(entry => entry.FullName, entry => entry.Length);
        }
    }

    /// <summary>The folder in it that holds the tool.</summary>
    public string Folder =>
        Path.GetDirectoryName(
                    Files.Keys.Single(name => name.EndsWith("/DotnetToolSettings.xml", StringComparison.Ordinal))
                )!
            .Replace('\\', '/');

    /// <summary>A file in it.</summary>
    public byte[] Read(string name)
    {
        using var archive = ZipFile.OpenRead(file);
        using var content = archive.GetEntry(name)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The kind of code of one of the tool's files.</summary>
    /// <returns>
    /// <c>elf 62</c> with the number of the processor, <c>il</c>, or <c>r2r</c> with the machine in hexadecimal digits: the
    /// processor's number, which another operating system than Windows changes by its own (dotnet/runtime, pedecoder.h).
    /// </returns>
    public string CodeOf(string name)
    {
        var bytes = Read($"{Folder}/{name}");
        if (bytes.AsSpan().StartsWith("\u007fELF"u8))
        {
            return $"elf {BitConverter.ToUInt16(bytes, ElfMachine)}";
        }

        using var assembly = new PEReader(new MemoryStream(bytes));
        return assembly.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size == 0
            ? "il"
            : $"r2r {(ushort)assembly.PEHeaders.CoffHeader.Machine:x}";
    }
}
