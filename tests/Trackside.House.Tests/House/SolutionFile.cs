using System.Text.RegularExpressions;

namespace Trackside.House.Tests.House;

/// <summary>Trackside.sln as lines say it.</summary>
internal sealed partial class SolutionFile
{
    public const string DeviceProjectType = "{11A8DD76-328B-46DF-9F39-F559912D0360}";

    private const string FolderType = "{2150E333-8FDC-42A3-9474-1A3956D46DE8}";

    private readonly Dictionary<string, string> settings = new(StringComparer.Ordinal);
    private readonly List<SolutionProject> entries = [];

    private SolutionFile()
    {
    }

    public IEnumerable<SolutionProject> Projects => entries.Where(entry => entry.Type != FolderType);

    public static SolutionFile Read()
    {
        var solution = new SolutionFile();
        foreach (string line in File.ReadLines(Repository.At("Trackside.sln")))
        {
            if (ProjectLine().Match(line) is { Success: true } project)
            {
                solution.entries.Add(new(project.Groups[1].Value, project.Groups[2].Value, project.Groups[3].Value.Replace('\\', '/'), project.Groups[4].Value));
            }
            else if (line.Split(" = ", 2) is [var name, var value])
            {
                solution.settings[name.Trim()] = value.Trim();
            }
        }

        return solution;
    }

    /// <summary>The project configuration a solution configuration maps to, or null; <paramref name="what"/> is ActiveCfg, Build.0 or Deploy.0.</summary>
    public string? Setting(SolutionProject project, string configuration, string what) =>
        settings.GetValueOrDefault($"{project.Id}.{configuration}|Any CPU.{what}");

    public bool HasConfiguration(string name) => settings.ContainsKey($"{name}|Any CPU");

    /// <summary>The solution folders a project lies in, joined by slashes.</summary>
    public string FolderOf(SolutionProject project) =>
        settings.TryGetValue(project.Id, out string? id) && entries.SingleOrDefault(entry => entry.Id == id) is { } parent
            ? $"{FolderOf(parent)}/{parent.Name}".TrimStart('/')
            : "";

    [GeneratedRegex("""^Project\("(\{[^}]*\})"\) = "([^"]*)", "([^"]*)", "(\{[^}]*\})"$""")]
    private static partial Regex ProjectLine();
}

/// <summary>One project or folder of the solution.</summary>
/// <param name="Path">From the root, with slashes.</param>
internal sealed record SolutionProject(string Type, string Name, string Path, string Id)
{
    public bool IsForTheDevice => Path.EndsWith(".nfproj", StringComparison.Ordinal);
}
