namespace Wo.Generators;

/// <summary>Names of the steps of the pipeline, by which tests see what was computed anew.</summary>
internal static class TrackingNames
{
    public const string Items = "WoSchemaItems";
    public const string Texts = "WoSchemaTexts";
    public const string Analyses = "WoSchemaAnalyses";
    public const string Models = "WoSchemaModels";
    public const string Diagnostics = "WoSchemaDiagnostics";
}
