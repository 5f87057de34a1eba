namespace Wo.Generators.Model;

/// <summary>A line of the session log that tools look for: <c>{id}</c> and <c>{text}</c> between fixed parts.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Summary">What it says.</param>
/// <param name="BeforeId">Fixed text in front of the identifier.</param>
/// <param name="BeforeText">Fixed text between identifier and text.</param>
internal sealed record MarkerModel(string Name, string Summary, string BeforeId, string BeforeText);
