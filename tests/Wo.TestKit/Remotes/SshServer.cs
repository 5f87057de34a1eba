using System.Diagnostics;
using System.Globalization;

namespace Wo.TestKit.Remotes;

/// <summary>
/// An <c>sshd</c> of the test's own, on a free port of the loopback interface, with a host key and a user key of its own that
/// are gone afterwards. It lets in the user who runs the tests and no other.
/// </summary>
public sealed class SshServer : IDisposable
{
    // Where the server of Debian, run by root, wants an empty directory.
    private const string Separation = "/run/sshd";
    private static readonly string[] Places = ["/usr/sbin", "/usr/local/sbin", "/sbin"];

    private readonly TemporaryDirectory directory = new();
    private readonly Process server;
    private readonly bool hasMadeSeparation;
    private readonly int port;

    /// <summary>Starts it, and comes back when it listens.</summary>
    public SshServer()
    {
        MakeKey("host");
        MakeKey("user");
        port = LoopbackPort.Free();
        if (Environment.IsPrivilegedProcess && !Directory.Exists(Separation))
        {
            Directory.CreateDirectory(Separation);
            hasMadeSeparation = true;
        }

        File.WriteAllLines(
            directory.At("config"),
            [
                string.Create(CultureInfo.InvariantCulture, $"Port {port}"),
                "ListenAddress 127.0.0.1",
                $"HostKey \"{directory.At("host")}\"",
                $"AuthorizedKeysFile \"{directory.At("user.pub")}\"",
                "PidFile none",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PubkeyAuthentication yes",
                "PermitRootLogin prohibit-password",
                // The keys lie below a directory that others may write to.
                "StrictModes no",
                "MaxStartups 200",
                "MaxSessions 200",
            ]
        );
        server = Process.Start(
            new ProcessStartInfo(Program!, ["-D", "-e", "-f", directory.At("config")]) { RedirectStandardError = true }
        )!;
        var errors = server.StandardError.ReadToEndAsync();
        if (!LoopbackPort.Opens(port, () => server.HasExited))
        {
            var said = server.HasExited ? errors.GetAwaiter().GetResult() : "it does not listen";
            Dispose();
            throw new InvalidOperationException($"sshd did not start: {said}");
        }
    }

    /// <summary>Why it cannot run here; <see langword="null"/> where it can.</summary>
    public static string? Hindrance =>
        OperatingSystem.IsWindows() ? "sshd is that of a POSIX system"
        : Program is null ? "needs sshd"
        : !Programs.Has("ssh") || !Programs.Has("ssh-keygen") ? "needs ssh and ssh-keygen"
        : null;

    /// <summary>The program; servers are not on the search path of every user, and want to be named by their whole path.</summary>
    private static string? Program =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Concat(Places)
            .Select(place => Path.Combine(place, "sshd"))
            .FirstOrDefault(File.Exists);

    /// <summary>What git's <c>core.sshCommand</c> has to be.</summary>
    public string Command =>
        $"ssh -F /dev/null -i '{directory.At("user")}' -o BatchMode=yes -o IdentitiesOnly=yes -o IdentityAgent=none "
        + "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR";

    /// <summary>The address of a repository.</summary>
    /// <param name="path">Where it lies, absolute.</param>
    public string AddressOf(string path) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"ssh://{Environment.UserName}@127.0.0.1:{port}{path.Replace(" ", "%20", StringComparison.Ordinal)}"
        );

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!server.HasExited)
        {
            server.Kill();
            server.WaitForExit();
        }

        server.Dispose();
        if (hasMadeSeparation)
        {
            Directory.Delete(Separation);
        }

        directory.Dispose();
    }

    private void MakeKey(string name)
    {
        using var making = Process.Start(
            new ProcessStartInfo("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-f", directory.At(name)])
        )!;
        making.WaitForExit();
        if (making.ExitCode != 0)
        {
            throw new InvalidOperationException("ssh-keygen made no key");
        }
    }
}
