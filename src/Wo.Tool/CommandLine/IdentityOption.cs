using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>
/// An option by which a caller says who they are. Whoever had to give it once has to give it again, so that the commands
/// an answer proposes repeat it.
/// </summary>
internal sealed class IdentityOption(string name) : Option<string?>(name);
