namespace Wo.EndToEnd.Tests.BadInput;

/// <summary>What tests need that is not on every machine. The reason of a skip names it, and CI installs and counts it.</summary>
internal static class Needs
{
    private static readonly string[] Path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');

    /// <summary>Makes a system call fail that is named on the command line, in the tool and its children.</summary>
    /// <param name="options">More options, such as <c>-P</c> with a path.</param>
    public static string[] Strace(params string[] options)
    {
        Assert.SkipUnless(Has("strace"), "strace is not installed");
        return ["strace", "-f", "-qq", "-o", "/dev/null", .. options];
    }

    /// <summary>Whether the tests run as root.</summary>
    public static void Root() =>
        Assert.SkipUnless(Environment.UserName == "root", "only root can give a file to somebody else");

    /// <summary>The installed tool: the runtime that is started for the other one needs more than the limits allow.</summary>
    public static void NativeCode() =>
        Assert.SkipUnless(TestKit.WoTool.IsInstalled, "needs the native tool: set WO_TEST_TOOL to its path");

    private static bool Has(string program) =>
        Array.Exists(Path, directory => File.Exists(System.IO.Path.Combine(directory, program)));
}
