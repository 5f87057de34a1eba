using System.Collections.Immutable;
using Wo.Engine.Configuration;
using Wo.Engine.Store.Control;
using Wo.Engine.Workspaces;

namespace Wo.Engine.Read;

/// <summary>
/// Says of each setting of a tree which value is in force and where it comes from. Defaults that depend on the repository
/// are worked out, for which git is asked once.
/// </summary>
internal static class ListSettings
{
    public static ImmutableArray<SettingInForce> Run(Workspace workspace) =>
        [.. ConfigurationKey.All().Select(key => Find(workspace, key))];

    private static SettingInForce Find(Workspace workspace, ConfigurationKey key)
    {
        var settings = workspace.Settings;
        if (key.Name == Settings.LockTtlKey && settings.IsLockTtlFromEnvironment)
        {
            return new SettingInForce(
                key.Name,
                SettingInForce.Number(settings.LockTtlSeconds),
                SettingSource.Environment
            )
            {
                GivenBy = LeaseTtl.Variable,
            };
        }

        return settings.Written?.Entries.FirstOrDefault(entry => entry.Key.Value == key.Name) is { } written
            ? new SettingInForce(key.Name, written.Value, SettingSource.File) { Position = written.Key.Start }
            : new SettingInForce(key.Name, key.Default ?? WorkedOut(workspace, key.Name), SettingSource.Default);
    }

    private static YamlScalar? WorkedOut(Workspace workspace, string key) =>
        key switch
        {
            "base_branch" => workspace.Refs.DefaultBase(workspace.Root.Path, null).TryGet(out var found, out _)
                ? SettingInForce.Text(found.Name)
                : null,
            "session_file" => SettingInForce.Text(workspace.Session.Find().Relative),
            "canonical_form" => SettingInForce.Text(Settings.NameOf(workspace.Canonical.Form)),
            _ => null,
        };
}
