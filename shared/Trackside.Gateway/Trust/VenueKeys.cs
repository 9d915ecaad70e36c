using System;
using System.Collections.Generic;
using System.IO;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>
/// The keys by which a venue's messages are known to be the boxes' own, from the folder that <c>flash keys</c> makes (docs/protocol.md, "Trust"):
/// <code>
/// circuits/CIRCUIT/hmac.key      control/state, control/reply, control/posts, control/interlock
/// boxes/BOX/hmac.key             lamps, sign, button
/// people/NAME/hmac.key           control/request
/// </code>
/// Nothing else of the folder is needed, and nothing is written. A key that was rotated while this program runs is read again when a signature does not fit any more, at most once
/// a second. Any thread.
/// </summary>
public sealed class VenueKeys
{
    /// <summary>Length of a key, in bytes.</summary>
    internal const int KeyLength = 32;

    /// <summary>Keys of circuits.</summary>
    internal const string Circuits = "circuits";

    /// <summary>Keys of boxes.</summary>
    internal const string Boxes = "boxes";

    /// <summary>Keys of those who ask.</summary>
    internal const string People = "people";

    private const string FileName = "hmac.key";
    private const int MostNames = 4096; // a sender that invents names cannot fill the memory
    private static readonly TimeSpan lookAgain = TimeSpan.FromSeconds(1);
    private readonly Dictionary<string, Held> held = [];
    private readonly System.Threading.Lock gate = new();
    private readonly TimeProvider time;

    private VenueKeys(string folder, TimeProvider time)
    {
        Folder = folder;
        this.time = time;
    }

    /// <summary>Where they lie.</summary>
    public string Folder { get; }

    /// <summary>The keys in a folder; null where it holds no circuit's: then nothing can be checked.</summary>
    /// <param name="folder">The folder, such as <c>keys/ales</c>.</param>
    /// <param name="time">The clock by which files are looked at again; null for the system's.</param>
    public static VenueKeys? Find(string folder, TimeProvider? time = null)
    {
        string circuits = Path.Combine(folder, Circuits);
        bool isThere = Directory.Exists(circuits) && Directory.GetDirectories(circuits).Length > 0;
        return isThere ? new VenueKeys(Path.GetFullPath(folder), time ?? TimeProvider.System) : null;
    }

    /// <summary>The key of a circuit, a box or an identity; null where there is none.</summary>
    /// <param name="holder"><see cref="Circuits"/>, <see cref="Boxes"/> or <see cref="People"/>.</param>
    /// <param name="name">Whose.</param>
    /// <param name="again">Whether the file is to be looked at again: the key that is known does not fit.</param>
    internal byte[]? Find(string holder, string name, bool again = false)
    {
        if (!Topic.IsIdentifier(name))
        {
            return null; // it would leave the folder
        }

        string path = Path.Combine(Folder, holder, name, FileName);
        lock (gate)
        {
            bool isKnown = held.TryGetValue(path, out Held? last);
            if (!isKnown || (again && time.GetElapsedTime(last!.Read) >= lookAgain))
            {
                if (held.Count >= MostNames)
                {
                    held.Clear();
                }

                held[path] = last = new Held(Read(path), time.GetTimestamp());
            }

            return last!.Key;
        }
    }

    private static byte[]? Read(string path)
    {
        try
        {
            byte[] key = File.Exists(path) ? Convert.FromHexString(File.ReadAllText(path).Trim()) : [];
            return key.Length == KeyLength ? key : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    private sealed record Held(byte[]? Key, long Read);
}
