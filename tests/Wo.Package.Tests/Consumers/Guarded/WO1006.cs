namespace Sample;

internal static class Anything
{
    public static void Write(string path, string text) => File.WriteAllText(path, text);
}
