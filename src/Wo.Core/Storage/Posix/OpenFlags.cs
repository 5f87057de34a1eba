using System.Runtime.InteropServices;

namespace Wo.Core.Storage.Posix;

/// <summary>The bits of <c>open(2)</c>, which differ between systems and, on Linux, between processors.</summary>
internal static class OpenFlags
{
    internal const int ReadOnly = 0;
    internal const int WriteOnly = 1;
    internal const int ReadWrite = 2;

    private static readonly bool Mac = OperatingSystem.IsMacOS();
    private static readonly bool Arm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm;

    internal static int Create { get; } = Mac ? 0x200 : 0x40;
    internal static int Exclusive { get; } = Mac ? 0x800 : 0x80;
    internal static int Append { get; } = Mac ? 0x8 : 0x400;
    internal static int NonBlocking { get; } = Mac ? 0x4 : 0x800;
    internal static int CloseOnExec { get; } = Mac ? 0x1000000 : 0x80000;
    internal static int NoFollow { get; } = Mac ? 0x100 : (Arm ? 0x8000 : 0x20000);
    internal static int Directory { get; } = Mac ? 0x100000 : (Arm ? 0x4000 : 0x10000);
}
