namespace Wo.Analyzers.Tests;

public sealed class RawWriteTests
{
    [Fact]
    public Task A_raw_write_to_a_guarded_path_is_found() =>
        Verifier<RawWriteAnalyzer>.VerifyAsync(
            """
            using System.IO;

            class Sample
            {
                void Run(string root)
                {
                    {|WO1001:File.WriteAllText("_ctx/a", "")|};
                    {|WO1001:File.WriteAllText(Path.Combine(root, "_ctx", "a"), "")|};
                    File.WriteAllText("my_ctx/a", "");
                    File.WriteAllText(root, "");
                }
            }
            """
        );
}
