using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using Trackside.Venue.Processes;

namespace Trackside.Flash.Nanoff;

/// <summary>A call of nanoff went wrong; the message says what it said.</summary>
internal sealed class NanoffException(string message) : Exception(message);

/// <summary>nanoFramework's own flasher. Its words go to a log; what it says on trouble goes into the exception.</summary>
internal sealed partial class NanoffProgram(string program, string log)
{
    // The slowest call, a runtime with a mass erase at 115,200 bit/s, takes about three minutes.
    private const int LongestMilliseconds = 600_000;

    /// <summary>Runs a call to its end.</summary>
    /// <exception cref="NanoffException">It failed, by its exit code or by its words: a file it could not write leaves its exit code at 0.</exception>
    /// <exception cref="MissingPartException">There is no nanoff.</exception>
    public void Run(NanoffCall call)
    {
        (int code, string said) = Start(call.Arguments);
        File.AppendAllText(log, $"> {call}\n{said}[exit code {code}]\n\n");
        Match trouble = Trouble().Match(said);
        if (code != 0 || trouble.Success)
        {
            throw new NanoffException($"{(trouble.Success ? trouble.Value.Trim() : Last(said))} (exit code {code}; all it said: {log})");
        }
    }

    private (int Code, string Said) Start(IReadOnlyList<string> arguments)
    {
        StringBuilder said = new();
        using Process process = Launch(arguments);
        process.OutputDataReceived += (_, line) => Remember(said, line.Data);
        process.ErrorDataReceived += (_, line) => Remember(said, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.StandardInput.Close();
        if (!process.WaitForExit(LongestMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            throw new NanoffException($"nanoff did not end within {LongestMilliseconds / 60_000} minutes and was ended");
        }

        process.WaitForExit();
        lock (said)
        {
            return (process.ExitCode, said.ToString());
        }
    }

    private Process Launch(IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            throw new MissingPartException($"'{program}' does not start: install it with 'dotnet tool install -g nanoff' (version 2.5.162 or later) and see that ~/.dotnet/tools is in PATH, or name it with --nanoff.");
        }
    }

    private static void Remember(StringBuilder said, string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }

    private static string Last(string said)
    {
        string[] lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "nanoff failed without a word" : lines[^1];
    }

    // Deleting a file that is not there is no trouble, though nanoff calls it an error.
    [GeneratedRegex(@"^.*(Error (deploying|uploading|connecting)|Exception deploying|Cannot find any).*$", RegexOptions.Multiline)]
    private static partial Regex Trouble();
}
