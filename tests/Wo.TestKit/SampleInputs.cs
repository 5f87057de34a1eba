namespace Wo.TestKit;

/// <summary>The smallest files that work orders refer to, and that nothing is wrong with.</summary>
public static class SampleInputs
{
    /// <summary>A backlog with one epic, E-0001, whose queue is empty.</summary>
    public const string Backlog = """
        version: 1
        generated_at: '2026-01-01T00:00:00Z'
        epics:
        - id: E-0001
          title: Only epic
          priority: P1
          wo_queue: []

        """;

    /// <summary>A definition of done that asks for nothing.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="artifacts">The artifacts that it asks for, separated by commas.</param>
    public static string DefinitionOfDone(string id = "DOD-DEFAULT", string artifacts = "") =>
        $"""
            version: 1
            dod:
            - id: {id}
              title: Only definition
              required_artifacts: [{artifacts}]
              required_checks: []
              rules: []

            """;
}
