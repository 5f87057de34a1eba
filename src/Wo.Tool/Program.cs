using Wo.Tool.Commands;
using Wo.Tool.Hosting;

StandardStreams.EnsureOpen();
return await new ToolHost(ToolEnvironment.OfProcess(), CommandCatalog.Create()).RunAsync(args);
