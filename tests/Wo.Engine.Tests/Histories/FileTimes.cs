namespace Wo.Engine.Tests.Histories;

/// <summary>When files were written, by the clock of the test.</summary>
internal sealed class FileTimes(TimeProvider clock)
{
    private readonly Dictionary<string, DateTimeOffset> times = new(StringComparer.Ordinal);

    public void Touch(string path) => Set(path, clock.GetUtcNow());

    public void Set(string path, DateTimeOffset time) => times[path] = time;

    public void Link(string file, string name)
    {
        if (Of(file) is { } time)
        {
            Set(name, time);
        }
    }

    public void Move(string from, string to)
    {
        if (times.Remove(from, out var time))
        {
            times[to] = time;
        }
    }

    public DateTimeOffset? Of(string path) => times.TryGetValue(path, out var time) ? time : null;
}
