using Wo.Engine.Store;

namespace Wo.Engine.Lint;

/// <summary>
/// The backlog, the definitions of done and the policies, which people write. Each is read once, when it is first asked
/// for; what cannot be read is a finding and not an absence.
/// </summary>
internal sealed class TreeInputs(IFileSystem files, CtxLayout layout)
{
    private InputFile<Backlog>? backlog;
    private IReadOnlyList<InputFile<DefinitionOfDoneFile>>? definitions;
    private InputFile<FinishPolicy>? finishPolicy;

    /// <summary>The backlog.</summary>
    public InputFile<Backlog> Backlog => backlog ??= InputFile<Backlog>.Read(files, layout.Backlog, BacklogReader.Read);

    /// <summary>The files with definitions of done, in order of their names.</summary>
    public IReadOnlyList<InputFile<DefinitionOfDoneFile>> DefinitionsOfDone => definitions ??= ReadDefinitions();

    /// <summary>The path policy of <c>finish</c>; it may be missing.</summary>
    public InputFile<FinishPolicy> FinishPolicy =>
        finishPolicy ??= InputFile<FinishPolicy>.Read(files, layout.FinishPolicy, FinishPolicyReader.Read);

    /// <summary>The epic of an id, or <see langword="null"/>.</summary>
    public Epic? FindEpic(string id)
    {
        foreach (var epic in Backlog.Value?.Epics ?? [])
        {
            if (epic.Id.Value == id)
            {
                return epic;
            }
        }

        return null;
    }

    /// <summary>The definition of done of an id, or <see langword="null"/>; of several, the first.</summary>
    public DefinitionOfDone? FindDefinitionOfDone(string id)
    {
        foreach (var file in DefinitionsOfDone)
        {
            foreach (var definition in file.Value?.Dod ?? [])
            {
                if (definition.Id == id)
                {
                    return definition;
                }
            }
        }

        return null;
    }

    /// <summary>Everything that is wrong with the inputs themselves.</summary>
    public IReadOnlyList<LintFinding> Lint()
    {
        var findings = new List<LintFinding>(Backlog.Lint(WoSchemas.Backlog));
        foreach (var file in DefinitionsOfDone)
        {
            findings.AddRange(file.Lint(WoSchemas.Dod));
        }

        if (!FinishPolicy.IsMissing)
        {
            findings.AddRange(FinishPolicy.Lint(WoSchemas.Policy));
        }

        var configuration = InputFile<WoConfiguration>.Read(files, layout.Configuration, WoConfigurationReader.Read);
        if (!configuration.IsMissing)
        {
            findings.AddRange(configuration.Lint(WoSchemas.Config));
        }

        return findings;
    }

    private List<InputFile<DefinitionOfDoneFile>> ReadDefinitions()
    {
        var names = new List<string>();
        foreach (var item in files.List(layout.DefinitionsOfDone.FullPath))
        {
            var isYaml =
                item.Name.EndsWith(".yaml", StringComparison.Ordinal)
                || item.Name.EndsWith(".yml", StringComparison.Ordinal);
            if (isYaml && item.Name[0] != '.' && item.Kind != FileKind.Directory)
            {
                names.Add(item.Name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names.ConvertAll(name =>
            InputFile<DefinitionOfDoneFile>.Read(
                files,
                CtxPath.Unchecked(layout.DefinitionsOfDone, name),
                DefinitionOfDoneFileReader.Read
            )
        );
    }
}
