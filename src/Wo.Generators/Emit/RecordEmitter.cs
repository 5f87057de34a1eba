using Wo.Generators.Model;

namespace Wo.Generators.Emit;

/// <summary>Writes the record of an object.</summary>
internal static class RecordEmitter
{
    public static SourceFile Emit(RecordModel record, string targetNamespace, string access) =>
        SourceFile.Create(
            targetNamespace,
            record.Name,
            writer =>
            {
                writer.Summary(record.Summary);
                writer.Open($"{access} sealed record {record.Name}");
                WriteProperties(writer, record);
                writer.Close();
            }
        );

    public static void WriteProperties(SourceWriter writer, RecordModel record)
    {
        for (var i = 0; i < record.Properties.Count; i++)
        {
            if (i > 0)
            {
                writer.Line();
            }

            writer.Summary(record.Properties[i].Summary);
            writer.Line(PropertyTypes.Declaration(record.Properties[i]));
        }
    }
}
