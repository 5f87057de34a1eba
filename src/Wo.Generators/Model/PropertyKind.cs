namespace Wo.Generators.Model;

/// <summary>How the value of a key appears in C#.</summary>
internal enum PropertyKind
{
    Text,
    Timestamp,
    ObjectId,
    Whole,
    Number,
    Flag,
    Identifier,
    Record,
    TextList,
    RecordList,
    TextMap,
}
