using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Wo.Tool.Output;

namespace Wo.Tool.Commands.Completion;

/// <summary>The script of one shell, as it lies beside this file.</summary>
/// <param name="shell">The shell.</param>
/// <param name="text">The script.</param>
internal sealed class CompletionScript(string shell, string text) : IReport
{
    private const string ResourcePrefix = "completion/";

    /// <summary>The shells that there are scripts for.</summary>
    public static ImmutableArray<string> Shells { get; } = ["bash", "zsh", "fish", "powershell"];

    /// <summary>The script of a shell; <see langword="null"/> where there is none.</summary>
    public static CompletionScript? Find(string shell)
    {
        var known = shell.Equals("pwsh", StringComparison.OrdinalIgnoreCase) ? "powershell" : shell.ToLowerInvariant();
        if (!Shells.Contains(known))
        {
            return null;
        }

        using var stream = typeof(CompletionScript).Assembly.GetManifestResourceStream(ResourcePrefix + known)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new CompletionScript(known, reader.ReadToEnd().ReplaceLineEndings("\n"));
    }

    /// <inheritdoc/>
    public void WriteText(TextOutput output)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            output.Line(line);
        }
    }

    /// <inheritdoc/>
    public void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("shell", shell);
        json.WriteString("script", text);
        json.WriteEndObject();
    }
}
