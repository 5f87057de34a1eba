using Wo.Engine.Configuration;
using Wo.Engine.Store;
using Wo.Engine.Wording;

namespace Wo.Engine.Git;

/// <summary>
/// Finds the repository that a directory belongs to. git is started only where the repository's configuration shows
/// that it has something to say: a <c>[wo]</c> section, or an include that may bring one.
/// </summary>
internal sealed class RepositoryLocator(GitCommand git)
{
    /// <summary>Finds it, by the files alone if possible. Exported <c>GIT_DIR</c> and the like do not count.</summary>
    public Result<RepositoryLocation> Locate(string startDirectory)
    {
        if (!GitDirectoryFinder.Find(startDirectory).TryGet(out var found, out var error))
        {
            return error;
        }

        if (!ReadSettings(found).TryGet(out var settings, out error))
        {
            return error;
        }

        var common = found.CommonGitDirectory;
        var main = FindMainWorktree(found, settings);
        var isLinked = found.GitDirectory != common;
        var root = settings.Root is { } configured
            ? RealPath.Of(Path.GetFullPath(configured, Path.GetDirectoryName(common) ?? common))
            : null;
        return new RepositoryLocation(
            found.GitDirectory,
            common,
            main,
            isLinked || main is not null ? found.Worktree : null,
            root
        )
        {
            Oddity = main is null ? FindOddity(common, settings) : null,
            IsSparse = settings.IsSparse,
        };
    }

    /// <summary>What a tool or a move left behind where a main worktree was.</summary>
    private static WoError? FindOddity(string common, Settings settings)
    {
        var config = ShellWord.Quote(Path.Join(common, "config"));
        if (settings.Worktree is { } missing)
        {
            return new WoError(
                Problem.NoContext,
                $"core.worktree of {common} names {missing}, which does not exist, so that git finds no files there"
            )
            {
                NextSteps = [$"git -C / config --file {config} --unset core.worktree"],
            };
        }

        // A bare repository never had an index of its own.
        return
            settings.IsBare
            && Path.GetFileName(common) == ".git"
            && PathProbe.IsFile(Path.Join(common, "index"))
            && Path.GetDirectoryName(common) is { } worktree
            ? new WoError(
                Problem.NoContext,
                $"core.bare of {common} is true, although {worktree} is a worktree of it: some tool has set it, and git does not "
                    + "work there"
            )
            {
                NextSteps = [$"git config --file {config} core.bare false"],
            }
            : null;
    }

    private static string? FindMainWorktree(GitDirectoryFinder.Found found, Settings settings)
    {
        var common = found.CommonGitDirectory;
        if (settings.Worktree is { } configured)
        {
            return RealPath.Find(Path.GetFullPath(configured, common));
        }

        if (settings.IsBare)
        {
            return null;
        }

        if (Path.GetFileName(common) == ".git")
        {
            return Path.GetDirectoryName(common);
        }

        // `git init --separate-git-dir`: the only trace of the main worktree is its own .git file, if we came by it.
        return found.GitDirectory == common ? found.Worktree : null;
    }

    private Result<Settings> ReadSettings(GitDirectoryFinder.Found found)
    {
        if (!ReadText(Path.Join(found.CommonGitDirectory, "config")).TryGet(out var config, out var error))
        {
            return error;
        }

        if (config.HasSection("wo") || config.HasSection("include"))
        {
            return AskGit(found);
        }

        if (!config.IsTrue("extensions", "worktreeConfig"))
        {
            return new Settings(config.IsTrue("core", "bare"), config.Find("core", "worktree"), null)
            {
                IsSparse = config.IsTrue("core", "sparseCheckout"),
            };
        }

        // With that extension the main worktree has a configuration of its own, which comes after the shared one.
        if (!ReadText(Path.Join(found.CommonGitDirectory, "config.worktree")).TryGet(out var own, out error))
        {
            return error;
        }

        var isBare = GitConfigText.IsTrue(own.Find("core", "bare") ?? config.Find("core", "bare"));
        return new Settings(isBare, own.Find("core", "worktree") ?? config.Find("core", "worktree"), null)
        {
            IsSparse = GitConfigText.IsTrue(
                own.Find("core", "sparseCheckout") ?? config.Find("core", "sparseCheckout")
            ),
        };
    }

    private Result<Settings> AskGit(GitDirectoryFinder.Found found)
    {
        // By the common directory, so that a linked worktree's own settings do not come in.
        var directory = found.CommonGitDirectory;
        var repository = $"--git-dir={directory}";
        string[] arguments =
        [
            repository,
            "config",
            "-z",
            "--get-regexp",
            @"^(core\.bare|core\.worktree|core\.sparsecheckout|wo\.root)$",
        ];
        if (!git.Ask(directory, arguments).TryGet(out var answer, out var error))
        {
            return error;
        }

        var settings = default(Settings);
        foreach (var entry in answer.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var newline = entry.IndexOf('\n');
            var value = newline < 0 ? "true" : entry[(newline + 1)..];
            settings = (newline < 0 ? entry : entry[..newline]) switch
            {
                "core.bare" => settings with { IsBare = GitConfigText.IsTrue(value) },
                "core.worktree" => settings with { Worktree = value },
                "core.sparsecheckout" => settings with { IsSparse = GitConfigText.IsTrue(value) },
                _ => settings with { Root = value },
            };
        }

        if (settings.Root is not { } root || !root.StartsWith('~'))
        {
            return settings with { Root = string.IsNullOrEmpty(settings.Root) ? null : settings.Root };
        }

        var expanded = git.Read(directory, [repository, "config", "--type=path", "--get", "wo.root"]);
        return expanded.TryGet(out var path, out error) ? settings with { Root = path.TrimEnd('\n') } : error;
    }

    private static Result<GitConfigText> ReadText(string path) =>
        StorageBoundary.Run<GitConfigText>(
            () => new GitConfigText(PathProbe.IsFile(path) ? File.ReadAllText(path) : ""),
            failed => new WoError(Problem.GitFailed, $"{path} cannot be read: {failed.Message}")
        );

    private readonly record struct Settings(bool IsBare, string? Worktree, string? Root)
    {
        public bool IsSparse { get; init; }
    }
}
