using System.CommandLine;
using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands;

/// <summary>The options by which a caller says who they are, and what holds without them.</summary>
internal sealed class CallerOptions
{
    /// <summary>By which callers name themselves.</summary>
    public const string OwnerOption = "--owner";

    /// <summary>Longest owner name that is accepted, in characters.</summary>
    private const int MaxOwnerLength = 200;

    private static readonly string NoName =
        $"an owner is one line of at most {MaxOwnerLength} characters without control characters";

    private readonly IdentityOption owner = new(OwnerOption, ValueKind.Owner)
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

    /// <summary>Who runs the command: option, environment, the worktree that they stand in, operating system.</summary>
    /// <param name="context">The command.</param>
    /// <param name="held">The work order that they may hold already; <see langword="null"/> where a new lease is wanted.</param>
    public Result<Caller> Read(CommandContext context, WorkOrderId? held = null) =>
        Read(context, context.Value(owner), context.Value(token), held);

    /// <summary>Who runs a command that has no such options.</summary>
    public static Result<Caller> OfEnvironment(CommandContext context, WorkOrderId? held = null) =>
        Read(context, owner: null, token: null, held);

    private static Result<Caller> Read(CommandContext context, string? owner, string? token, WorkOrderId? held)
    {
        var named = Present(owner) ?? Present(context.Environment.Variable("WO_OWNER"));
        if (!IsName(named))
        {
            return UsageError.Because(NoName);
        }

        var kept = held is { } wanted ? context.Environment.Leases?.TokenOf(wanted) : null;
        var shown = Present(token) ?? kept ?? TokenOfEnvironment(context, held);
        return
            named is null
            && shown is null
            && held is { } id
            && CallerWorktree.Holder(context) is { } holder
            && holder.Id == id
            ? new Caller(holder.Owner, IsExplicit: false, holder.Token) { IsOfWorktree = true }
            : new Caller(named ?? Environment.UserName, IsExplicit: named is not null, shown);
    }

    /// <summary>A name that is to hold for all commands of a process.</summary>
    public static Result<string?> Name(string? typed) => IsName(typed) ? Present(typed) : UsageError.Because(NoName);

    private static bool IsName(string? text) =>
        text is null || (text.Length <= MaxOwnerLength && !text.Any(char.IsControl));

    /// <summary>What a shell still has of an earlier work order is not presented for another one.</summary>
    private static string? TokenOfEnvironment(CommandContext context, WorkOrderId? held) =>
        Present(context.Environment.Variable("WO_ID")) is { } id && held is { } wanted && id != wanted.Value
            ? null
            : Present(context.Environment.Variable("WO_TOKEN"));

    private static string? Present(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
