using System.Security.Cryptography;
using System.Text;
using Wo.Engine.Processes;

namespace Wo.Engine.Tests.Faults;

/// <summary>
/// Runs the real git, but asks it a question about refs and worktrees only once for each state of the repository: a
/// sweep restores the same few states thousands of times.
/// </summary>
/// <param name="repository">The main worktree.</param>
internal sealed class RememberingGit(string repository) : IProcessRunner
{
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "for-each-ref",
        "rev-parse",
        "symbolic-ref",
        "ls-files",
        "merge-base",
        "config",
        "list",
    };

    private readonly IProcessRunner real = ProcessRunner.ForThisPlatform(TimeProvider.System);
    private readonly Dictionary<string, ProcessOutcome> answers = new(StringComparer.Ordinal);

    /// <summary>How many processes were started.</summary>
    public int Started { get; private set; }

    public ProcessOutcome Run(ProcessRequest request, CancellationToken cancellation = default)
    {
        if (request.OutputFile is not null || !request.Arguments.Any(Questions.Contains))
        {
            Started++;
            return real.Run(request, cancellation);
        }

        var key = $"{request.WorkingDirectory}\n{string.Join('\n', request.Arguments)}\n{State()}";
        if (!answers.TryGetValue(key, out var answer))
        {
            Started++;
            answers[key] = answer = real.Run(request, cancellation);
        }

        return answer;
    }

    /// <summary>All that the questions depend on: refs, reflogs, worktrees, and which files the index knows.</summary>
    private string State()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var git = new DirectoryInfo(Path.Join(repository, ".git"));
        foreach (var item in git.EnumerateFileSystemInfos().OrderBy(item => item.Name, StringComparer.Ordinal))
        {
            if (item is FileInfo file)
            {
                Add(hash, file);
            }
            else if (item.Name is "refs" or "worktrees" or "logs")
            {
                foreach (
                    var below in new DirectoryInfo(item.FullName)
                        .EnumerateFiles("*", SearchOption.AllDirectories)
                        .OrderBy(below => below.FullName, StringComparer.Ordinal)
                )
                {
                    Add(hash, below);
                }
            }
        }

        var worktrees = new DirectoryInfo(Path.Join(repository, "..", ".worktrees"));
        foreach (var worktree in worktrees.Exists ? worktrees.GetDirectories() : [])
        {
            hash.AppendData(Encoding.UTF8.GetBytes(worktree.Name));
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, FileInfo file)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(file.FullName));
        // An index holds times, which differ where nothing else does.
        hash.AppendData(file.Name == "index" ? BitConverter.GetBytes(file.Length) : File.ReadAllBytes(file.FullName));
    }
}
