using System.Security.Cryptography;
using System.Text;
using Wo.Engine.Tests.Histories;

namespace Wo.Engine.Tests.Claims.Histories;

/// <summary>
/// Judges what clones believe: a clone that was told that it holds a work order is named by the register, unless it went on
/// offline, was superseded, or died; an answer says what the register says; a refusal has changed nothing.
/// </summary>
internal sealed class HoldingAudit(HistoryRemote remote, RegisterAudit registers)
{
    private readonly HashSet<(string Clone, string Id)> excused = [];
    private readonly HashSet<string> contested = [];

    /// <summary>Whether two clones may have results of a work order, so that a person has to decide.</summary>
    public bool IsContested(string id) => contested.Contains(id);

    /// <summary>What a clone has of one work order.</summary>
    /// <param name="Token">The token of its lease, or <see langword="null"/>.</param>
    /// <param name="Places">Where its file lies.</param>
    /// <param name="Revision">The revision of that.</param>
    public sealed record Standing(string? Token, string Places, long Revision)
    {
        /// <summary>Whether the register is to be told what the clone did without it, by any command that reaches it.</summary>
        public bool IsUnpublished { get; init; }
    }

    /// <summary>What a clone has of each.</summary>
    public static Dictionary<string, Standing> Of(HistoryClone clone) =>
        HistoryRemote.Ids.ToDictionary(
            id => id,
            id => new Standing(clone.Token(id), string.Join(' ', clone.Places(id)), clone.Revision(id))
            {
                IsUnpublished = clone.IsUnpublished(id),
            }
        );

    /// <summary>Judges one command.</summary>
    /// <param name="clone">Where it ran.</param>
    /// <param name="command">What ran.</param>
    /// <param name="answer">What it said.</param>
    /// <param name="before">What the clone had before.</param>
    /// <param name="former">What the register said before.</param>
    /// <param name="isAlone">Whether no other clone did anything meanwhile.</param>
    /// <param name="busy">
    /// A clone that is in the middle of a command of its own, whose leases are judged when that has ended: between its claim and
    /// its lease the register is ahead of it.
    /// </param>
    public void Judge(
        HistoryClone clone,
        CloneCommand command,
        CloneAnswer answer,
        Dictionary<string, Standing> before,
        Dictionary<string, RegisterVersion?> former,
        bool isAlone,
        HistoryClone? busy
    )
    {
        var (id, after) = (answer.Id, Of(clone));
        if (command.IsOffline && !answer.IsRefusal)
        {
            // A process that died on the next one has not said which that was.
            foreach (var each in answer.IsKilled ? HistoryRemote.Ids : [id])
            {
                Excuse(clone, each);
            }
        }

        if (answer.IsKilled || (answer.IsCut && !answer.IsOk))
        {
            HistoryRemote.Ids.ToList().ForEach(each => excused.Add((clone.Name, each)));
        }

        if (answer.IsRefusal && command.Verb is not CloneVerb.Reconcile)
        {
            CheckNothingChanged(clone, answer, before, after, former, isAlone);
        }

        if (answer.IsOk && !command.IsOffline && isAlone)
        {
            CheckAgreed(clone, command, answer, former[id]);
        }

        CheckHolders(busy);
    }

    /// <summary>What happened in one clone leaves another with a result or a lease of its own.</summary>
    private void Excuse(HistoryClone clone, string id)
    {
        excused.Add((clone.Name, id));
        contested.Add(id);
    }

