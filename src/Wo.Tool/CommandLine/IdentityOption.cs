using System.CommandLine;

namespace Wo.Tool.CommandLine;

/// <summary>
/// An option by which a caller says who they are. The commands that an answer proposes repeat it, since the caller would
/// have to give it again.
/// </summary>
internal sealed class IdentityOption(string name) : Option<string?>(name);
