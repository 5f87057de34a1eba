using Microsoft.CodeAnalysis;

namespace Wo.Analyzers;

/// <summary>
/// What the analyzers report. Every rule has its page: the help link leads to it, and the description names the copy in the
/// package, which can be read without a network and fits the version.
/// </summary>
public static class Descriptors
{
    private const string Storage = "Wo.Storage";
    private const string Session = "Wo.Session";
    private const string Pages = "docs/rules/";

    /// <summary>WO1001. Arguments: the operation, the path, what can go wrong, what to do instead.</summary>
    public static readonly DiagnosticDescriptor RawWrite = Create(
        RuleIds.RawWrite,
        Storage,
        "Raw write to a guarded path",
        "'{0}' on '{1}': {2}; {3}",
        "A guarded directory is written through the atomic helpers alone: whole or not at all, durable, never through a link."
    );

    /// <summary>WO1002. Arguments: the operation, the path, what can go wrong, what to do instead.</summary>
    public static readonly DiagnosticDescriptor RawChange = Create(
        RuleIds.RawChange,
        Storage,
        "Raw delete, move, copy or replace on a guarded path",
        "'{0}' on '{1}': {2}; {3}",
        "What lies in a guarded directory is replaced or deleted only after its backup is durable."
    );

    /// <summary>WO1003. Arguments: the operation, the path, what can go wrong, what to do instead.</summary>
    public static readonly DiagnosticDescriptor WritableStream = Create(
        RuleIds.WritableStream,
        Storage,
        "Writable stream or writer on a guarded path",
        "'{0}' on '{1}': {2}; {3}",
        "A stream shows every reader the part that is written so far. Collect the content, then write it whole."
    );

    /// <summary>WO1004. Arguments: the operation.</summary>
    public static readonly DiagnosticDescriptor RawDelegate = Create(
        RuleIds.RawDelegate,
        Storage,
        "Raw file operation as a delegate",
        "'{0}' as a delegate hides which path it gets; call it in a lambda with a path that can be followed",
        "A delegate hides from the other rules which path the operation gets."
    );

    /// <summary>WO1005. Arguments: the operation, the path, what to do instead.</summary>
    public static readonly DiagnosticDescriptor RacyClaim = Create(
        RuleIds.RacyClaim,
        Storage,
        "Claim that is not exclusive",
        "'{0}' claims '{1}' in two steps, between which another process can do the same; {2}",
        "Looking first and creating then lets two processes both find nothing. Only an exclusive creation has one winner."
    );

    /// <summary>WO1006. Arguments: the operation.</summary>
    public static readonly DiagnosticDescriptor UnknownOrigin = Create(
        RuleIds.UnknownOrigin,
        Storage,
        "Raw file operation on a path of unknown origin",
        "'{0}' may touch a guarded directory: where its path comes from cannot be seen",
        "For code bases in which raw file operations belong into few marked types, wherever they point.",
        isEnabledByDefault: false
    );

    /// <summary>WO1007. Arguments: the name of the marker.</summary>
    public static readonly DiagnosticDescriptor HandWrittenMarker = Create(
        RuleIds.HandWrittenMarker,
        Session,
        "Session marker spelled by hand",
        "The session marker '{0}' is spelled by hand; write and find it through 'SessionMarkers'",
        "Writer and reader of a marker must not drift apart, so both come from the schema."
    );

    /// <summary>WO1008. Arguments: the parameter, its method, the path.</summary>
    public static readonly DiagnosticDescriptor PassedOn = Create(
        RuleIds.PassedOn,
        Storage,
        "Guarded path that is passed to another assembly",
        "'{0}' of '{1}' gets '{2}', and its assembly does not know that; mark the parameter [GuardedPath]",
        "What another assembly does with a path is checked there, if the parameter says that the path is guarded.",
        isEnabledByDefault: false
    );

    /// <summary>WO1009. Arguments: what is written, what is wrong with it.</summary>
    public static readonly DiagnosticDescriptor UnusableSetting = Create(
        RuleIds.UnusableSetting,
        Storage,
        "Setting of the rules that has no effect",
        "'{0}' has no effect: {1}",
        "A directory or an operation that a setting names, but that no code can ever touch, would seem to be guarded.",
        isEnabledByDefault: true,
        WellKnownDiagnosticTags.CompilationEnd
    );

    private static DiagnosticDescriptor Create(
        string id,
        string category,
        string title,
        string message,
        string description,
        bool isEnabledByDefault = true,
        params string[] tags
    ) =>
        new(
            id,
            title,
            message,
            category,
            DiagnosticSeverity.Error,
            isEnabledByDefault,
            $"{description} See {Pages}{id}.md in the package.",
            $"{RulePages.Address}{id}.md",
            tags
        );
}
