using System.Globalization;
using System.Text;

namespace Wo.Bench;

/// <summary>
/// The work orders of a tree that has grown for years, of any number: one in ten is open and waits for the one before it, one
/// in a hundred is running in another clone, and a few are odd.
/// </summary>
internal static class GrownTree
{
    private const int LargestFile = 1 << 20;

    /// <summary>How many work orders are left alone for the verbs, from the first one on: pending, and waiting for nothing.</summary>
    public const int Free = 64;

    /// <summary>The id of a number.</summary>
    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"WO-{number:D4}");

    /// <summary>Writes the files.</summary>
    /// <param name="jobs">The directory of the state directories.</param>
    /// <param name="count">How many work orders there are to be, at least <see cref="Free"/>.</param>
    public static void Write(string jobs, int count)
    {
        foreach (var state in (string[])["pending", "running", "done", "failed", "partial"])
        {
            Directory.CreateDirectory(Path.Combine(jobs, state));
        }

        for (var number = 1; number <= count; number++)
        {
            var state = StateOf(number);
            var path = Path.Combine(jobs, state, Id(number) + ".yaml");
            File.WriteAllText(path, Text(number, state));
            if (number % 50 == 0)
            {
                File.WriteAllText($"{path}.bak.20260102T030405000000Z", Text(number, "pending"));
            }
        }
    }

    private static string StateOf(int number) =>
        number <= Free ? "pending"
        : number % 100 == 50 ? "running"
        : number % 10 == 0 ? "pending"
        : number % 37 == 0 ? "failed"
        : "done";

    private static string Text(int number, string state)
    {
        var text = new StringBuilder();
        var isOpen = state is "pending" or "running";
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            version: 1
            id: {Id(number)}
            epic_id: E-0001
            title: 'Keep part {number} of the archive readable after the change of its format'
            priority: P{number % 4}
            status: {state}
            owner: {(state == "running" ? "carol" : "null")}
            dod_id: DOD-DEFAULT
            created_at: '2026-01-02T03:04:05Z'
            {(state == "running" ? "started_at: '2026-01-03T03:04:05Z'\n" : "")}x_rev: {(isOpen ? 0 : 2)}
            objective: |
              Readers of the archive find part {number} by its old name and by its new one.
              What was written before the change stays as it is.
            scope:
              allow:
              - src/part-{number}/**
              - tests/part-{number}/**
              deny:
              - .env*
              - '**/production.*'
            verify:
              commands:
              - 'true'
            execution:
              engine: trifecta
              segment: .
              required_flow:
              - session.append:intent
              - ctx.sync
              - ctx.search
              - ctx.get
              - session.append:result
            deliverables:
            - src/part-{number}/Reader.cs reads both forms

            """
        );
        text.Append(
            number > Free
                ? string.Create(CultureInfo.InvariantCulture, $"dependencies:\n- {Id(number - 1)}\n")
                : "dependencies: []\n"
        );
        for (var note = 1; note <= 12; note++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"x_note_{note}: 'What was found out in round {note}, said in a sentence as long as such sentences are'\n"
            );
        }

        if (number % 100 == 99)
        {
            text.Append("x_shared: &shared one\nx_list: [one, two]\nx_again: *shared\n");
        }

        if (number == Free + 1)
        {
            text.Append("# ").Append('.', LargestFile - text.Length - 100).Append('\n');
        }

        return text.ToString();
    }
}
