namespace Wo.Core.Schema;

/// <summary>Which edition of JSON Schema a file is written in.</summary>
internal enum SchemaDraft
{
    Draft6,
    Draft7,
    Draft201909,
    Draft202012,
}
