namespace Sample;

internal static class Log
{
    public static void Write(string root, IEnumerable<string> entries)
    {
        using var writer = new StreamWriter(Path.Combine(root, "_ctx", "log.md"));
        foreach (var entry in entries)
        {
            writer.WriteLine(entry);
        }
    }
}