    private void CheckNothingChanged(
        HistoryClone clone,
        CloneAnswer answer,
        Dictionary<string, Standing> before,
        Dictionary<string, Standing> after,
        Dictionary<string, RegisterVersion?> former,
        bool isAlone
    )
    {
        foreach (var id in HistoryRemote.Ids)
        {
            HistoryFailure.Unless(
                before[id] == after[id] with { IsUnpublished = before[id].IsUnpublished },
                $"{clone.Name} was refused ({answer.Code}), but {id} is {after[id]} and was {before[id]}"
            );
            // Where an answer got lost, the record may tell of what was going to happen.
            HistoryFailure.Unless(
                !isAlone
                    || answer.IsCut
                    || before[id].IsUnpublished
                    || registers.Newest(id)?.Meaning == former[id]?.Meaning
                    || IsOwnDeadClaim(clone, former[id])
                    || (former[id] is null && registers.Newest(id)!.Token is null),
                $"{clone.Name} was refused ({answer.Code}), but the register of {id} says {registers.Newest(id)}, and said {former[id]}"
            );
        }
    }

    /// <summary>A claim that an operation of the same clone left when it died holds nothing, so that it need not be put back.</summary>
    private static bool IsOwnDeadClaim(HistoryClone clone, RegisterVersion? former) => former?.Holder == clone.CloneId;

    private void CheckAgreed(HistoryClone clone, CloneCommand command, CloneAnswer answer, RegisterVersion? former)
    {
        var (id, now) = (answer.Id, registers.Newest(answer.Id));
        if (command.IsTake && command.Verb != CloneVerb.Resume)
        {
            HistoryFailure.Unless(
                now?.Token is { } token && token == Hash(clone.Token(id)) && now.Holder == clone.CloneId,
                $"{clone.Name} was told that it holds {id}, and the register says {now}"
            );
            HistoryFailure.Unless(
                command.Verb == CloneVerb.TakeOver
                    || former is null
                    || !former.IsClosed
                    || former.Revision < clone.Revision(id),
                $"{clone.Name} took {id} although another has closed it: {former}"
            );
            excused.Remove((clone.Name, id));
        }

        if (command.IsMove)
        {
            HistoryFailure.Unless(
                former?.Token is null || former.Holder == clone.CloneId,
                $"{clone.Name} was told that {command.Verb} of {id} is done, which another clone held: {former}"
            );
            HistoryFailure.Unless(
                clone.IsUnpublished(id)
                    || (
                        now is { Token: null, IntentOf: null }
                        && now.State == clone.Places(id).Single()
                        && now.Revision == clone.Revision(id)
                    ),
                $"{clone.Name} was told that {command.Verb} of {id} is done, and the register says {now}"
            );
            CheckWorkIsThere(clone, answer);
        }
    }

    /// <summary>Nothing committed is left behind where the answer names no branch that was not pushed.</summary>
    private void CheckWorkIsThere(HistoryClone clone, CloneAnswer answer)
    {
        if (answer.Warnings.Length > 0)
        {
            return;
        }

        foreach (var (_, branch, commit) in clone.Work.Where(work => work.Id == answer.Id))
        {
            HistoryFailure.Unless(
                branch == "main" || remote.HasOnBranch(commit),
                $"{clone.Name} has closed or given back {answer.Id}, and its commit {commit} is not in the remote"
            );
        }
    }

    /// <summary>I4 among clones.</summary>
    private void CheckHolders(HistoryClone? busy)
    {
        foreach (var id in HistoryRemote.Ids)
        {
            var now = registers.Newest(id);
            var named = 0;
            foreach (var clone in remote.Clones.Where(clone => clone.Token(id) is not null))
            {
                var token = Hash(clone.Token(id))!;
                if (now?.Token == token)
                {
                    named++;
                    excused.Remove((clone.Name, id));
                    continue;
                }

                // The register knew it and has another one now, which RegisterAudit has judged.
                var isSuperseded = registers.Knew(id, token) && now?.ChangedIn != clone.CloneId;
                if (isSuperseded)
                {
                    Excuse(clone, id);
                }

                HistoryFailure.Unless(
                    clone == busy || excused.Contains((clone.Name, id)) || clone.IsUnpublished(id),
                    $"{clone.Name} believes that it holds {id}, and the register says {now}"
                );
            }

            HistoryFailure.Unless(named <= 1, $"{named} clones hold {id}");
        }
    }

    public static string? Hash(string? token) =>
        token is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
