using System.Collections.Immutable;

namespace Wo.Analyzers.FileApis;

/// <summary>
/// All raw file operations of the base library that the rules know. What only changes attributes, times or permissions is none: it neither
/// loses content nor shows half of it.
/// </summary>
internal static class RawOperations
{
    private const string This = RawOperation.Receiver;
    private const string Ctor = RawOperation.Constructor;

    public static ImmutableArray<RawOperation> All { get; } =
    [
        // A directory that is made raw is not synced into its parent, and the helpers sync only those that they make.
        .. Rows("System.IO.Directory", RawEffect.Folder, ["path"], "CreateDirectory"),
        .. Rows("System.IO.Directory", RawEffect.Link, ["path"], "CreateSymbolicLink"),
        .. Rows(
            "System.IO.File",
            RawEffect.Write,
            ["path"],
            "WriteAllText",
            "WriteAllTextAsync",
            "WriteAllLines",
            "WriteAllLinesAsync",
            "WriteAllBytes",
            "WriteAllBytesAsync",
            "Create",
            "CreateText",
            "Encrypt",
            "Decrypt"
        ),
        .. Rows(
            "System.IO.File",
            RawEffect.Append,
            ["path"],
            "AppendAllText",
            "AppendAllTextAsync",
            "AppendAllLines",
            "AppendAllLinesAsync",
            "AppendAllBytes",
            "AppendAllBytesAsync",
            "AppendText"
        ),
        .. Rows("System.IO.File", RawEffect.Link, ["path"], "CreateSymbolicLink", "CreateHardLink"),
        .. Rows("System.IO.FileInfo", RawEffect.Write, [This], "Create", "CreateText", "Encrypt", "Decrypt"),
        .. Rows("System.IO.FileInfo", RawEffect.Append, [This], "AppendText"),
        .. Rows("System.IO.FileSystemInfo", RawEffect.Link, [This], "CreateAsSymbolicLink"),
        .. Rows("System.IO.DirectoryInfo", RawEffect.Folder, [This], "Create"),
        .. Rows("System.IO.DirectoryInfo", RawEffect.Folder, [This, "path"], "CreateSubdirectory"),
        .. Rows("System.Xml.Linq.XDocument", RawEffect.Write, ["fileName"], "Save"),
        .. Rows("System.Xml.Linq.XElement", RawEffect.Write, ["fileName"], "Save"),
        .. Rows("System.Xml.Linq.XStreamingElement", RawEffect.Write, ["fileName"], "Save"),
        .. Rows("System.Xml.XmlDocument", RawEffect.Write, ["filename"], "Save"),
        .. Rows("System.Xml.Xsl.XslCompiledTransform", RawEffect.Write, ["resultsFile"], "Transform"),
        .. Rows("System.Data.DataSet", RawEffect.Write, ["fileName"], "WriteXml", "WriteXmlSchema"),
        .. Rows("System.Data.DataTable", RawEffect.Write, ["fileName"], "WriteXml", "WriteXmlSchema"),
        .. Rows(
            "System.Net.WebClient",
            RawEffect.Write,
            ["fileName"],
            "DownloadFile",
            "DownloadFileAsync",
            "DownloadFileTaskAsync"
        ),
        .. Rows("System.Drawing.Image", RawEffect.Write, ["filename"], "Save"),
        .. Rows("System.Configuration.Configuration", RawEffect.Write, ["filename"], "SaveAs"),
        .. Rows(
            "System.IO.Compression.ZipFile",
            RawEffect.Archive,
            ["destinationArchiveFileName"],
            "CreateFromDirectory",
            "CreateFromDirectoryAsync"
        ),
        .. Rows(
            "System.IO.Compression.ZipFile",
            RawEffect.Archive,
            ["destinationDirectoryName"],
            "ExtractToDirectory",
            "ExtractToDirectoryAsync"
        ),
        .. Rows(
            "System.IO.Compression.ZipFileExtensions",
            RawEffect.Archive,
            ["destinationDirectoryName"],
            "ExtractToDirectory",
            "ExtractToDirectoryAsync"
        ),
        .. Rows(
            "System.IO.Compression.ZipFileExtensions",
            RawEffect.Write,
            ["destinationFileName"],
            "ExtractToFile",
            "ExtractToFileAsync"
        ),
        .. Rows(
            "System.Formats.Tar.TarFile",
            RawEffect.Archive,
            ["destinationFileName"],
            "CreateFromDirectory",
            "CreateFromDirectoryAsync"
        ),
        .. Rows(
            "System.Formats.Tar.TarFile",
            RawEffect.Archive,
            ["destinationDirectoryName"],
            "ExtractToDirectory",
            "ExtractToDirectoryAsync"
        ),
        .. Rows(
            "System.Formats.Tar.TarEntry",
            RawEffect.Write,
            ["destinationFileName"],
            "ExtractToFile",
            "ExtractToFileAsync"
        ),
        .. Rows("Microsoft.VisualBasic.FileIO.FileSystem", RawEffect.Write, ["file"], "WriteAllText", "WriteAllBytes"),
        .. Rows("Microsoft.VisualBasic.FileIO.FileSystem", RawEffect.Folder, ["directory"], "CreateDirectory"),
        .. Rows("System.IO.File", RawEffect.Delete, ["path"], "Delete"),
        .. Rows("System.IO.File", RawEffect.Move, ["sourceFileName", "destFileName"], "Move"),
        .. Rows("System.IO.File", RawEffect.Replace, ["destFileName"], "Copy"),
        .. Rows(
            "System.IO.File",
            RawEffect.Replace,
            ["sourceFileName", "destinationFileName", "destinationBackupFileName"],
            "Replace"
        ),
        .. Rows("System.IO.Directory", RawEffect.DeleteFolder, ["path"], "Delete"),
        .. Rows("System.IO.Directory", RawEffect.Move, ["sourceDirName", "destDirName"], "Move"),
        .. Rows("System.IO.FileSystemInfo", RawEffect.Delete, [This], "Delete"),
        .. Rows("System.IO.FileInfo", RawEffect.Delete, [This], "Delete"),
        .. Rows("System.IO.FileInfo", RawEffect.Move, [This, "destFileName"], "MoveTo"),
        .. Rows("System.IO.FileInfo", RawEffect.Replace, ["destFileName"], "CopyTo"),
        .. Rows(
            "System.IO.FileInfo",
            RawEffect.Replace,
            [This, "destinationFileName", "destinationBackupFileName"],
            "Replace"
        ),
        .. Rows("System.IO.DirectoryInfo", RawEffect.DeleteFolder, [This], "Delete"),
        .. Rows("System.IO.DirectoryInfo", RawEffect.Move, [This, "destDirName"], "MoveTo"),
        .. Rows("Microsoft.VisualBasic.FileIO.FileSystem", RawEffect.Delete, ["file"], "DeleteFile"),
        .. Rows("Microsoft.VisualBasic.FileIO.FileSystem", RawEffect.Move, ["file"], "RenameFile"),
        .. Rows("Microsoft.VisualBasic.FileIO.FileSystem", RawEffect.DeleteFolder, ["directory"], "DeleteDirectory"),
        .. Rows("Microsoft.VisualBasic.FileIO.FileSystem", RawEffect.Move, ["directory"], "RenameDirectory"),
        .. Rows("Microsoft.VisualBasic.FileIO.FileSystem", RawEffect.Replace, ["destinationFileName"], "CopyFile"),
        .. Rows(
            "Microsoft.VisualBasic.FileIO.FileSystem",
            RawEffect.Replace,
            ["destinationDirectoryName"],
            "CopyDirectory"
        ),
        .. Rows(
            "Microsoft.VisualBasic.FileIO.FileSystem",
            RawEffect.Move,
            ["sourceFileName", "destinationFileName"],
            "MoveFile"
        ),
        .. Rows(
            "Microsoft.VisualBasic.FileIO.FileSystem",
            RawEffect.Move,
            ["sourceDirectoryName", "destinationDirectoryName"],
            "MoveDirectory"
        ),
        .. Rows("Microsoft.VisualBasic.FileIO.FileSystem", RawEffect.Stream, ["file"], "OpenTextFileWriter"),
        .. Rows("System.IO.File", RawEffect.Stream, ["path"], "Open", "OpenWrite", "OpenHandle"),
        .. Rows("System.IO.FileInfo", RawEffect.Stream, [This], "Open", "OpenWrite"),
        .. Rows("System.IO.FileStream", RawEffect.Stream, ["path"], Ctor),
        .. Rows("System.IO.StreamWriter", RawEffect.Stream, ["path"], Ctor),
        .. Rows("System.Xml.XmlWriter", RawEffect.Stream, ["outputFileName"], "Create"),
        .. Rows("System.Xml.XmlTextWriter", RawEffect.Stream, ["filename"], Ctor),
        .. Rows("System.IO.MemoryMappedFiles.MemoryMappedFile", RawEffect.Stream, ["path"], "CreateFromFile"),
        .. Rows("System.IO.Compression.ZipFile", RawEffect.Stream, ["archiveFileName"], "Open", "OpenAsync"),
        .. Rows("System.Diagnostics.TextWriterTraceListener", RawEffect.Stream, ["fileName"], Ctor),
        .. Rows("System.Diagnostics.DelimitedListTraceListener", RawEffect.Stream, ["fileName"], Ctor),
        .. Rows("System.Diagnostics.XmlWriterTraceListener", RawEffect.Stream, ["filename"], Ctor),
        .. Rows("System.Resources.ResourceWriter", RawEffect.Stream, ["fileName"], Ctor),
        .. Rows("System.IO.Packaging.Package", RawEffect.Stream, ["path"], "Open"),
    ];

    private static IEnumerable<RawOperation> Rows(
        string type,
        RawEffect effect,
        ImmutableArray<string> paths,
        params string[] methods
    ) => methods.Select(method => new RawOperation(type, method, effect, paths));
}
