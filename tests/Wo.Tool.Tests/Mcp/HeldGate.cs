using System.Diagnostics;
using Wo.TestKit;

namespace Wo.Tool.Tests.Mcp;

/// <summary>A command of a gate that ends when it is told.</summary>
internal sealed class HeldGate : IDisposable
{
    private readonly TemporaryDirectory files = new();

    public HeldGate()
    {
        using var make = Process.Start("mkfifo", [Pipe]);
        make.WaitForExit();
    }

    /// <summary>The command, as a scalar of YAML.</summary>
    public string Command => $"'read -r _ < \"{Pipe}\"'";

    private string Pipe => files.At("release");

    /// <summary>Lets the command end. Blocks until it waits for that.</summary>
    public void Release()
    {
        using var pipe = new FileStream(Pipe, FileMode.Open, FileAccess.Write);
        pipe.WriteByte((byte)'\n');
    }

    public void Dispose() => files.Dispose();
}
