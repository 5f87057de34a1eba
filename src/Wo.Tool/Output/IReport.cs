using System.Text.Json;

namespace Wo.Tool.Output;

/// <summary>What a command found out or did, in the two forms in which it can be shown.</summary>
internal interface IReport
{
    /// <summary>Writes exactly one JSON value: the <c>data</c> member of the answer. Fields are only ever added.</summary>
    void WriteJson(Utf8JsonWriter json);

    /// <summary>Writes the same for people.</summary>
    void WriteText(TextOutput output);
}
