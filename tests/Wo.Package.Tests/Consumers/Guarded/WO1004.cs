namespace Sample;

internal static class Notes
{
    public static void Clear(string root) =>
        Directory.GetFiles(Path.Combine(root, "_ctx", "notes")).ToList().ForEach(File.Delete);
}
