using Wo.Tool.Hosting;
using Wo.Tool.Probe;

StandardStreams.EnsureOpen();
return await new ToolHost(ToolEnvironment.OfProcess(), ProbeCatalog.Create()).RunAsync(args);
