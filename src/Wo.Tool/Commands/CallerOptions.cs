using System.CommandLine;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>The options by which a caller says who they are, and what holds without them.</summary>
internal sealed class CallerOptions
{
    /// <summary>Longest owner name that is accepted, in characters.</summary>
    private const int MaxOwnerLength = 200;

    private readonly IdentityOption owner = new("--owner", ValueKind.Owner)
    {
        Description = "The name to act under (default: WO_OWNER, else the user)",
        HelpName = "name",
    };

    private readonly IdentityOption token = new("--token", ValueKind.Free)
    {
        Description = "The lease token that take gave out (default: WO_TOKEN)",
        HelpName = "token",
    };

    /// <summary>Declares both.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(owner);
        command.Options.Add(token);
    }

    /// <summary>Who runs the command: option, environment, operating system.</summary>
    public Result<Caller> Read(CommandContext context) => Read(context, context.Value(owner), context.Value(token));

    /// <summary>Who runs a command that has no such options.</summary>
    public static Result<Caller> OfEnvironment(CommandContext context) => Read(context, owner: null, token: null);

    private static Result<Caller> Read(CommandContext context, string? owner, string? token)
    {
        var named = Present(owner) ?? Present(context.Environment.Variable("WO_OWNER"));
        if (named is not null && (named.Length > MaxOwnerLength || named.Any(char.IsControl)))
        {
            return UsageError.Because(
                $"an owner is one line of at most {MaxOwnerLength} characters without control characters"
            );
        }

        return new Caller(
            named ?? Environment.UserName,
            IsExplicit: named is not null,
            Present(token) ?? Present(context.Environment.Variable("WO_TOKEN"))
        );
    }

    private static string? Present(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
