using System;
using System.IO;

namespace Trackside.Virtual.Shims;

/// <summary>The device's <c>System.IO.Directory</c> on <c>I:\</c>: looking only, the firmware keeps its files at the root.</summary>
public static class Directory
{
    /// <summary>Whether there is such a folder; false also for a path that is none.</summary>
    public static bool Exists(string path)
    {
        Boot boot = Boot.Alive;
        try
        {
            return System.IO.Directory.Exists(boot.Chip.Flash.HostPath(path));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>The files in a folder, as paths of the device, sorted.</summary>
    /// <exception cref="IOException">No such folder.</exception>
    public static string[] GetFiles(string path)
    {
        Boot boot = Boot.Alive;
        string[] files = System.IO.Directory.GetFiles(boot.Chip.Flash.HostPath(path));
        Array.Sort(files, StringComparer.Ordinal);
        for (int i = 0; i < files.Length; i++)
        {
            files[i] = path.TrimEnd('\\') + "\\" + Path.GetFileName(files[i]);
        }

        return files;
    }
}
