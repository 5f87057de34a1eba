using System.Collections.Immutable;
using Wo.Engine.Wording;

namespace Wo.Engine.Verbs.Agents;

/// <summary>
/// What each coding agent reads in a repository. The texts say no more than where to ask: <c>wo prime</c> tells the rest as it
/// holds at that moment.
/// </summary>
internal static class AgentFiles
{
    private const string How = "'wo agents install --remove' takes these lines out";

    private const string Instructions = """
        ## Work orders

        Work in this repository is cut into work orders. Run `wo prime` before you begin: it says how to claim one, where to work and
        how to close it. Never change files in `_ctx/jobs` yourself.

        """;

    private static readonly MarkedLines Markdown = new(
        $"<!-- >>> wo agents >>> {How} -->",
        "<!-- <<< wo agents <<< -->"
    );

    private static readonly MarkedLines Toml = new($"# >>> wo agents >>> {How}", "# <<< wo agents <<<");

    /// <summary>The agents that are known, by the names that callers give them.</summary>
    public static ImmutableArray<string> Names { get; } = ["claude", "codex", "cursor", "copilot", "gemini"];

    /// <summary>The files of some agents: the one that most of them read, and those that only one does.</summary>
    public static ImmutableArray<AgentFile> For(IReadOnlyCollection<string> agents) =>
        [Shared("AGENTS.md"), .. Names.Where(agents.Contains).SelectMany(OfOne)];

    /// <summary>What some agents have in settings of their own.</summary>
    public static IEnumerable<ISettingsPart> PartsFor(IReadOnlyCollection<string> agents) =>
        agents.Contains("claude") ? [new SessionStartHook()] : [];

    /// <summary>The entries by which some agents start our server; Codex has its list in the user's directory.</summary>
    public static IEnumerable<ISettingsPart> ServersFor(IReadOnlyCollection<string> agents) =>
        Names
            .Where(agents.Contains)
            .SelectMany<string, ISettingsPart>(agent =>
                agent switch
                {
                    "claude" => [new ServerEntry(".mcp.json", "mcpServers")],
                    "cursor" => [new ServerEntry(".cursor/mcp.json", "mcpServers")],
                    "copilot" => [new ServerEntry(".vscode/mcp.json", "servers", "stdio")],
                    "gemini" => [new ServerEntry(".gemini/settings.json", "mcpServers")],
                    _ => [],
                }
            );

    private static IEnumerable<AgentFile> OfOne(string agent) =>
        agent switch
        {
            "claude" =>
            [
                Shared("CLAUDE.md"),
                Own(
                    ".claude/skills/work-orders/SKILL.md",
                    """
                    ---
                    name: work-orders
                    description: Claim, do and close a work order of this repository with the command wo. Use it when asked for the next task, for a task by its id (WO-…), or to finish one.
                    ---

                    """,
                    Task("the work order that was named")
                ),
                Own(
                    ".claude/commands/work-order.md",
                    """
                    ---
                    description: Take a work order, do it and close it
                    argument-hint: "[ID]"
                    ---

                    """,
                    Task("$ARGUMENTS")
                ),
            ],
            "cursor" =>
            [
                Own(
                    ".cursor/rules/work-orders.mdc",
                    """
                    ---
                    description: How work is claimed and closed in this repository
                    alwaysApply: true
                    ---

                    """,
                    Instructions
                ),
                Own(".cursor/commands/work-order.md", "", Task("the work order that was named")),
            ],
            "copilot" =>
            [
                Shared(".github/copilot-instructions.md"),
                Own(
                    ".github/prompts/work-order.prompt.md",
                    """
                    ---
                    description: Take a work order, do it and close it
                    ---

                    """,
                    Task("${input:id}")
                ),
            ],
            "gemini" =>
            [
                Shared("GEMINI.md"),
                new AgentFile(
                    ".gemini/commands/work-order.toml",
                    Toml,
                    $"description = \"Take a work order, do it and close it\"\nprompt = \"\"\"\n{Task("{{args}}")}\"\"\"\n"
                )
                {
                    Head = "",
                },
            ],
            _ => [],
        };

    private static AgentFile Shared(string path) => new(path, Markdown, Instructions);

    private static AgentFile Own(string path, string head, string lines) => new(path, Markdown, lines) { Head = head };

    private static string Task(string which) =>
        $"""
            Run `wo prime` and do what it says with this work order: {which}. Where none is named, take the next one that is ready. End with
            `wo finish`; where it refuses, do what its card says and run it again. Report the id, the branch and what the gates said.

            """;
}
