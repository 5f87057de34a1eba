using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;

namespace Wo.Reach;

/// <summary>Which source file a method is written in, from the symbols of the tool's assemblies. Generated code is left out.</summary>
internal sealed partial class MethodFiles
{
    private readonly Dictionary<string, HashSet<string>> files = new(StringComparer.Ordinal);

    /// <summary>Reads the assemblies of a directory.</summary>
    public static MethodFiles Of(string directory, string sources)
    {
        var found = new MethodFiles();
        foreach (var assembly in (string[])["Wo.Core.dll", "Wo.Engine.dll", "wo.dll"])
        {
            var path = Path.Combine(directory, assembly);
            if (File.Exists(path))
            {
                found.Read(path, sources);
            }
        }

        return found;
    }

    /// <summary>The files of methods as the just-in-time compiler names them; overloads count as one.</summary>
    public IReadOnlyList<string> FilesOf(IEnumerable<string> methods) =>
        [
            .. methods
                .Select(line => Compiled().Match(line))
                .Where(match => match.Success)
                .Select(match => Instantiation().Replace(match.Groups["method"].Value, ""))
                .SelectMany(method => files.TryGetValue(method, out var found) ? found : [])
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private void Read(string assembly, string sources)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(
            File.OpenRead(Path.ChangeExtension(assembly, ".pdb"))
        );
        var pdb = symbols.GetMetadataReader();
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            var name = $"{NameOf(metadata, method.GetDeclaringType())}:{metadata.GetString(method.Name)}";
            foreach (var point in pdb.GetMethodDebugInformation(handle.ToDebugInformationHandle()).GetSequencePoints())
            {
                var file = point.Document.IsNil ? "" : pdb.GetString(pdb.GetDocument(point.Document).Name);
                if (file.StartsWith(sources, StringComparison.Ordinal) && File.Exists(file) && !file.Contains("/obj/"))
                {
                    if (!files.TryGetValue(name, out var found))
                    {
                        files.Add(name, found = new HashSet<string>(StringComparer.Ordinal));
                    }

                    found.Add(file);
                }
            }
        }
    }

    private static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        if (!type.GetDeclaringType().IsNil)
        {
            return $"{NameOf(metadata, type.GetDeclaringType())}+{name}";
        }

        return $"{metadata.GetString(type.Namespace)}.{name}";
    }

    // "   1: JIT compiled Wo.Tool.Program:Main(System.String[]):int [FullOpts, IL size=12, code size=34]"
    [GeneratedRegex(@"JIT compiled (?<method>Wo\.[^(]*)")]
    private static partial Regex Compiled();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Instantiation();
}
