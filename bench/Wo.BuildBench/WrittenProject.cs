namespace Wo.BuildBench;

/// <summary>The large project on disk, for compilers and builds that run as processes of their own.</summary>
internal sealed class WrittenProject : IDisposable
{
    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("wo build bench ");

    public WrittenProject()
    {
        for (var number = 0; number < LargeProject.Files; number++)
        {
            File.WriteAllText(At($"Part{number}.cs"), LargeProject.Text(number, edit: 0));
        }
    }

    /// <summary>Where it lies.</summary>
    public string Root => directory.FullName;

    /// <summary>The path of a file in it.</summary>
    public string At(string name) => Path.Combine(directory.FullName, name);

    public void Dispose() => directory.Delete(recursive: true);
}
