namespace Wo.Analyzers.Tests.Recall;

/// <summary>Paths that are put together within one method.</summary>
internal static class LocalIdioms
{
    public static Idiom[] All { get; } =
    [
        new("a literal", """File.WriteAllText("_ctx/a", "");"""),
        new("Path.Combine", """File.WriteAllText(Path.Combine(root, "_ctx", name), "");"""),
        new("Path.Join", """File.WriteAllText(Path.Join(root, "_ctx", name), "");"""),
        new("an interpolation", """File.WriteAllText($"{root}/_ctx/{name}", "");"""),
        new("a concatenation", """File.WriteAllText(root + "/_ctx/" + name, "");"""),
        new("a local", """var path = Path.Combine(root, "_ctx"); File.WriteAllText(path, "");"""),
        new(
            "a local of a local",
            """var dir = Path.Combine(root, "_ctx"); var path = Path.Combine(dir, name); File.WriteAllText(path, "");"""
        ),
        new("a constant local", """const string Dir = "_ctx"; File.WriteAllText(Path.Combine(Dir, name), "");"""),
        new(
            "a local assigned in branches",
            """string path; if (flag) { path = "out/a"; } else { path = Path.Combine(root, "_ctx"); } File.WriteAllText(path, "");"""
        ),
        new(
            "a local assigned again",
            """var path = root; path = Path.Combine(path, "_ctx"); path = Path.Combine(path, name); File.WriteAllText(path, "");"""
        ),
        new(
            "a local replaced under a condition",
            """var path = "out/a"; if (flag) { path = "_ctx/a"; } File.WriteAllText(path, "");"""
        ),
        new(
            "a local assigned in a switch",
            """string dir; switch (name) { case "a": dir = "_ctx"; break; default: dir = "out"; break; } File.WriteAllText(Path.Combine(dir, name), "");"""
        ),
        new(
            "a local assigned in a try",
            """string dir; try { dir = Path.Combine(root, "_ctx"); } catch (IOException) { dir = "out"; } File.WriteAllText(Path.Combine(dir, name), "");"""
        ),
        new("+=", """var path = root; path += "/_ctx"; path += "/" + name; File.WriteAllText(path, "");"""),
        new(
            "+= in a loop",
            """var path = root + "/_ctx"; foreach (var part in name.Split('.')) { path += "/" + part; } File.WriteAllText(path, "");"""
        ),
        new(
            "??=",
            """string? dir = null; dir ??= Path.Combine(root, "_ctx"); File.WriteAllText(Path.Combine(dir, name), "");"""
        ),
        new("?:", """File.WriteAllText(flag ? Path.Combine(root, "_ctx") : "out/a", "");"""),
        new("??", """File.WriteAllText(Environment.GetEnvironmentVariable("D") ?? "_ctx/a", "");"""),
        new("a switch expression", """File.WriteAllText(name switch { "a" => "_ctx/a", _ => "out/a" }, "");"""),
        new(
            "an assignment as an expression",
            """string path; File.WriteAllText(path = "_ctx/a", ""); Console.WriteLine(path);"""
        ),
        new(
            "a tuple",
            """var pair = (Dir: Path.Combine(root, "_ctx"), Name: name); File.WriteAllText(Path.Combine(pair.Dir, pair.Name), "");"""
        ),
        new("Item1", """var pair = (Path.Combine(root, "_ctx"), name); File.WriteAllText(pair.Item1, "");"""),
        new(
            "a deconstruction",
            """var (dir, file) = (Path.Combine(root, "_ctx"), name); File.WriteAllText(Path.Combine(dir, file), "");"""
        ),
        new(
            "a deconstruction into variables",
            """string dir, file; (dir, file) = (Path.Combine(root, "_ctx"), name); File.WriteAllText(Path.Combine(dir, file), "");"""
        ),
        new(
            "a deconstructed local",
            """var pair = (Path.Combine(root, "_ctx"), name); var (dir, file) = pair; File.WriteAllText(Path.Combine(dir, file), "");"""
        ),
        new(
            "a pattern",
            """if (Path.Combine(root, "_ctx") is { Length: > 0 } path) { File.WriteAllText(path, ""); }"""
        ),
        new(
            "an array for Combine",
            """string[] parts = [root, "_ctx", name]; File.WriteAllText(Path.Combine(parts), "");"""
        ),
        new(
            "a new array for Combine",
            """var parts = new[] { root, "_ctx", name }; File.WriteAllText(Path.Combine(parts), "");"""
        ),
        new(
            "a spread for Combine",
            """string[] above = [root, "_ctx"]; File.WriteAllText(Path.Combine([.. above, name]), "");"""
        ),
        new(
            "a spread of what is not known",
            """var above = root.Split('/'); File.WriteAllText(Path.Combine([.. above, "_ctx", name]), "");"""
        ),
        new(
            "an element of an array",
            """string[] dirs = ["out", "_ctx"]; File.WriteAllText(Path.Combine(dirs[1], name), "");"""
        ),
        new(
            "an element of a list",
            """var dirs = new List<string> { "out", "_ctx" }; File.WriteAllText(Path.Combine(dirs[1], name), "");"""
        ),
        new(
            "foreach over an array",
            """foreach (var dir in new[] { "out", "_ctx" }) { File.WriteAllText(Path.Combine(root, dir), ""); }"""
        ),
        new(
            "foreach over a local array",
            """string[] dirs = ["out", "_ctx"]; foreach (var dir in dirs) { Directory.CreateDirectory(Path.Combine(root, dir)); }"""
        ),
        new(
            "foreach over a listing",
            """foreach (var file in Directory.GetFiles(Path.Combine(root, "_ctx"))) { File.Delete(file); }"""
        ),
        new(
            "foreach over a listing in a variable",
            """var files = Directory.GetFiles(Path.Combine(root, "_ctx")); foreach (var file in files) { File.Delete(file); }"""
        ),
        new(
            "for over a listing",
            """var files = Directory.GetFiles(Path.Combine(root, "_ctx")); for (var i = 0; i < files.Length; i++) { File.Delete(files[i]); }"""
        ),
        new(
            "a listing of file objects",
            """foreach (var file in new DirectoryInfo(Path.Combine(root, "_ctx")).EnumerateFiles()) { file.Delete(); }"""
        ),
        new(
            "Where",
            """foreach (var file in Directory.GetFiles("_ctx").Where(file => file.EndsWith(".tmp"))) { File.Delete(file); }"""
        ),
        new(
            "OrderBy, Skip and ToList",
            """foreach (var file in Directory.GetFiles("_ctx").OrderBy(file => file).Skip(5).ToList()) { File.Delete(file); }"""
        ),
        new(
            "Select",
            """foreach (var path in new[] { "a", "b" }.Select(file => Path.Combine(root, "_ctx", file))) { File.Delete(path); }"""
        ),
        new(
            "Select on a listing",
            """foreach (var file in Directory.GetFiles("_ctx").Select(file => new FileInfo(file))) { file.Delete(); }"""
        ),
        new(
            "SelectMany",
            """foreach (var file in new[] { "_ctx", "out" }.SelectMany(dir => Directory.GetFiles(dir))) { File.Delete(file); }"""
        ),
        new(
            "Concat",
            """foreach (var file in Directory.GetFiles("out").Concat(Directory.GetFiles("_ctx"))) { File.Delete(file); }"""
        ),
        new("Append", """foreach (var file in Directory.GetFiles("out").Append("_ctx/a")) { File.Delete(file); }"""),
        new("First", """var newest = Directory.GetFiles("_ctx").OrderBy(file => file).First(); File.Delete(newest);"""),
        new(
            "FirstOrDefault",
            """if (Directory.GetFiles("_ctx").FirstOrDefault() is { } file) { File.Delete(file); }"""
        ),
        new("List.ForEach", """Directory.GetFiles("_ctx").ToList().ForEach(file => File.Delete(file));"""),
        new("Array.ForEach", """Array.ForEach(Directory.GetFiles("_ctx"), file => File.Delete(file));"""),
        new("Parallel.ForEach", """Parallel.ForEach(Directory.GetFiles("_ctx"), file => File.Delete(file));"""),
        new("string.Format", """File.WriteAllText(string.Format("{0}/_ctx/{1}", root, name), "");"""),
        new(
            "string.Format with the directory in a hole",
            """File.WriteAllText(string.Format("{0}/{1}/a", root, "_ctx"), "");"""
        ),
        new("string.Join", """File.WriteAllText(string.Join("/", root, "_ctx", name), "");"""),
        new(
            "string.Join of an array",
            """File.WriteAllText(string.Join(Path.DirectorySeparatorChar, new[] { root, "_ctx", name }), "");"""
        ),
        new("string.Concat", """File.WriteAllText(string.Concat(root, "/_ctx/", name), "");"""),
        new("Replace of separators", """File.WriteAllText(Path.Combine(root, "_ctx", name).Replace('\\', '/'), "");"""),
        new("Replace of a hole", """File.WriteAllText("{root}/_ctx/a".Replace("{root}", root), "");"""),
        new("TrimEnd", """File.WriteAllText(Path.Combine(root, "_ctx/").TrimEnd('/'), "");"""),
        new(
            "TrimEnd of the separator",
            """File.WriteAllText(Path.Combine(root, "_ctx/").TrimEnd(Path.DirectorySeparatorChar), "");"""
        ),
        new("ToLowerInvariant", """File.WriteAllText(Path.Combine(root, "_ctx").ToLowerInvariant(), "");"""),
        new("GetFullPath", """File.WriteAllText(Path.GetFullPath(Path.Combine(root, "_ctx")), "");"""),
        new("GetDirectoryName", """File.WriteAllText(Path.Combine(Path.GetDirectoryName("_ctx/a/b")!, "c"), "");"""),
        new(
            "ChangeExtension",
            """File.WriteAllText(Path.ChangeExtension(Path.Combine("_ctx", "a.txt"), ".bak"), "");"""
        ),
        new("a file object", """new FileInfo(Path.Combine(root, "_ctx", name)).Delete();"""),
        new(
            "a directory object",
            """var dir = new DirectoryInfo(Path.Combine(root, "_ctx")); File.WriteAllText(Path.Combine(dir.FullName, name), "");"""
        ),
        new(
            "a subdirectory",
            """var dir = new DirectoryInfo(root).CreateSubdirectory("_ctx"); File.WriteAllText(Path.Combine(dir.FullName, name), "");"""
        ),
        new(
            "a created directory",
            """var dir = Directory.CreateDirectory(Path.Combine(root, "_ctx")); File.WriteAllText(Path.Combine(dir.FullName, name), "");"""
        ),
        new("a writer", """using var writer = new StreamWriter(Path.Combine(root, "_ctx", name));"""),
        new(
            "a stream of options",
            """var options2 = new FileStreamOptions(); options2.Mode = FileMode.Create; options2.Access = FileAccess.Write; using var file = new FileStream(Path.Combine("_ctx", name), options2);"""
        ),
        new(
            "a trace listener",
            """using var listener = new System.Diagnostics.TextWriterTraceListener(Path.Combine("_ctx", "log"));"""
        ),
        new("File.Encrypt", """File.Encrypt(Path.Combine(root, "_ctx", name));"""),
        new("a lambda", """Action write = () => File.WriteAllText(Path.Combine(root, "_ctx"), ""); write();"""),
        new(
            "a captured variable",
            """var path = Path.Combine(root, "_ctx"); Action write = () => File.WriteAllText(path, ""); write();"""
        ),
        new("await of a task", """await File.WriteAllTextAsync(await Task.FromResult("_ctx/a"), "");"""),
        new(
            "an anonymous type",
            """var place = new { Dir = Path.Combine(root, "_ctx") }; File.WriteAllText(place.Dir, "");"""
        ),
        new("a conditional access", """FileInfo? file = flag ? new FileInfo("_ctx/a") : null; file?.Delete();"""),
        new(
            "out of a dictionary",
            """var dirs = new Dictionary<string, string> { ["a"] = "_ctx" }; File.WriteAllText(Path.Combine(dirs["a"], name), "");"""
        ),
        new(
            "a list that was added to",
            """var files = new List<string>(); files.Add("_ctx/a"); foreach (var file in files) { File.Delete(file); }"""
        ),
        new(
            "a StringBuilder",
            """var text = new StringBuilder(root); text.Append("/_ctx/a"); File.WriteAllText(text.ToString(), "");"""
        ),
        new("Substring", """File.WriteAllText("file:_ctx/a".Substring(5), "");"""),
        new("a Uri", """File.WriteAllText(new Uri("file:///_ctx/a").LocalPath, "");"""),
        new(
            "a dictionary that was added to",
            """var dirs = new Dictionary<string, string>(); dirs["a"] = "_ctx"; File.WriteAllText(Path.Combine(dirs["a"], name), "");"""
        ),
        new(
            "TryGetValue",
            """var dirs = new Dictionary<string, string> { { "a", "_ctx" } }; if (dirs.TryGetValue("a", out var dir)) { File.WriteAllText(Path.Combine(dir, name), ""); }"""
        ),
        new(
            "a lambda in a variable",
            """Func<string, string> path = n => Path.Combine(root, "_ctx", n); File.Delete(path(name));"""
        ),
    ];
}
