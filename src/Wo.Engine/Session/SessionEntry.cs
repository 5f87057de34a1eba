using System.Globalization;
using System.Text;
using Wo.Engine.Store.Control;
using Wo.Engine.Wording;

namespace Wo.Engine.Session;

/// <summary>One entry of the session log. Whatever it is made of, it comes out as the lines of one entry.</summary>
internal sealed class SessionEntry
{
    /// <summary>What the line with the time of an entry begins with.</summary>
    public const string TimeBullet = "- **Time**: ";

    private readonly string summary;
    private readonly string? marker;
    private readonly string command;

    private SessionEntry(string summary, string? marker, string command) =>
        (this.summary, this.marker, this.command) = (summary, marker, command);

    /// <summary>What is about to be done, with the intent marker.</summary>
    /// <param name="id">The work order.</param>
    /// <param name="what">What happened, such as <c>Taken work order</c>; the id and the text follow it.</param>
    /// <param name="text">The intent, such as the title.</param>
    /// <param name="command">The command.</param>
    /// <param name="remark">What follows the text in the summary, and is no part of the intent.</param>
    public static SessionEntry Intent(WorkOrderId id, string what, string text, string command, string remark = "") =>
        new(Summary(what, id, text + remark), SessionMarkers.FormatIntent(id, OneLine.Of(text)), command);

    /// <summary>What came of it, with the result marker.</summary>
    /// <inheritdoc cref="Intent"/>
    public static SessionEntry Result(WorkOrderId id, string what, string text, string command) =>
        new(Summary(what, id, text), SessionMarkers.FormatResult(id, OneLine.Of(text)), command);

    /// <summary>Anything else worth keeping, such as why a work order was released; it has no marker.</summary>
    /// <inheritdoc cref="Intent"/>
    public static SessionEntry Note(WorkOrderId id, string what, string text, string command) =>
        new(Summary(what, id, text), null, command);

    /// <summary>
    /// The entry's lines, ending in an empty one. Where git merges by union two entries that share a heading, it may stand
    /// above one of them alone; the line with the exact time tells when the other was written.
    /// </summary>
    /// <param name="at">When it is written; the heading shows the minute in UTC.</param>
    public string Format(DateTimeOffset at)
    {
        var text = new StringBuilder(256);
        var time = at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        text.Append("## ").Append(time).Append(" UTC\n");
        text.Append(TimeBullet).Append(WorkOrderTimestamp.Format(at)).Append('\n');
        text.Append("- **Summary**: ").Append(summary).Append('\n');
        if (marker is not null)
        {
            text.Append(marker).Append('\n');
        }

        return text.Append("- **Commands**: ").Append(OneLine.Of(command)).Append("\n\n").ToString();
    }

    // The fixed words come first: a text that looks like a marker must not stand where one is looked for.
    private static string Summary(string what, WorkOrderId id, string text) => $"{what} {id}: {OneLine.Of(text)}";
}
