using System.Collections.Immutable;

namespace Wo.Analyzers.FileApis;

/// <summary>
/// All raw file operations that the rules know. What only changes attributes, times or permissions is none: it neither
/// loses content nor shows half of it.
/// </summary>
internal static class RawOperations
{
    private const string This = RawOperation.Receiver;
    private const string Ctor = RawOperation.Constructor;

    public static ImmutableArray<RawOperation> All { get; } =
    [
        // A directory that is made raw is not synced into its parent, and the helpers sync only those that they make.
        .. Write("System.IO.Directory", ["path"], "CreateDirectory", "CreateSymbolicLink"),
        .. Write(
            "System.IO.File",
            ["path"],
            "WriteAllText",
            "WriteAllTextAsync",
            "WriteAllLines",
            "WriteAllLinesAsync",
            "WriteAllBytes",
            "WriteAllBytesAsync",
            "AppendAllText",
            "AppendAllTextAsync",
            "AppendAllLines",
            "AppendAllLinesAsync",
            "AppendAllBytes",
            "AppendAllBytesAsync",
            "Create",
            "CreateText",
            "AppendText",
            "CreateSymbolicLink",
            "CreateHardLink"
        ),
        .. Write("System.IO.FileInfo", [This], "Create", "CreateText", "AppendText"),
        .. Write("System.IO.FileSystemInfo", [This], "CreateAsSymbolicLink"),
        .. Write("System.IO.DirectoryInfo", [This], "Create"),
        .. Write("System.IO.DirectoryInfo", [This, "path"], "CreateSubdirectory"),
        .. Write("System.Xml.Linq.XDocument", ["fileName"], "Save"),
        .. Write("System.Xml.Linq.XElement", ["fileName"], "Save"),
        .. Write("System.Xml.Linq.XStreamingElement", ["fileName"], "Save"),
        .. Write("System.Xml.XmlDocument", ["filename"], "Save"),
        .. Write("System.Data.DataSet", ["fileName"], "WriteXml", "WriteXmlSchema"),
        .. Write("System.Data.DataTable", ["fileName"], "WriteXml", "WriteXmlSchema"),
        .. Write(
            "System.IO.Compression.ZipFile",
            ["destinationArchiveFileName"],
            "CreateFromDirectory",
            "CreateFromDirectoryAsync"
        ),
        .. Write(
            "System.IO.Compression.ZipFile",
            ["destinationDirectoryName"],
            "ExtractToDirectory",
            "ExtractToDirectoryAsync"
        ),
        .. Write(
            "System.IO.Compression.ZipFileExtensions",
            ["destinationDirectoryName"],
            "ExtractToDirectory",
            "ExtractToDirectoryAsync"
        ),
        .. Write(
            "System.IO.Compression.ZipFileExtensions",
            ["destinationFileName"],
            "ExtractToFile",
            "ExtractToFileAsync"
        ),
        .. Write(
            "System.Formats.Tar.TarFile",
            ["destinationFileName"],
            "CreateFromDirectory",
            "CreateFromDirectoryAsync"
        ),
        .. Write(
            "System.Formats.Tar.TarFile",
            ["destinationDirectoryName"],
            "ExtractToDirectory",
            "ExtractToDirectoryAsync"
        ),
        .. Write("System.Formats.Tar.TarEntry", ["destinationFileName"], "ExtractToFile", "ExtractToFileAsync"),
        .. Write("Microsoft.VisualBasic.FileIO.FileSystem", ["file"], "WriteAllText", "WriteAllBytes"),
        .. Write("Microsoft.VisualBasic.FileIO.FileSystem", ["directory"], "CreateDirectory"),
        .. Change("System.IO.File", ["path"], "Delete"),
        .. Change("System.IO.File", ["sourceFileName", "destFileName"], "Move"),
        .. Change("System.IO.File", ["destFileName"], "Copy"),
        .. Change("System.IO.File", ["sourceFileName", "destinationFileName", "destinationBackupFileName"], "Replace"),
        .. Change("System.IO.Directory", ["path"], "Delete"),
        .. Change("System.IO.Directory", ["sourceDirName", "destDirName"], "Move"),
        .. Change("System.IO.FileSystemInfo", [This], "Delete"),
        .. Change("System.IO.FileInfo", [This], "Delete"),
        .. Change("System.IO.FileInfo", [This, "destFileName"], "MoveTo"),
        .. Change("System.IO.FileInfo", ["destFileName"], "CopyTo"),
        .. Change("System.IO.FileInfo", [This, "destinationFileName", "destinationBackupFileName"], "Replace"),
        .. Change("System.IO.DirectoryInfo", [This], "Delete"),
        .. Change("System.IO.DirectoryInfo", [This, "destDirName"], "MoveTo"),
        .. Change("Microsoft.VisualBasic.FileIO.FileSystem", ["file"], "DeleteFile", "RenameFile"),
        .. Change("Microsoft.VisualBasic.FileIO.FileSystem", ["directory"], "DeleteDirectory", "RenameDirectory"),
        .. Change("Microsoft.VisualBasic.FileIO.FileSystem", ["destinationFileName"], "CopyFile"),
        .. Change("Microsoft.VisualBasic.FileIO.FileSystem", ["destinationDirectoryName"], "CopyDirectory"),
        .. Change("Microsoft.VisualBasic.FileIO.FileSystem", ["sourceFileName", "destinationFileName"], "MoveFile"),
        .. Change(
            "Microsoft.VisualBasic.FileIO.FileSystem",
            ["sourceDirectoryName", "destinationDirectoryName"],
            "MoveDirectory"
        ),
        .. Stream("Microsoft.VisualBasic.FileIO.FileSystem", ["file"], "OpenTextFileWriter"),
        .. Stream("System.IO.File", ["path"], "Open", "OpenWrite", "OpenHandle"),
        .. Stream("System.IO.FileInfo", [This], "Open", "OpenWrite"),
        .. Stream("System.IO.FileStream", ["path"], Ctor),
        .. Stream("System.IO.StreamWriter", ["path"], Ctor),
        .. Stream("System.Xml.XmlWriter", ["outputFileName"], "Create"),
        .. Stream("System.Xml.XmlTextWriter", ["filename"], Ctor),
        .. Stream("System.IO.MemoryMappedFiles.MemoryMappedFile", ["path"], "CreateFromFile"),
        .. Stream("System.IO.Compression.ZipFile", ["archiveFileName"], "Open", "OpenAsync"),
    ];

    private static IEnumerable<RawOperation> Write(
        string type,
        ImmutableArray<string> paths,
        params string[] methods
    ) => methods.Select(method => new RawOperation(type, method, RawEffect.Write, paths));

    private static IEnumerable<RawOperation> Change(
        string type,
        ImmutableArray<string> paths,
        params string[] methods
    ) => methods.Select(method => new RawOperation(type, method, RawEffect.Change, paths));

    private static IEnumerable<RawOperation> Stream(
        string type,
        ImmutableArray<string> paths,
        params string[] methods
    ) => methods.Select(method => new RawOperation(type, method, RawEffect.Stream, paths));
}
