using System.Globalization;
using Wo.Core.Yaml.Form;
using Wo.Engine.Gates;
using Wo.Engine.Git;
using Wo.Engine.Lint;
using Wo.Engine.Store;
using Wo.Engine.Store.Control;

namespace Wo.Engine.Configuration;

/// <summary>Reads <c>_ctx/policy/wo.yaml</c> and lays the environment over it.</summary>
internal sealed class SettingsReader(IFileSystem files, CtxLayout layout)
{
    /// <summary>A century stands for ever, and what is longer does not fit a span of time.</summary>
    private const int MaxDays = 36_500;

    /// <summary>The settings in force.</summary>
    /// <param name="ttlVariable">The value of <c>WO_LOCK_TTL_SEC</c>, or <see langword="null"/> where it is not set.</param>
    public Result<Settings> Read(string? ttlVariable)
    {
        if (!ReadFile().TryGet(out var read, out var invalid))
        {
            return invalid;
        }

        var (configured, written) = read;
        var fromFile = Build(configured, configured.LockTtlSeconds) with { Written = written };
        if (ttlVariable is null)
        {
            return fromFile;
        }

        return LeaseTtl.TryParse(ttlVariable, out var seconds)
            ? fromFile with
            {
                LockTtlSeconds = seconds,
                IsLockTtlFromEnvironment = true,
            }
            : fromFile with
            {
                LockTtlSeconds = LeaseTtl.DefaultSeconds,
                IsLockTtlFromEnvironment = true,
                Warnings =
                [
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{LeaseTtl.Variable} is not a positive whole number of seconds; {LeaseTtl.DefaultSeconds} is used"
                    ),
                ],
            };
    }

    private Settings Build(WoConfiguration file, long ttlSeconds)
    {
        var defaults = new Settings { LockTtlSeconds = ttlSeconds };
        return defaults with
        {
            WorktreeRoot = file.WorktreeRoot ?? defaults.WorktreeRoot,
            BranchTemplate = file.BranchTemplate ?? defaults.BranchTemplate,
            BaseBranch = file.BaseBranch,
            SessionFile = SessionPath(file.SessionFile),
            FailOnGateFailure = file.OnGateFailure == "fail",
            KeepWorktree = file.Closeout == "keep-worktree",
            GatesInLoginShell = file.GateShell == "login",
            GateTimeout = file.GateTimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : defaults.GateTimeout,
            VerifyAlways = [.. file.VerifyAlways ?? []],
            Evidence = file.Evidence ?? defaults.Evidence,
            RunDodChecks = file.DodChecks != "off",
            Setup = new SetupSettings
            {
                Copy = [.. file.Setup?.Copy ?? []],
                Link = [.. file.Setup?.Link ?? []],
                WithSubmodules = file.Setup?.Submodules is not null,
                Commands = [.. file.Setup?.Commands ?? []],
            },
            Ports = file.Ports is null ? null : PortRange.Parse(file.Ports),
            ScopeOverlap = file.ScopeOverlap switch
            {
                "allow" => OverlapPolicy.Allow,
                "refuse" => OverlapPolicy.Refuse,
                _ => OverlapPolicy.Avoid,
            },
            Claims = ClaimsSettingsReader.Build(file.Claims),
            OnTransition = [.. file.OnTransition ?? []],
            BackupRetentionDays = file.BackupRetentionDays is { } days
                ? (int)Math.Min(days, MaxDays)
                : defaults.BackupRetentionDays,
            CanonicalForm = Settings.FormNamed(file.CanonicalForm),
            KeepIgnored = file.KeepIgnored is { } globs ? [.. globs] : defaults.KeepIgnored,
        };
    }

    private Result<(WoConfiguration Values, YamlMapping? Written)> ReadFile()
    {
        var path = layout.Configuration;
        var content = files.Read(path.FullPath, YamlReader.MaxBytes);
        if (content.Outcome == ReadOutcome.Missing)
        {
            return (new WoConfiguration(), null);
        }

        if (!content.IsOk)
        {
            return Invalid($"{path} cannot be read", []);
        }

        if (InputNodes.IsBlank(content.Bytes))
        {
            return (new WoConfiguration(), null);
        }

        var lines = SourceExcerpt.LinesOf(content.Bytes);
        if (!ConflictMarkers.ReadYaml(content.Bytes).TryGet(out var document, out var error))
        {
            return Invalid($"{path}:{error}", SourceExcerpt.Draw(lines, error.Position));
        }

        var findings = new List<SchemaFinding>(SchemaEvaluator.Evaluate(WoSchemas.Config, document.Root));
        var configured = findings.Count == 0 ? WoConfigurationReader.Read(document.Root, findings) : null;
        if (configured is not null)
        {
            findings.AddRange(Unusable(configured, document.Root));
        }

        return findings.Count == 0 && configured is not null
            ? (configured, document.Root as YamlMapping)
            : Invalid(
                $"{path} does not follow its schema",
                findings.SelectMany(f =>
                    SourceExcerpt
                        .Draw(lines, f.Position)
                        .Prepend($"{path}:{f.Position}: {f.Path}: expected {f.Expected}, found {f.Found}")
                )
            );
    }

    /// <summary>What a schema cannot tell.</summary>
    private IEnumerable<SchemaFinding> Unusable(WoConfiguration configured, YamlNode root)
    {
        if (configured.SessionFile is { } session && SessionPath(session) is null)
        {
            yield return Unusable(
                root,
                "session_file",
                $"a file under {layout.Ctx}, outside of {layout.Jobs}",
                session
            );
        }

        if (configured.Ports is { } ports && PortRange.Parse(ports) is null)
        {
            yield return Unusable(root, "ports", "numbers from 1 to 65535, the lower one first", ports);
        }

        foreach (var (member, expected, found) in ClaimsSettingsReader.Defects(configured.Claims))
        {
            yield return Unusable(root, "claims", member, expected, found);
        }

        if (configured.Setup?.Link?.FirstOrDefault(link => !IsDirectoryOfTheRepository(link)) is { } wrong)
        {
            yield return Unusable(root, "setup", "directories of the repository in 'link'", wrong);
        }
    }

    private static SchemaFinding Unusable(YamlNode root, string key, string expected, string found) =>
        new($"$.{key}", PositionOf(root, key), expected, $"'{found}'");

    private static SchemaFinding Unusable(YamlNode root, string key, string member, string expected, string found) =>
        new(
            $"$.{key}.{member}",
            root is YamlMapping mapping && mapping.TryGet(key, out var value) ? PositionOf(value, member) : root.Start,
            expected,
            found
        );

    private static bool IsDirectoryOfTheRepository(string link) =>
        ScopeGlob.WhyNothingMatches(link) is null
        && !link.AsSpan().ContainsAny('*', '?')
        && link.Split('/').FirstOrDefault(part => part is not ("" or "."))
            is not (null or ".git" or CtxPath.DirectoryName);

    private static YamlPosition PositionOf(YamlNode root, string key) =>
        root is YamlMapping mapping && mapping.TryGet(key, out var value) ? value.Start : root.Start;

    /// <summary>A path from the root, or the name of a file in <c>_ctx</c>; no entry may end up in a work order.</summary>
    private CtxPath? SessionPath(string? value) =>
        value is not null
        && (
            CtxPath.TryParse(layout.StateRoot, value, out var path)
            || CtxPath.TryParse(layout.StateRoot, $"{CtxPath.DirectoryName}/{value}", out path)
        )
        && !path.Relative.StartsWith(layout.Jobs.Relative + "/", StringComparison.Ordinal)
            ? path
            : null;

    private WoError Invalid(string cause, IEnumerable<string> details) =>
        new(Problem.InvalidConfiguration, cause)
        {
            Details = [.. details],
            NextSteps = FileHistory.Commands(layout.Configuration),
            Verify = ["wo status"],
        };
}
