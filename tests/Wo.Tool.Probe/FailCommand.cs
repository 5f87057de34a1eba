using System.Collections.Immutable;
using System.CommandLine;
using Wo.Core.Errors;
using Wo.Tool.CommandLine;
using Wo.Tool.Commands;
using Wo.Tool.Output;

namespace Wo.Tool.Probe;

/// <summary>Fails with an error of the class that it is told, with every part of an error filled in.</summary>
internal sealed class FailCommand : WoCommand
{
    private readonly Argument<ErrorClass> errorClass = new("CLASS") { Description = "Class of the error." };

    public override string Name => "fail";

    public override string Summary => "Fails.";

    public override ImmutableArray<CommandExample> Examples => [new("wo fail Conflict", "fail with exit code 4")];

    public override bool ChangesState => false;

    public override CommandResult Run(CommandContext context)
    {
        var code = new ErrorCode("PROBE_FAILED", context.Value(errorClass));
        CommandResult result = new WoError(code, "a cause\nCLASS: FORGED\e[31m")
        {
            NextSteps = ["wo echo hello"],
            Verify = ["wo look"],
            Details = ["first detail", "second detail"],
        };
        return result;
    }

    protected override void AddSymbols(Command command) => command.Arguments.Add(errorClass);
}
