namespace Sample;

internal static class Note
{
    public static void Write(string root, string text) =>
        File.WriteAllText(Path.Combine(root, "_ctx", "note.md"), text);
}
