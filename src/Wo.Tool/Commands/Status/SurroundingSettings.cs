using Wo.Tool.CommandLine;

namespace Wo.Tool.Commands.Status;

/// <summary>
/// What an option or the environment decides and no file can: the file lies in the tree that they lead to. The token is
/// left out, since it is a secret.
/// </summary>
internal static class SurroundingSettings
{
    private const string OwnerVariable = "WO_OWNER";
    private const string RootVariable = "WO_ROOT";

    /// <summary>Each with the value in force.</summary>
    public static IEnumerable<SettingInForce> Of(CommandContext context, Workspace workspace)
    {
        yield return Root(context, workspace);
        yield return Present(context, OwnerVariable) is { } owner
            ? FromVariable("owner", owner, OwnerVariable)
            : new SettingInForce("owner", SettingInForce.Text(Environment.UserName), SettingSource.Default);
        yield return GitTimeLimit.Read(context.Environment.Variable(GitTimeLimit.Variable)).TryGet(out var limit, out _)
        && limit is { } time
            ? FromVariable("git_timeout_seconds", SettingInForce.Number((long)time.TotalSeconds), GitTimeLimit.Variable)
            : new SettingInForce("git_timeout_seconds", null, SettingSource.Default);
        yield return Present(context, LockingPolicy.AllowVariable) is { } trust
            ? FromVariable("allow_network_filesystem", Flag(trust == "1"), LockingPolicy.AllowVariable)
            : new SettingInForce("allow_network_filesystem", Flag(false), SettingSource.Default);
    }

    private static SettingInForce Root(CommandContext context, Workspace workspace)
    {
        var path = SettingInForce.Text(workspace.Root.Path);
        return context.Root is not null
                ? new SettingInForce("root", path, SettingSource.Option) { GivenBy = GlobalOptions.RootOption }
            : Present(context, RootVariable) is not null ? FromVariable("root", path, RootVariable)
            : new SettingInForce("root", path, SettingSource.Default);
    }

    private static SettingInForce FromVariable(string key, string value, string variable) =>
        FromVariable(key, SettingInForce.Text(value), variable);

    private static SettingInForce FromVariable(string key, YamlNode value, string variable) =>
        new(key, value, SettingSource.Environment) { GivenBy = variable };

    private static YamlScalar Flag(bool isOn) => new(isOn ? "true" : "false", YamlScalarKind.Boolean, default, default);

    private static string? Present(CommandContext context, string variable) =>
        context.Environment.Variable(variable) is { Length: > 0 } value ? value : null;
}
