using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Wo.BuildBench;

/// <summary>
/// A project of 2 000 files as such projects are: half of them work on collections and texts, half read and write files
/// by paths that are put together in all usual ways, none of them under <c>_ctx</c>.
/// </summary>
internal sealed class LargeProject
{
    /// <summary>How many files there are; every second one has file I/O.</summary>
    public const int Files = 2000;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp14);
    private readonly SyntaxTree[] trees = [.. Enumerable.Range(0, Files).Select(number => Parse(number, edit: 0))];

    /// <summary>The text of one file.</summary>
    /// <param name="number">Which.</param>
    /// <param name="edit">How often somebody edited it.</param>
    public static string Text(int number, int edit) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            using System;
            using System.Collections.Generic;
            using System.IO;
            using System.Linq;
            using System.Threading;
            using System.Threading.Tasks;

            namespace Large.Part{{number % 40}};

            /// <summary>Part {{number}} of something large.</summary>
            public sealed class Part{{number}}(string directory)
            {
                private const int Edit = {{edit}};
                private static readonly string[] Known = ["first", "second", "third"];
                private readonly Dictionary<string, List<int>> index = new(StringComparer.Ordinal);

                public int Count => index.Values.Sum(list => list.Count) + Edit;

                public IEnumerable<(string Key, double Mean)> Means() =>
                    from pair in index
                    where pair.Value.Count > 0
                    orderby pair.Value.Average() descending
                    select (pair.Key, pair.Value.Average());

                public void Add(string key, int value)
                {
                    ArgumentException.ThrowIfNullOrEmpty(key);
                    if (!index.TryGetValue(key, out var list))
                    {
                        index[key] = list = [];
                    }

                    list.Add(value switch
                    {
                        < 0 => -value,
                        > 1000 => 1000,
                        _ => value,
                    });
                }

                public string Describe(int limit)
                {
                    var lines = new List<string>();
                    foreach (var (key, mean) in Means().Take(limit))
                    {
                        var kind = Known.Contains(key) ? "known" : "new";
                        lines.Add($"{key} ({kind}): {mean:F2} of {index[key].Count}");
                    }

                    return lines.Count == 0 ? $"nothing in {directory}" : string.Join('\n', lines);
                }

                public static int Distance(string first, string second)
                {
                    var previous = Enumerable.Range(0, second.Length + 1).ToArray();
                    for (var i = 1; i <= first.Length; i++)
                    {
                        var current = new int[second.Length + 1];
                        current[0] = i;
                        for (var j = 1; j <= second.Length; j++)
                        {
                            var cost = first[i - 1] == second[j - 1] ? 0 : 1;
                            current[j] = Math.Min(Math.Min(current[j - 1] + 1, previous[j] + 1), previous[j - 1] + cost);
                        }

                        previous = current;
                    }

                    return previous[second.Length];
                }
            {{(number % 2 == 0 ? FileAccess : "")}}
            }
            """
        );

    /// <summary>A compilation that nothing is known of yet.</summary>
    public CSharpCompilation Compilation(IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(
            "Large",
            trees,
            references,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    /// <summary>One file after an edit.</summary>
    public static SyntaxTree Parse(int number, int edit) =>
        CSharpSyntaxTree.ParseText(SourceText.From(Text(number, edit)), Parsing, $"Part{number}.cs");

    private const string FileAccess = """

            private string Target => Path.Combine(directory, "out");

            public void Save(string name)
            {
                var path = Path.Combine(Target, $"{name}.txt");
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, Describe(10));
                File.AppendAllText(Path.Combine(directory, "log.txt"), name + "\n");
            }

            public async Task CopyAsync(string name, CancellationToken token)
            {
                var text = await File.ReadAllTextAsync(Path.Join(directory, name), token);
                await File.WriteAllTextAsync($"{Target}/{name}.bak", text, token);
                var temporary = Path.GetTempFileName();
                File.WriteAllLines(temporary, Known);
                File.Move(temporary, Path.Combine(Target, name), overwrite: true);
            }

            public void Stream(FileInfo file)
            {
                using var writer = new StreamWriter(Path.Combine(file.DirectoryName ?? directory, "stream.txt"));
                foreach (var line in File.ReadLines(file.FullName))
                {
                    writer.WriteLine(line);
                }
            }

            public bool Remove(string name)
            {
                var path = Path.Combine(Target, name);
                if (!File.Exists(path))
                {
                    return false;
                }

                File.Delete(path);
                return true;
            }
        """;
}
