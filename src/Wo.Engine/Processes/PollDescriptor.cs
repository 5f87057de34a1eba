using System.Runtime.InteropServices;

namespace Wo.Engine.Processes;

/// <summary>What <c>poll</c> waits for on one descriptor, as the C library lays it out.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor
{
    public int Descriptor;
    public short Wanted;
    public short Happened;
}
