using System;
using System.IO;
using System.Threading;

namespace Trackside.Virtual;

/// <summary>
/// The flash of a chip: a folder behind <c>I:\</c>. It keeps what was written over power cycles. Every call that changes it is
/// counted and can be the one at which the power goes. What was written has reached the flash, flushed or not; a cut call itself
/// is torn: a prefix of its bytes, or for a move, delete or creation all or nothing. Safe from any thread.
/// </summary>
public sealed class VirtualFlash
{
    private const string Root = "I:\\";

    private readonly Chip chip;
    private readonly Random random;
    private readonly object gate = new();
    private long cutAt;

    internal VirtualFlash(Chip chip, string folder, int seed)
    {
        this.chip = chip;
        Folder = Path.GetFullPath(folder);
        random = new Random(seed);
        System.IO.Directory.CreateDirectory(Folder);
    }

    /// <summary>The folder on the host.</summary>
    public string Folder { get; }

    /// <summary>Calls that changed the flash since the chip was made: writes, creations, truncations, moves and deletions.</summary>
    public long Writes { get; private set; }

    /// <summary>Bytes written since the chip was made.</summary>
    public long BytesWritten { get; private set; }

    /// <summary>The flash is worn out: every call that would change it throws, and changes nothing. It can still be read.</summary>
    public bool IsWornOut { get; set; }

    /// <summary>The power goes at the n-th changing call from now, which is torn, and once only.</summary>
    /// <param name="n">1 is the very next call; 0 calls it off.</param>
    public void CutPowerAtWrite(int n)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(n);
        lock (gate)
        {
            cutAt = n == 0 ? 0 : Writes + n;
        }
    }

    /// <summary>Where a path of the device lies on the host.</summary>
    /// <param name="path">Such as <c>I:\config.json</c>.</param>
    /// <exception cref="ArgumentException">Not a path below <c>I:\</c>.</exception>
    public string HostPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.StartsWith(Root, StringComparison.Ordinal))
        {
            throw new ArgumentException($"'{path}' is not below {Root}, the only drive of the chip.", nameof(path));
        }

        string[] parts = path[Root.Length..].Split('\\');
        if (path.Contains('/') || Array.IndexOf(parts, "..") >= 0)
        {
            throw new ArgumentException($"'{path}' is no path of the chip.", nameof(path));
        }

        return Path.Combine(Folder, Path.Combine(parts));
    }

    /// <summary>Writes bytes to a file, or a torn prefix of them as the power goes.</summary>
    internal void Write(Boot boot, ReadOnlySpan<byte> bytes, System.IO.FileStream file)
    {
        lock (gate)
        {
            boot.Check();
            if (!Count())
            {
                file.Write(bytes);
                BytesWritten += bytes.Length;
                return;
            }

            int kept = random.Next(bytes.Length + 1);
            file.Write(bytes[..kept]);
            BytesWritten += kept;
        }

        Cut(boot);
    }

    /// <summary>Does a change that is atomic on the device: when the power goes at it, all of it or nothing.</summary>
    internal void Change(Boot boot, Action change)
    {
        lock (gate)
        {
            boot.Check();
            if (!Count())
            {
                change();
                return;
            }

            if (random.Next(2) == 0)
            {
                change();
            }
        }

        Cut(boot);
    }

    private static void Cut(Boot boot)
    {
        boot.Die();
        throw new PowerLostException();
    }

    /// <summary>True when this is the call at which the power goes.</summary>
    private bool Count()
    {
        if (IsWornOut)
        {
            throw new IOException("The flash refuses.");
        }

        Writes++;
        if (Writes != cutAt)
        {
            return false;
        }

        cutAt = 0;
        return true;
    }
}
