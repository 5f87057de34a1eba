using System.Globalization;
using Wo.BuildBench;

// usage: Wo.BuildBench SCHEMAS [ROUNDS [compiler [DIRECTORY]]]
var schemas = Path.GetFullPath(args[0]);
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5;
var project = new LargeProject();
Console.WriteLine(
    $"{LargeProject.Files} files; medians of {rounds} rounds in turn; {Environment.ProcessorCount} processors"
);
using var written = new WrittenProject();
var earlier = args.Length > 3 ? Path.GetFullPath(args[3]) : null;
new CompilerCost(written, AppContext.BaseDirectory.TrimEnd('/'), earlier, rounds).Print();
if (args.Length < 3)
{
    new EditCost(project, rounds).Print();
    new GeneratorCost(project, schemas, rounds).Print();
    new WholeBuild(written, AppContext.BaseDirectory, schemas, rounds).Print();
}
