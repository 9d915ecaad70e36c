using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;

namespace Trackside.Venue.Tests.Support;

/// <summary>What a command said and how it ended.</summary>
internal sealed record Said(int Code, string Output, string Error);

/// <summary>The tool, in this process or in one of its own.</summary>
internal static class Tool
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "trackside.dll");

    /// <summary>Runs a command in this process.</summary>
    public static Said Invoke(params string[] arguments)
    {
        TextWriter output = Console.Out;
        TextWriter error = Console.Error;
        using StringWriter said = new();
        using StringWriter complained = new();
        try
        {
            Console.SetOut(said);
            Console.SetError(TextWriter.Synchronized(complained));
            int code = CommandTable.Invoke(arguments);
            return new Said(code, said.ToString(), complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Starts a command in a process of its own.</summary>
    public static RunningTool Start(params string[] arguments) => new(Process.Start(new ProcessStartInfo("dotnet", [Program, .. arguments])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["TRACKSIDE_ROOT"] = Repository.Root },
    })!);
}

/// <summary>A tool in a process of its own; ends with the test.</summary>
internal sealed class RunningTool : IDisposable
{
    private readonly StringBuilder said = new();

    public RunningTool(Process process)
    {
        Process = process;
        process.OutputDataReceived += (_, line) => Remember(line.Data);
        process.ErrorDataReceived += (_, line) => Remember(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Process Process { get; }

    /// <summary>All it said so far, both streams.</summary>
    public string Text
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", ["-" + name, Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public void WaitForText(string text, double seconds) => Wait.Until(() => Text.Contains(text) || Process.HasExited, seconds, () => $"'{text}' in:\n{Text}");

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            Process.WaitForExit();
        }

        Process.Dispose();
    }

    private void Remember(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}

/// <summary>Waits for a condition, never for luck.</summary>
internal static class Wait
{
    private const int PollMilliseconds = 5;

    /// <summary>Waits until the condition holds and tells after how many seconds; fails the test when it does not in time.</summary>
    public static double Until(Func<bool> condition, double seconds, Func<string> what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            if (watch.Elapsed.TotalSeconds > seconds)
            {
                Assert.Fail($"not within {seconds} s: {what()}");
            }

            Thread.Sleep(PollMilliseconds);
        }

        return watch.Elapsed.TotalSeconds;
    }
}
