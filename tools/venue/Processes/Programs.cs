using System;
using System.IO;
using System.Linq;

namespace Trackside.Venue.Processes;

/// <summary>A part the machine lacks; the message says how to get it. Ends the tool with exit code 3.</summary>
internal sealed class MissingPartException(string message) : Exception(message);

/// <summary>Finds programs of the machine.</summary>
internal static class Programs
{
    private const string AlsoLookIn = "/usr/sbin:/usr/local/sbin:/sbin";

    /// <summary>The full path of a program.</summary>
    /// <param name="name">Its file name.</param>
    /// <param name="variable">An environment variable that may name it instead.</param>
    /// <param name="package">The Debian package it comes with.</param>
    /// <exception cref="MissingPartException">It is nowhere.</exception>
    public static string Find(string name, string variable, string package)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named && File.Exists(named))
        {
            return named;
        }

        string path = $"{Environment.GetEnvironmentVariable("PATH")}:{AlsoLookIn}";
        return path.Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists)
            ?? throw new MissingPartException($"{name} is missing: install it with 'sudo apt-get install {package}'.");
    }
}
