using System.CommandLine;
using System.CommandLine.Invocation;

namespace Wo.Tool.CommandLine;

/// <summary>
/// What a command line asks for. System.CommandLine finds it; the host carries it out, because exit codes, signals and
/// exceptions are its business.
/// </summary>
internal abstract class RequestAction : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public sealed override int Invoke(ParseResult parseResult) =>
        throw new InvalidOperationException("Requests are carried out by the host.");
}
