namespace Sample;

internal static class Removal
{
    public static void Remove(string root) => File.Delete(Path.Combine(root, "_ctx", "note.md"));
}
