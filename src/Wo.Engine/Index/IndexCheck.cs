using System.Text.Json;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Index;

/// <summary>Says whether the published index is what would be published now.</summary>
internal sealed class IndexCheck(Workspace workspace, IndexBuilder builder)
{
    private const int MaxBytes = 256 << 20;

    /// <summary>Compares the published files with a new build; writes nothing.</summary>
    /// <returns>How they compare; or why git does not say all that belongs into them.</returns>
    public Result<IndexState> Check()
    {
        var first = workspace.Files.Read(workspace.Layout.Index.FullPath, MaxBytes);
        var second = workspace.Files.Read(workspace.Layout.LegacyIndex.FullPath, MaxBytes);
        if (first.Outcome == ReadOutcome.Missing || second.Outcome == ReadOutcome.Missing)
        {
            return IndexState.Missing;
        }

        if (!first.IsOk || !second.IsOk || !first.Bytes.AsSpan().SequenceEqual(second.Bytes))
        {
            return IndexState.Stale;
        }

        if (GeneratedAt(first.Bytes) is not { } generatedAt)
        {
            return IndexState.Stale;
        }

        // With the same time in it, a current index has the same bytes.
        var scan = workspace.Tree.Scan();
        var now = builder.Build(scan, workspace.ControlOf(scan), generatedAt);
        return now.Gap is { } gap ? gap
            : now.Bytes.AsSpan().SequenceEqual(first.Bytes) ? IndexState.Current
            : IndexState.Stale;
    }

    private static string? GeneratedAt(ReadOnlySpan<byte> index)
    {
        try
        {
            var json = new Utf8JsonReader(index);
            while (json.Read())
            {
                if (
                    json is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 }
                    && json.ValueTextEquals("generated_at"u8)
                )
                {
                    return json.Read() && json.TokenType == JsonTokenType.String ? json.GetString() : null;
                }
            }
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // Not an index.
        }

        return null;
    }
}
