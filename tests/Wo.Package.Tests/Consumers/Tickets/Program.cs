using System.Text;
using Sample.Tickets;
using Wo.Core.Schema;
using Wo.Core.Storage;
using Wo.Core.Yaml;

// Reads a ticket with the records that were generated from this project's schema, starts it, and writes it back whole.
var directory = CtxPath.Of(args[0]) / TicketState.Open.DirectoryName();
var ticket = Read("id: T-7\nstatus: open\ncustomer: Ada\n", TicketState.Open);
if (ticket is not OpenTicket open)
{
    return 1;
}

var active = open.Start("Grace", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), revision: 1);
await AtomicFile
    .WriteTextAsync(directory / $"{active.Id}.md", SessionMarkers.FormatStart(active.Id, active.Owner) + "\n")
    .ThrowIfFailedAsync()
    .ConfigureAwait(false);
var again = await AtomicFile
    .CreateExclusiveAsync(directory / $"{active.Id}.md", "")
    .IsCreatedAsync()
    .ConfigureAwait(false);
await Console
    .Out.WriteLineAsync($"{active.State} {active.Customer} {active.Owner} {active.Revision} {again}")
    .ConfigureAwait(false);
return Read("id: T-7\nstatus: open\n", TicketState.Open) is null ? 0 : 1;

static Ticket? Read(string yaml, TicketState state)
{
    var findings = new List<SchemaFinding>();
    return YamlReader.Read(Encoding.UTF8.GetBytes(yaml)).TryGet(out var document, out _)
        ? TicketReader.Read(document.Root, state, findings)
        : null;
}
