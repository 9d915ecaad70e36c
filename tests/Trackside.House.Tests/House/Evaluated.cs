using System.Diagnostics;
using System.Text.Json;

namespace Trackside.House.Tests.House;

/// <summary>What MSBuild itself makes of a project file: its items and properties, evaluated and not built.</summary>
internal sealed class Evaluated
{
    private const int LongestMilliseconds = 120_000;

    private static readonly string[] Items = ["Compile", "NanoReference", "NanoAssembly", "Reference", "ProjectReference"];
    private static readonly string[] Properties = ["AssemblyName", "OutputType", "LangVersion", "Nullable", "RootNamespace"];
    private static readonly Dictionary<string, Evaluated> Known = new(StringComparer.Ordinal);

    private readonly JsonElement root;

    private Evaluated(string project, JsonElement root)
    {
        Project = project;
        this.root = root;
    }

    public string Project { get; }

    /// <summary>Evaluates a project for the device; each project once in a run.</summary>
    public static Evaluated ForTheDevice(string project)
    {
        lock (Known)
        {
            if (!Known.TryGetValue(project, out Evaluated? evaluated))
            {
                evaluated = new Evaluated(project, Run(project));
                Known.Add(project, evaluated);
            }

            return evaluated;
        }
    }

    public string Property(string name) => root.GetProperty("Properties").GetProperty(name).GetString() ?? "";

    /// <summary>The items of one kind, each as its metadata.</summary>
    public IEnumerable<JsonElement> ItemsOf(string kind) => root.GetProperty("Items").GetProperty(kind).EnumerateArray();

    /// <summary>The identities of the items of one kind.</summary>
    public IEnumerable<string> Names(string kind) => ItemsOf(kind).Select(item => item.GetProperty("Identity").GetString()!);

    /// <summary>All files the project compiles, from the repository's root.</summary>
    public IReadOnlyList<string> Compiled =>
        [.. ItemsOf("Compile").Select(item => Repository.Relative(item.GetProperty("FullPath").GetString()!)).Order(StringComparer.Ordinal)];

    private static JsonElement Run(string project)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "msbuild", project, "-nologo", "-p:TargetFramework=netnano1.0",
                $"-getItem:{string.Join(',', Items)}", $"-getProperty:{string.Join(',', Properties)}",
            },
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(LongestMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"dotnet msbuild {project} took longer than {LongestMilliseconds} ms");
        }

        return process.ExitCode == 0
            ? JsonDocument.Parse(output.Result).RootElement
            : throw new InvalidOperationException($"dotnet msbuild {project}: {output.Result}{errors.Result}");
    }
}
