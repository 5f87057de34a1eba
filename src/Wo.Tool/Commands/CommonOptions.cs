using System.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>Options that several verbs share, so that they are spelled and described in one way.</summary>
internal static class CommonOptions
{
    public static Argument<string> Id() => new("id") { Description = "The work order" };

    public static Option<string?> Owner() =>
        new("--owner") { Description = "The name to act under (default: WO_OWNER, else the user)", HelpName = "name" };

    public static Option<string?> Token() =>
        new("--token") { Description = "The lease token that take gave out (default: WO_TOKEN)", HelpName = "token" };

    public static Option<string?> Reason(string description) =>
        new("--reason") { Description = description, HelpName = "text" };
}
