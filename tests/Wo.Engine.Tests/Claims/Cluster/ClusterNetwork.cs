using System.Diagnostics;
using System.Globalization;

namespace Wo.Engine.Tests.Claims.Cluster;

/// <summary>
/// A network of its own for each of some machines, joined by a bridge that this process is on as well. A way between two of
/// them is cut on the side of each that is told so.
/// </summary>
internal sealed class ClusterNetwork : IDisposable
{
    /// <summary>Why a test is skipped where this cannot be had.</summary>
    public const string Missing = "needs network namespaces (root, iproute2)";

    // Addresses that are for tests of networks and for nothing else.
    private static readonly string Subnet = string.Create(
        CultureInfo.InvariantCulture,
        $"198.18.{Environment.ProcessId % 250}"
    );

    private static readonly string Name = string.Create(CultureInfo.InvariantCulture, $"wo{Environment.ProcessId}");
    private readonly int size;

    /// <summary>Makes it.</summary>
    public ClusterNetwork(int size)
    {
        this.size = size;
        RemoveLeftovers();
        Ip("link", "add", Name, "type", "bridge");
        Ip("addr", "add", $"{ClientAddress}/24", "dev", Name);
        Ip("link", "set", Name, "up");
        for (var machine = 1; machine <= size; machine++)
        {
            var (space, outer, inner) = (Space(machine), $"{Name}o{machine}", $"{Name}i{machine}");
            Ip("netns", "add", space);
            Ip("link", "add", outer, "type", "veth", "peer", "name", inner);
            Ip("link", "set", inner, "netns", space);
            Ip("link", "set", outer, "master", Name, "up");
            In(machine, "addr", "add", $"{AddressOf(machine)}/24", "dev", inner);
            In(machine, "link", "set", inner, "up");
            In(machine, "link", "set", "lo", "up");
        }
    }

    /// <summary>Whether this machine and this user can have it.</summary>
    public static bool IsPossible { get; } =
        OperatingSystem.IsLinux()
        && Wo.TestKit.Programs.Has("ip")
        && Run(["netns", "add", $"{Name}t"])
        && Run(["netns", "del", $"{Name}t"]);

    /// <summary>The address of this process.</summary>
    public static string ClientAddress => $"{Subnet}.254";

    /// <summary>The address of a machine, counted from 1.</summary>
    public static string AddressOf(int machine) => string.Create(CultureInfo.InvariantCulture, $"{Subnet}.{machine}");

    /// <summary>What starts a program on a machine.</summary>
    public static string[] Starting(int machine) => ["ip", "netns", "exec", Space(machine)];

    /// <summary>From now on nothing that a machine sends reaches an address; what is sent to it still arrives.</summary>
    public static void Cut(int machine, string address) => In(machine, "route", "add", "blackhole", $"{address}/32");

    /// <summary>It does again.</summary>
    public static void Mend(int machine, string address) =>
        Run(["-n", Space(machine), "route", "del", "blackhole", $"{address}/32"]);

    public void Dispose()
    {
        for (var machine = 1; machine <= size; machine++)
        {
            // The network of a machine goes away only after a while, and its cable with it.
            Run(["link", "del", $"{Name}o{machine}"]);
            Run(["netns", "del", Space(machine)]);
        }

        Run(["link", "del", Name]);
    }

    /// <summary>Of test runs that were killed.</summary>
    private static void RemoveLeftovers()
    {
        const string Kept = "/run/netns";
        foreach (var path in Directory.Exists(Kept) ? Directory.GetFiles(Kept, "wo*-*") : [])
        {
            var space = Path.GetFileName(path);
            var process = space[2..space.IndexOf('-', StringComparison.Ordinal)];
            if (process.All(char.IsAsciiDigit) && !Directory.Exists($"/proc/{process}"))
            {
                Run(["netns", "del", space]);
                Run(["link", "del", $"wo{process}"]);
            }
        }
    }

    private static string Space(int machine) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{machine}");

    private static void In(int machine, params string[] arguments) => Ip(["-n", Space(machine), .. arguments]);

    private static void Ip(params string[] arguments) =>
        Assert.True(Run(arguments), $"ip {string.Join(' ', arguments)} failed");

    private static bool Run(string[] arguments)
    {
        var start = new ProcessStartInfo("ip", arguments) { RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
