namespace Trackside.House.Tests;

/// <summary>Where things are in the repository these tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds Trackside.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Debug or Release: the configuration these tests were built in, and so the one they read.</summary>
    public static string Configuration { get; } =
        new DirectoryInfo(AppContext.BaseDirectory).Parent?.Name
        ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} is not bin/<configuration>/<target>");

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    /// <summary>Files below <paramref name="folder"/> that people wrote: nothing of bin, obj or packages.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern = "*.cs")
    {
        string start = At(folder);
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, pattern, SearchOption.AllDirectories).Where(IsWritten).Order(StringComparer.Ordinal)
            : [];
    }

    private static bool IsWritten(string path) =>
        !Relative(path).Split('/').Any(part => part is "bin" or "obj" or "packages" or "artifacts");

    private static string FindRoot()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Trackside.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException($"no Trackside.sln above {AppContext.BaseDirectory}: run these tests from a build inside the repository");
    }
}
