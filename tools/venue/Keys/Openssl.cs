using System;
using System.Diagnostics;
using System.Text;
using Trackside.Venue.Processes;

namespace Trackside.Venue.Keys;

/// <summary>The machine's openssl, run in one folder.</summary>
internal sealed class Openssl(string folder)
{
    private readonly string program = Programs.Find("openssl", "TRACKSIDE_OPENSSL", "openssl");

    /// <summary>Runs it with these arguments.</summary>
    /// <returns>What it wrote to standard output.</returns>
    /// <exception cref="InvalidOperationException">It failed; its last words are in the message.</exception>
    public string Run(params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        StringBuilder complaint = new();
        process.ErrorDataReceived += (_, line) => complaint.AppendLine(line.Data);
        process.BeginErrorReadLine();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"openssl {arguments[0]} failed: {complaint.ToString().Trim()}");
    }
}
