using Wo.Engine.Store;

namespace Wo.Engine.Lint;

/// <summary>
/// The backlog, the definitions of done and the policies, which people write. Each is read once, when it is first asked
/// for; what cannot be read is a finding and not an absence.
/// </summary>
internal sealed class TreeInputs
{
    private readonly Lazy<InputFile<Backlog>> backlog;
    private readonly Lazy<IReadOnlyList<InputFile<DefinitionOfDoneFile>>> definitions;
    private readonly Lazy<InputFile<FinishPolicy>> finishPolicy;
    private readonly Lazy<InputFile<WoConfiguration>> configuration;
    private readonly Lazy<Dictionary<string, Epic>> epicsById;
    private readonly Lazy<Dictionary<string, DefinitionOfDone>> definitionsById;
    private readonly Lazy<HashSet<string>> retired;

    public TreeInputs(IFileSystem files, CtxLayout layout)
    {
        BacklogSchema = TreeSchema.OfBacklog(files, layout);
        DefinitionSchema = TreeSchema.OfDefinitionsOfDone(files, layout);
        backlog = new(() => InputFile<Backlog>.Read(files, layout.Backlog, BacklogReader.Read));
        definitions = new(() => ReadDefinitions(files, layout));
        finishPolicy = new(() => InputFile<FinishPolicy>.Read(files, layout.FinishPolicy, FinishPolicyReader.Read));
        configuration = new(() =>
            InputFile<WoConfiguration>.Read(
                files,
                layout.Configuration,
                WoConfigurationReader.Read,
                blank: new WoConfiguration()
            )
        );
        epicsById = new(() => FirstOfEach(Backlog.Value?.Epics ?? [], static epic => epic.Id.Value));
        definitionsById = new(() =>
            FirstOfEach(DefinitionsOfDone.SelectMany(file => file.Value?.Dod ?? []), static definition => definition.Id)
        );
        retired = new(ReadRetired);
    }

    /// <summary>What the backlog is checked against.</summary>
    public TreeSchema BacklogSchema { get; }

    /// <summary>What definitions of done are checked against.</summary>
    public TreeSchema DefinitionSchema { get; }

    /// <summary>The backlog.</summary>
    public InputFile<Backlog> Backlog => backlog.Value;

    /// <summary>The files with definitions of done, in order of their names.</summary>
    public IReadOnlyList<InputFile<DefinitionOfDoneFile>> DefinitionsOfDone => definitions.Value;

    /// <summary>The path policy of <c>finish</c>; it may be missing.</summary>
    public InputFile<FinishPolicy> FinishPolicy => finishPolicy.Value;

    /// <summary>The settings, as a file; it may be missing.</summary>
    public InputFile<WoConfiguration> Configuration => configuration.Value;

    /// <summary>All files with their content, those that are missing included.</summary>
    public IEnumerable<(CtxPath Path, byte[] Bytes)> All =>
        [
            (Backlog.Path, Backlog.Bytes),
            .. DefinitionsOfDone.Select(file => (file.Path, file.Bytes)),
            (FinishPolicy.Path, FinishPolicy.Bytes),
            (Configuration.Path, Configuration.Bytes),
        ];

    /// <summary>The epic of an id, or <see langword="null"/>.</summary>
    public Epic? FindEpic(string id) => epicsById.Value.GetValueOrDefault(id);

    /// <summary>The definition of done of an id, or <see langword="null"/>; of several, the first.</summary>
    public DefinitionOfDone? FindDefinitionOfDone(string id) => definitionsById.Value.GetValueOrDefault(id);

    /// <summary>Whether a definition of done is marked as one for old work orders only.</summary>
    public bool IsRetired(string id) => retired.Value.Contains(id);

    /// <summary>Everything that is wrong with the inputs themselves.</summary>
    public IReadOnlyList<LintFinding> Lint()
    {
        var findings = new List<LintFinding>(Backlog.Lint(BacklogSchema.Schema));
        foreach (var file in DefinitionsOfDone)
        {
            findings.AddRange(file.Lint(DefinitionSchema.Schema));
        }

        if (!FinishPolicy.IsMissing)
        {
            findings.AddRange(FinishPolicy.Lint(WoSchemas.Policy));
        }

        if (!Configuration.IsMissing)
        {
            findings.AddRange(Configuration.Lint(WoSchemas.Config));
        }

        return findings;
    }

    private static Dictionary<string, T> FirstOfEach<T>(IEnumerable<T> values, Func<T, string> idOf)
    {
        var byId = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            byId.TryAdd(idOf(value), value);
        }

        return byId;
    }

    private HashSet<string> ReadRetired()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in DefinitionsOfDone)
        {
            foreach (var definition in InputNodes.Items(file.Document?.Root, "dod"))
            {
                if (LegacyMark.IsOn(definition) && InputNodes.Text(definition, "id") is { } id)
                {
                    found.Add(id.Value);
                }
            }
        }

        return found;
    }

    private static List<InputFile<DefinitionOfDoneFile>> ReadDefinitions(IFileSystem files, CtxLayout layout)
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
