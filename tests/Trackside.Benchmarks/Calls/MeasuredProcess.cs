using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Trackside.Benchmarks.Calls;

/// <summary>Copies this program to a temporary folder, rewrites the firmware's assemblies there, and runs the copy.</summary>
internal static class MeasuredProcess
{
    /// <summary>The verb the copy is run with.</summary>
    public const string Verb = "calls-inside";

    /// <summary>What is counted inside. All else is platform, or the bench itself.</summary>
    public static readonly string[] Own = ["Trackside.Messages", "Trackside.Base", "Trackside.Timing", "Trackside.Circuit", "Trackside.Core", "Trackside.Devices", "Trackside.Box"];

    private const string SiteFile = "sites.json";

    /// <summary>Measures everything.</summary>
    public static IReadOnlyList<Measurement> Run()
    {
        DirectoryInfo copy = Directory.CreateTempSubdirectory("trackside-calls-");
        try
        {
            Rewriter rewriter = new(Own);
            foreach (string file in Directory.EnumerateFiles(AppContext.BaseDirectory, "*", SearchOption.TopDirectoryOnly).Order(StringComparer.Ordinal))
            {
                string target = Path.Combine(copy.FullName, Path.GetFileName(file));
                if (Own.Any(name => Path.GetFileName(file) == $"{name}.dll"))
                {
                    rewriter.Rewrite(file, target);
                }
                else
                {
                    File.Copy(file, target);
                }
            }

            File.WriteAllBytes(Path.Combine(copy.FullName, SiteFile), JsonSerializer.SerializeToUtf8Bytes(rewriter.Sites));
            return Read(Start(copy.FullName));
        }
        finally
        {
            copy.Delete(true);
        }
    }

    /// <summary>The sites of the copy this process runs from.</summary>
    public static IReadOnlyList<Site> OwnSites() =>
        JsonSerializer.Deserialize<List<Site>>(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, SiteFile)))
        ?? throw new InvalidOperationException($"{SiteFile} is empty.");

    private static string Start(string folder)
    {
        ProcessStartInfo start = new(Host())
        {
            ArgumentList = { Path.Combine(folder, Path.GetFileName(typeof(MeasuredProcess).Assembly.Location)), Verb },
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("the measured copy did not start.");
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"the measured copy ended with code {process.ExitCode}.");
    }

    // The dotnet this process runs on: <root>/shared/Microsoft.NETCore.App/<version> is the runtime's folder.
    private static string Host()
    {
        string host = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet"));
        return File.Exists(host) ? host : "dotnet";
    }

    private static List<Measurement> Read(string json) =>
        JsonSerializer.Deserialize<List<Measurement>>(json) ?? throw new InvalidOperationException("the measured copy said nothing.");
}
