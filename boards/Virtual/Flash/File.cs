using System;
using System.IO;

namespace Trackside.Virtual.Shims;

/// <summary>The device's <c>System.IO.File</c> on <c>I:\</c> (littlefs).</summary>
public static class File
{
    /// <summary>Whether there is such a file; false also for a path that is none.</summary>
    public static bool Exists(string path)
    {
        Boot boot = Boot.Alive;
        try
        {
            return System.IO.File.Exists(boot.Chip.Flash.HostPath(path));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>Deletes a file; nothing happens when there is none.</summary>
    public static void Delete(string path)
    {
        Boot boot = Boot.Alive;
        string host = boot.Chip.Flash.HostPath(path);
        if (System.IO.File.Exists(host))
        {
            boot.Chip.Flash.Change(boot, () => System.IO.File.Delete(host));
        }
    }

    /// <summary>Renames a file, atomically.</summary>
    /// <exception cref="IOException">No such file, or the new name exists: the device replaces nothing.</exception>
    public static void Move(string sourceFileName, string destFileName)
    {
        Boot boot = Boot.Alive;
        string source = boot.Chip.Flash.HostPath(sourceFileName);
        string destination = boot.Chip.Flash.HostPath(destFileName);
        if (!System.IO.File.Exists(source))
        {
            throw new IOException($"There is no file '{sourceFileName}'.");
        }

        if (System.IO.File.Exists(destination))
        {
            throw new IOException($"'{destFileName}' exists already.");
        }

        boot.Chip.Flash.Change(boot, () => System.IO.File.Move(source, destination));
    }

    /// <summary>The whole of a file.</summary>
    /// <exception cref="IOException">No such file.</exception>
    public static byte[] ReadAllBytes(string path)
    {
        using FileStream file = OpenRead(path);
        byte[] bytes = new byte[file.Length];
        int read = 0;
        while (read < bytes.Length)
        {
            int part = file.Read(bytes, read, bytes.Length - read);
            if (part == 0)
            {
                throw new IOException($"'{path}' grew shorter while it was read.");
            }

            read += part;
        }

        return bytes;
    }

    /// <summary>Makes a file, or empties the one there is, and writes bytes to it: two changes of the flash, and a power cut may fall between.</summary>
    public static void WriteAllBytes(string path, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using FileStream file = Create(path);
        file.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Makes a file, or empties the one there is, for reading and writing.</summary>
    public static FileStream Create(string path) => new(path, FileMode.Create, FileAccess.ReadWrite);

    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="IOException">No such file.</exception>
    public static FileStream OpenRead(string path) => new(path, FileMode.Open, FileAccess.Read);
}
