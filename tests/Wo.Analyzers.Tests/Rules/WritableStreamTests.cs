namespace Wo.Analyzers.Tests.Rules;

public sealed class WritableStreamTests : RuleTest<WritableStreamAnalyzer>
{
    public static RuleCases Cases { get; } =
        new(
            RuleIds.WritableStream,
            [
                """using var file = [|new FileStream("_ctx/a", FileMode.Create)|];""",
                """using var file = [|new FileStream("_ctx/a", FileMode.Open)|];""",
                """using var file = [|new FileStream("_ctx/a", FileMode.Open, FileAccess.Write)|];""",
                """using var file = [|new FileStream("_ctx/a", FileMode.Open, FileAccess.ReadWrite, FileShare.Read)|];""",
                """using var file = [|new FileStream("_ctx/a", FileMode.OpenOrCreate, FileAccess.Read)|];""",
                """using var file = [|new FileStream("_ctx/a", FileMode.Truncate, FileAccess.Write)|];""",
                """using var file = [|new FileStream("_ctx/a", FileMode.Append)|];""",
                """using var file = [|new FileStream("_ctx/a", mode, FileAccess.Read)|];""",
                """using var file = [|new FileStream("_ctx/a", FileMode.Open, FileAccess.Read, FileShare.None, 1, FileOptions.DeleteOnClose)|];""",
                """using var file = [|new FileStream("_ctx/a", new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write })|];""",
                """using var file = [|new FileStream("_ctx/a", new FileStreamOptions { Access = FileAccess.ReadWrite })|];""",
                """using var file = [|new FileStream("_ctx/a", new FileStreamOptions { Options = FileOptions.DeleteOnClose })|];""",
                """using var file = [|new FileStream("_ctx/a", options)|];""",
                """var own = new FileStreamOptions { Mode = FileMode.OpenOrCreate }; using var file = [|new FileStream("_ctx/a", own)|];""",
                """using FileStream file = [|new("_ctx/a", FileMode.Create)|];""",
                """using var file = [|File.Open("_ctx/a", FileMode.Create)|];""",
                """using var file = [|File.Open("_ctx/a", FileMode.Open)|];""",
                """using var file = [|File.Open("_ctx/a", FileMode.Open, FileAccess.Write, FileShare.None)|];""",
                """using var file = [|File.Open("_ctx/a", options)|];""",
                """using var file = [|File.OpenWrite("_ctx/a")|];""",
                """using var file = [|File.OpenHandle("_ctx/a", FileMode.Create, FileAccess.Write)|];""",
                """using var file = [|File.OpenHandle("_ctx/a", access: FileAccess.Write)|];""",
                """using var file = [|File.OpenHandle("_ctx/a", options: FileOptions.DeleteOnClose)|];""",
                """using var file = [|new FileInfo("_ctx/a").Open(FileMode.Create)|];""",
                """using var file = [|new FileInfo("_ctx/a").Open(FileMode.Open, FileAccess.Write)|];""",
                """using var file = [|new FileInfo("_ctx/a").OpenWrite()|];""",
                """using var writer = [|new StreamWriter("_ctx/a")|];""",
                """using var writer = [|new StreamWriter("_ctx/a", true)|];""",
                """using var writer = [|new StreamWriter("_ctx/a", append: true, Encoding.UTF8)|];""",
                """using var writer = [|new StreamWriter("_ctx/a", new FileStreamOptions { Access = FileAccess.Write })|];""",
                """using var writer = [|XmlWriter.Create("_ctx/a")|];""",
                """using var writer = [|XmlWriter.Create("_ctx/a", new XmlWriterSettings())|];""",
                """using var writer = [|new XmlTextWriter("_ctx/a", null)|];""",
                """using var map = [|MemoryMappedFile.CreateFromFile("_ctx/a")|];""",
                """using var archive = [|ZipFile.Open("_ctx/a.zip", ZipArchiveMode.Create)|];""",
                """using var archive = [|ZipFile.Open("_ctx/a.zip", ZipArchiveMode.Update)|];""",
                """class: class Log : FileStream { public Log() [|: base("_ctx/a", FileMode.Append)|] { } }""",
                """class: class Log(string name) : [|StreamWriter(Path.Join("_ctx", name))|];""",
            ],
            [
                """using var file = new FileStream("out/a", FileMode.Create);""",
                """using var file = new FileStream("_ctx/a", FileMode.Open, FileAccess.Read);""",
                """using var file = new FileStream("_ctx/a", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);""",
                """using var file = new FileStream("_ctx/a", FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);""",
                """using var file = new FileStream("_ctx/a", FileMode.Open, FileAccess.Read, FileShare.Read, 1, true);""",
                """using var file = new FileStream("_ctx/a", new FileStreamOptions());""",
                """using var file = new FileStream("_ctx/a", new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read });""",
                """var own = new FileStreamOptions { Share = FileShare.None }; using var file = new FileStream("_ctx/a", own);""",
                """using var file = File.Open("_ctx/a", FileMode.Open, FileAccess.Read);""",
                """using var file = File.OpenRead("_ctx/a");""",
                """using var file = File.OpenText("_ctx/a");""",
                """using var file = File.OpenHandle("_ctx/a");""",
                """using var file = File.OpenHandle("_ctx/a", FileMode.Open, FileAccess.Read);""",
                """using var file = new FileInfo("_ctx/a").OpenRead();""",
                """using var file = new FileInfo("_ctx/a").Open(FileMode.Open, FileAccess.Read);""",
                """using var file = new FileInfo("_ctx/a").Open(new FileStreamOptions { Access = FileAccess.Read });""",
                """using var reader = new StreamReader("_ctx/a");""",
                """using var writer = new StreamWriter(Stream.Null);""",
                """using var writer = new StringWriter(new StringBuilder("_ctx/a"));""",
                """using var writer = XmlWriter.Create(Stream.Null);""",
                """using var reader = XmlReader.Create("_ctx/a");""",
                """using var archive = ZipFile.OpenRead("_ctx/a.zip");""",
                """using var archive = ZipFile.Open("_ctx/a.zip", ZipArchiveMode.Read);""",
                """using var map = MemoryMappedFile.CreateFromFile("_ctx/a", FileMode.Open, null, 0, MemoryMappedFileAccess.Read);""",
                """using var file = new FileStream(name, FileMode.Create);""",
                """class: [AtomicIo] class Helper { FileStream M() => new("_ctx/a", FileMode.Create); }""",
            ]
        );

    public static IEnumerable<TheoryDataRow<string>> Rows => Cases.Rows;

    [Theory]
    [MemberData(nameof(Rows))]
    public Task A_guarded_path_is_not_opened_for_writing(string code) => Check(code);
}
