namespace Wo.Core.Tests.Yaml;

/// <summary>The real work-order tree that the environment variable names, where it does.</summary>
internal static class Corpus
{
    /// <summary>Every YAML file of the tree; skips the running test where there is no tree.</summary>
    public static IReadOnlyList<(string Name, byte[] Bytes)> YamlFiles()
    {
        var path = Environment.GetEnvironmentVariable("WO_CORPUS");
        Assert.SkipWhen(string.IsNullOrEmpty(path), "WO_CORPUS is not set: no real work orders to test with");
        var files = Directory.GetFiles(path!, "*.yaml", SearchOption.AllDirectories);
        Array.Sort(files, StringComparer.Ordinal);
        Assert.True(files.Length >= 50, $"only {files.Length} YAML files below {path}");
        return [.. files.Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
    }

    /// <summary>The same file as people save it on other systems and with other editors.</summary>
    public static IEnumerable<(string Variant, byte[] Bytes)> Variants(byte[] bytes)
    {
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.DoesNotContain('\r', text);
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var windows = text.ReplaceLineEndings("\r\n");
        yield return ("LF", bytes);
        yield return ("CRLF", Encode(windows));
        yield return ("BOM", Encode('\uFEFF' + text));
        yield return ("no final newline", Encode(text[..^1]));
        yield return ("BOM, CRLF, no final newline", Encode('\uFEFF' + windows[..^2]));
    }

    private static byte[] Encode(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
