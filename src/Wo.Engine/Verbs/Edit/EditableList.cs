namespace Wo.Engine.Verbs.Edit;

/// <summary>A list of texts in a work order that people may change.</summary>
/// <param name="Parent">The mapping that it stands in; <see langword="null"/> at the top.</param>
/// <param name="Key">Its key.</param>
/// <param name="What">One item of it, in words.</param>
internal sealed record EditableList(string? Parent, string Key, string What)
{
    public static readonly EditableList Dependencies = new(null, "dependencies", "dependency");
    public static readonly EditableList Deliverables = new(null, "deliverables", "deliverable");
    public static readonly EditableList Allow = new("scope", "allow", "allowed path");
    public static readonly EditableList Deny = new("scope", "deny", "denied path");
    public static readonly EditableList Verify = new("verify", "commands", "verify command");

    /// <summary>Its place, such as <c>scope.allow</c>.</summary>
    public string Name => Parent is null ? Key : $"{Parent}.{Key}";

    /// <summary>The mapping that it stands in, on one line, where there is none yet.</summary>
    public string NewParent(string item) =>
        this == Allow ? $"{{allow: [{item}], deny: []}}"
        : this == Deny ? $"{{allow: [], deny: [{item}]}}"
        : $"{{{Key}: [{item}]}}";
}
