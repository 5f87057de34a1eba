using System.IO.Compression;
using Wo.TestKit;

[assembly: AssemblyFixture(typeof(Wo.Package.Tests.PackedLibrary))]

namespace Wo.Package.Tests;

/// <summary>
/// The package as users get it, in a feed of its own: what <c>WO_TEST_PACKAGES</c> names, else packed here. Consumers
/// restore from that feed and, for what it depends on, from the packages this machine has restored; nothing is fetched.
/// </summary>
public sealed class PackedLibrary : IAsyncLifetime
{
    private const string UsualLocale = "C.UTF-8";

    private readonly TemporaryDirectory scratch = new();
    private readonly SharedCompiler compiler = new();

    /// <summary>The feed that <c>WO_TEST_PACKAGES</c> names, with packages as they are published; else null.</summary>
    public static string? PublishedFeed { get; } =
        Environment.GetEnvironmentVariable("WO_TEST_PACKAGES") is { Length: > 0 } named ? named : null;

    /// <summary>Whether the package was packed as it is published, and not here.</summary>
    public static bool IsPublished => PublishedFeed is not null;

    /// <summary>The package file.</summary>
    public string Package { get; private set; } = "";

    /// <summary>The symbol package beside it.</summary>
    public string Symbols => Path.ChangeExtension(Package, ".snupkg");

    /// <summary>Its version.</summary>
    public string Version => Path.GetFileNameWithoutExtension(Package)["Trifecta.Wo.".Length..];

    /// <summary>Its content, unpacked.</summary>
    public string Unpacked => scratch.At("unpacked");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var feed = PublishedFeed ?? await PackAsync();
        Package = Directory.GetFiles(feed, "Trifecta.Wo.*.nupkg").Single();
        await ZipFile.ExtractToDirectoryAsync(Package, Unpacked, Token);
        scratch.Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="feed" value="{feed}" />
                <add key="restored" value="{await RestoredPackagesAsync()}" />
              </packageSources>
              <fallbackPackageFolders><clear /></fallbackPackageFolders>
              <packageSourceMapping>
                <packageSource key="feed"><package pattern="Trifecta.Wo" /></packageSource>
                <packageSource key="restored"><package pattern="*" /></packageSource>
              </packageSourceMapping>
            </configuration>
            """
        );
    }

    /// <summary>Copies a consumer's project to a place of its own and restores it into a package folder of its own.</summary>
    /// <param name="name">Its directory.</param>
    /// <param name="locale">The locale of the build, such as <c>tr_TR.UTF-8</c>.</param>
    public Task<Consumer> ConsumerAsync(string name, string locale = UsualLocale) =>
        ConsumerOfAsync(
            Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", name))
                .ToDictionary(file => Path.GetFileName(file), File.ReadAllText),
            locale
        );

    /// <summary>Writes a consumer's project to a place of its own and restores it.</summary>
    /// <param name="files">The text of each file, by name.</param>
    /// <param name="locale">The locale of the build.</param>
    public async Task<Consumer> ConsumerOfAsync(IReadOnlyDictionary<string, string> files, string locale = UsualLocale)
    {
        var (directory, dotnet) = Write(files, locale);
        var restored = await dotnet.RunAsync(Token, "restore", "-nologo");
        Assert.True(restored.Succeeded, restored.Output);
        return new Consumer(directory, dotnet);
    }

    /// <summary>Writes a consumer's project and says how restoring it ends.</summary>
    /// <param name="files">The text of each file, by name.</param>
    public Task<DotnetOutcome> RestoreAsync(IReadOnlyDictionary<string, string> files) =>
        Write(files, UsualLocale).Dotnet.RunAsync(Token, "restore", "-nologo");

    private (string Directory, Dotnet Dotnet) Write(IReadOnlyDictionary<string, string> files, string locale)
    {
        var directory = scratch.At($"consumer {Guid.NewGuid():N}");
        Directory.CreateDirectory(directory);
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(directory, name), text);
        }

        // One that is shared keeps the locale of the build that started it.
        var dotnet = new Dotnet(directory, locale == UsualLocale ? compiler : null)
        {
            Variables =
            {
                ["NUGET_PACKAGES"] = scratch.At("packages"),
                ["TrifectaWoVersion"] = Version,
                ["LC_ALL"] = locale,
            },
        };
        return (directory, dotnet);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await compiler.StopAsync(scratch.Path);
        scratch.Dispose();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // With outputs of its own, so that another build of the repository at the same time is not disturbed.
    private async Task<string> PackAsync()
    {
        var packed = await new Dotnet(SourceTree.Root).RunAsync(
            Token,
            "pack",
            "src/Wo.Core",
            "-c:Release",
            "-nologo",
            $"-o:{scratch.At("feed")}",
            $"-p:ArtifactsPath={scratch.At("artifacts")}",
            "-p:UseArtifactsOutput=true"
        );
        Assert.True(packed.Succeeded, packed.Output);
        return scratch.At("feed");
    }

    private async Task<string> RestoredPackagesAsync()
    {
        var listed = await new Dotnet(scratch.Path).RunAsync(
            Token,
            "nuget",
            "locals",
            "global-packages",
            "--list",
            "--force-english-output"
        );
        return listed.Output[(listed.Output.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
