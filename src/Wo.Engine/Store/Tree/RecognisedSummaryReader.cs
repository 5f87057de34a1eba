using System.Collections.Immutable;
using System.Globalization;
using Wo.Core.Yaml.Recognition;

namespace Wo.Engine.Store.Tree;

/// <summary>
/// Makes summaries of files that are written as work orders are, without their documents. What the recogniser gives up on,
/// every error among it, is for another reader.
/// </summary>
/// <param name="full">Reads what is not recognised.</param>
internal sealed class RecognisedSummaryReader(ISummaryReader full) : ISummaryReader
{
    private readonly SharedTexts shared = new();

    /// <inheritdoc/>
    public WorkOrderSummary Read(WorkOrderCandidate file) => TryRead(file.Bytes) ?? full.Read(file);

    /// <inheritdoc/>
    public WorkOrderSummary? TryRead(ReadOnlySpan<byte> bytes)
    {
        using var text = RecognisedText.TryRead(bytes);
        return text is null ? null : Summary(text);
    }

    private WorkOrderSummary Summary(RecognisedText text)
    {
        // The place of each value on the tape; 0, that of the root, where its key is absent.
        Span<int> places = stackalloc int[(int)SummaryField.Count];
        places.Clear();
        for (var (left, key) = (text.Tape[0].Count, 1); left > 0; left--, key = text.Tape[key + 1].Next)
        {
            places[(int)SummaryFields.Of(text.Key(text.Tape[key]))] = key + 1;
        }

        return new WorkOrderSummary
        {
            WrittenId = Text(text, places, SummaryField.Id),
            Status = Shared(text, places, SummaryField.Status),
            Title = Text(text, places, SummaryField.Title),
            Priority = Shared(text, places, SummaryField.Priority),
            Owner = Shared(text, places, SummaryField.Owner),
            Epic = Shared(text, places, SummaryField.Epic),
            Links = new WorkOrderLinks(
                Texts(
                    text,
                    places[(int)SummaryField.Dependencies],
                    (in token, index) => new WrittenDependency(text.Value(token), token.Start.Position, index)
                ),
                Globs(text, places[(int)SummaryField.Scope], "allow"),
                Globs(text, places[(int)SummaryField.Scope], "deny")
            ),
            Revision = Revision(text, places[(int)SummaryField.Revision]),
            Branch = Text(text, places, SummaryField.Branch),
            Worktree = Text(text, places, SummaryField.Worktree),
            VerifiedCommit = Text(text, places, SummaryField.VerifiedCommit),
            CreatedAt = Text(text, places, SummaryField.CreatedAt),
            StartedAt = Text(text, places, SummaryField.StartedAt),
            FinishedAt = Text(text, places, SummaryField.FinishedAt),
            ClosedAt = Text(text, places, SummaryField.ClosedAt),
        };
    }

    private static string? Text(RecognisedText text, ReadOnlySpan<int> places, SummaryField field)
    {
        ref readonly var token = ref text.Tape[places[(int)field]];
        return text.Kind(token) is null or YamlScalarKind.Null ? null : text.Value(token);
    }

    /// <summary>The text of a value that many work orders have.</summary>
    private string? Shared(RecognisedText text, ReadOnlySpan<int> places, SummaryField field)
    {
        ref readonly var token = ref text.Tape[places[(int)field]];
        return text.Kind(token) is null or YamlScalarKind.Null ? null : Shared(text, token);
    }

    private string Shared(RecognisedText text, in YamlToken token) =>
        text.TryGetVerbatim(token, out var verbatim) ? shared.Of(verbatim) : text.Value(token);

    private static long Revision(RecognisedText text, int place) =>
        text.Kind(text.Tape[place]) is YamlScalarKind.Integer
        && long.TryParse(
            text.Value(text.Tape[place]),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var revision
        )
            ? revision
            : 0;

    private ImmutableArray<string> Globs(RecognisedText text, int scope, string wanted)
    {
        if (scope == 0 || text.Tape[scope].Kind != YamlTokenKind.Mapping)
        {
            return [];
        }

        for (var (left, key) = (text.Tape[scope].Count, scope + 1); left > 0; left--, key = text.Tape[key + 1].Next)
        {
            if (text.Key(text.Tape[key]).SequenceEqual(wanted))
            {
                return Texts(text, key + 1, (in token, _) => Shared(text, token));
            }
        }

        return [];
    }

    /// <summary>The entries of a list that are text.</summary>
    private static ImmutableArray<T> Texts<T>(RecognisedText text, int list, EntryReader<T> read)
    {
        if (text.Tape[list] is not { Kind: YamlTokenKind.Sequence, Count: var count })
        {
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<T>(count);
        for (var (index, item) = (0, list + 1); index < count; index++, item = text.Tape[item].Next)
        {
            ref readonly var token = ref text.Tape[item];
            if (text.Kind(token) is YamlScalarKind.String)
            {
                entries.Add(read(token, index));
            }
        }

        return entries.DrainToImmutable();
    }

    /// <summary>Makes an entry of a list of a scalar and of its index.</summary>
    private delegate T EntryReader<T>(in YamlToken token, int index);
}
