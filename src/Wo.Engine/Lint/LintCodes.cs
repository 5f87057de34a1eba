namespace Wo.Engine.Lint;

/// <summary>The stable names of findings.</summary>
internal static class LintCodes
{
    public const string Unreadable = "WO_UNREADABLE";
    public const string InvalidSchema = "WO_INVALID_SCHEMA";
    public const string CaseCollision = "CASE_COLLISION";
    public const string IdMismatch = "ID_FILE_NAME_MISMATCH";
    public const string StatusMismatch = "STATUS_DIRECTORY_MISMATCH";
    public const string MetadataMissing = "RUNNING_WITHOUT_METADATA";
    public const string TitleEmpty = "TITLE_EMPTY";
    public const string UnknownEpic = "UNKNOWN_EPIC";
    public const string UnknownDefinitionOfDone = "UNKNOWN_DOD";
    public const string ExecutionIncomplete = "EXECUTION_INCOMPLETE";
    public const string DependencyInvalid = "DEPENDENCY_INVALID";
    public const string DependencyMissing = "DEPENDENCY_MISSING";
    public const string DependencyOnItself = "DEPENDENCY_ON_ITSELF";
    public const string DependencyCycle = "DEPENDENCY_CYCLE";
    public const string ScopeTooWide = "SCOPE_TOO_WIDE";
    public const string ScopeOverride = "SCOPE_OVERRIDE_SPELLING";
    public const string ScopeNeverMatches = "SCOPE_NEVER_MATCHES";
    public const string VerifyEmpty = "VERIFY_EMPTY";
    public const string VerifyBlankCommand = "VERIFY_BLANK_COMMAND";
    public const string BacklogInvalid = "BACKLOG_INVALID";
    public const string DefinitionOfDoneInvalid = "DOD_INVALID";
    public const string FinishPolicyInvalid = "POLICY_INVALID";
    public const string ConfigurationInvalid = "CONFIGURATION_INVALID";
    public const string SchemaUnusable = "SCHEMA_UNUSABLE";
}
