namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>When each clone was first shown each version of a register, by its own clock.</summary>
internal sealed class SeenVersions(HistoryRemote remote)
{
    private readonly Dictionary<(string Clone, string Version), DateTimeOffset> first = [];

    /// <summary>The remote has answered a clone.</summary>
    public void Looked(HistoryClone clone)
    {
        foreach (var id in HistoryRemote.Ids)
        {
            if (remote.Tip(id) is { } version)
            {
                first.TryAdd((clone.Name, version), clone.Clock.GetUtcNow());
            }
        }
    }

    /// <summary>When a clone first saw a version; <see langword="null"/> for never.</summary>
    public DateTimeOffset? First(HistoryClone clone, string version) =>
        first.TryGetValue((clone.Name, version), out var time) ? time : null;
}
