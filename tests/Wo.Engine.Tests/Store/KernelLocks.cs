namespace Wo.Engine.Tests.Store;

/// <summary>What Linux tells about the locks of this process.</summary>
internal static class KernelLocks
{
    /// <summary>Waits until so many threads of this process wait for the lock on a file that this process holds.</summary>
    public static void WaitForWaiting(string path, int count)
    {
        var file = DeviceAndInode(path);
        Assert.True(
            SpinWait.SpinUntil(() => Waiting(file) == count, TimeSpan.FromSeconds(30)),
            $"{Waiting(file)} wait for {path}, and not {count}"
        );
    }

    private static int Waiting(string file) =>
        File.ReadLines("/proc/locks").Count(line => line.Contains("-> FLOCK") && line.Contains($" {file} "));

    private static string DeviceAndInode(string path)
    {
        foreach (var descriptor in Directory.EnumerateFiles("/proc/self/fd"))
        {
            var name = Path.GetFileName(descriptor);
            if (new FileInfo(descriptor).LinkTarget == path)
            {
                var held = Array.Find(File.ReadAllLines($"/proc/self/fdinfo/{name}"), line => line.StartsWith("lock:"));
                if (held is not null)
                {
                    return held.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^3];
                }
            }
        }

        throw new InvalidOperationException($"this process does not hold {path}");
    }
}
