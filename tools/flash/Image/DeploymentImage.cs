using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Venue.Commands;

namespace Trackside.Flash.Image;

/// <summary>
/// What lies in the deployment partition: each referenced assembly's <c>.pe</c>, then the application's, each filled up with zeros to a multiple of
/// 4 bytes, nothing before, between or behind. Referenced ones in the order of their names: the same folder gives the same image.
/// </summary>
internal static class DeploymentImage
{
    /// <summary>The application: last in the image.</summary>
    public const string Application = "Trackside.Box.pe";

    private const int Alignment = 4;

    // What an assembly of runtime 1 begins with; runtime 2 (preview) has another digit.
    private static readonly byte[] mark = "NFMRK1"u8.ToArray();
    private static readonly string[] ours =
        ["Trackside.Messages.pe", "Trackside.Base.pe", "Trackside.Timing.pe", "Trackside.Circuit.pe", "Trackside.Core.pe", "Trackside.Devices.pe", "mscorlib.pe"];

    /// <summary>Packs the <c>.pe</c> files of a folder.</summary>
    /// <param name="folder">What a build of <c>Trackside.Box.nfproj</c> leaves: its own <c>.pe</c> and all it refers to.</param>
    /// <exception cref="WrongUseException">A file is missing or is no assembly of this runtime.</exception>
    public static byte[] Pack(string folder)
    {
        string[] files = Directory.Exists(folder) ? [.. Directory.GetFiles(folder, "*.pe").OrderBy(Path.GetFileName, StringComparer.Ordinal)] : [];
        string[] names = [.. files.Select(path => Path.GetFileName(path))];
        string[] missing = [.. ours.Append(Application).Except(names)];
        if (missing.Length > 0)
        {
            throw new WrongUseException($"{folder} lacks {string.Join(", ", missing)}: build Trackside.sln, configuration Device, in Visual Studio or VS Code with the nanoFramework extension, and name the output folder of Trackside.Box with --pe.");
        }

        return Pack([.. files.Where(path => Path.GetFileName(path) != Application), Path.Combine(folder, Application)]);
    }

    /// <summary>Takes a ready image, as the build leaves it.</summary>
    /// <exception cref="WrongUseException">It is none.</exception>
    public static byte[] Take(string path)
    {
        byte[] image = File.Exists(path) ? File.ReadAllBytes(path) : throw new WrongUseException($"{path} cannot be read: name an image, or a folder of .pe files with --pe.");
        Check(image, path);
        return image.Length % Alignment == 0 ? image : throw new WrongUseException($"{path} has {image.Length} bytes, which is no multiple of {Alignment}: it is not a whole deployment image; build it again.");
    }

    private static byte[] Pack(IEnumerable<string> files)
    {
        using MemoryStream image = new();
        foreach (string path in files)
        {
            byte[] assembly = File.ReadAllBytes(path);
            Check(assembly, path);
            image.Write(assembly);
            image.Write(new byte[(Alignment - (assembly.Length % Alignment)) % Alignment]);
        }

        return image.ToArray();
    }

    private static void Check(byte[] assembly, string path)
    {
        if (!assembly.AsSpan().StartsWith(mark))
        {
            throw new WrongUseException($"{path} is no assembly of nanoFramework 1 (it does not begin with NFMRK1): build it with the packages of packages.config.");
        }
    }
}
