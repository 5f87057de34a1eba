namespace Wo.Tool.CommandLine;

/// <summary>What a value on the command line is, as far as completion can find it.</summary>
internal enum ValueKind
{
    /// <summary>Nothing that could be looked up: a title, a reason, a glob.</summary>
    Free,

    /// <summary>A number.</summary>
    Number,

    /// <summary>The id of a work order of the tree.</summary>
    WorkOrder,

    /// <summary>The id of an epic of the backlog.</summary>
    Epic,

    /// <summary>An owner whom a work order or a lease of the tree names.</summary>
    Owner,

    /// <summary>The id of a definition of done of the tree.</summary>
    DefinitionOfDone,

    /// <summary>A file, which the shell completes itself.</summary>
    File,

    /// <summary>A directory, which the shell completes itself.</summary>
    Directory,
}
