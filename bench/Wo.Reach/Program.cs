using Wo.Reach;

if (args is not [var tool, var sources, .. var options])
{
    Console.Error.WriteLine("usage: bench/reach [--files]");
    return 2;
}

// What a verb needs is done before it, uncounted.
using var repository = new Repository(Path.GetFullPath(tool));
repository.Run("init");
repository.Run("new", "--epic", "E-0001", "--title", "First", "--verify", "true");
repository.Run("new", "--epic", "E-0001", "--title", "Second", "--verify", "true");
repository.Commit();

var methods = MethodFiles.Of(tool, sources);
foreach (
    var (verb, arguments) in new (string, string[])[]
    {
        ("version", ["--version"]),
        ("list", ["list"]),
        ("status", ["status"]),
        ("take", ["take", "WO-0001"]),
        ("show", ["show", "WO-0001"]),
        ("heartbeat", ["heartbeat", "WO-0001"]),
        ("finish", ["finish", "WO-0001", "--summary", "all of it"]),
        ("release", ["release", "WO-0002", "--reason", "not needed now"]),
        ("reconcile", ["reconcile"]),
    }
)
{
    if (verb == "finish")
    {
        repository.WorkIn("WO-0001");
    }
    else if (verb == "release")
    {
        repository.Run("take", "WO-0002");
    }

    var files = methods.FilesOf(repository.MethodsOf(arguments));
    Console.WriteLine($"{verb, -10} {files.Count, 4} files {files.Sum(file => File.ReadLines(file).Count()), 7} lines");
    foreach (var file in options.Contains("--files") ? files : [])
    {
        Console.WriteLine($"    {Path.GetRelativePath(sources, file)}");
    }
}

return 0;
