using Trackside.ModelCheck.State;
using System;
using Trackside.Core;

namespace Trackside.ModelCheck.World;

/// <summary>
/// The control box's storage: what the interlock keeps, as the numbers in its record. A cut between the two copies leaves the newer one whole, so it equals a cut behind both;
/// one before the first equals a loss of power before the transition. Both are explored as reboots; each single write is cut by a test of its own.
/// </summary>
internal sealed class Flash : IStorage
{
    private const int CountAt = 0;
    private const int EpochAt = 4;
    private const int PhaseAt = 8;
    private const int NamesAt = 11;
    private const int ReasonsAt = 15;

    [NotState]
    private byte[] template = [];

    public long KeptEpoch;
    public int Phase;
    public int Direction;
    public int Target;
    public readonly byte[] Reasons;

    /// <summary>Makes storage in which nothing was ever kept.</summary>
    /// <param name="boxes">Posts and signs of the circuit.</param>
    public Flash(int boxes) => Reasons = new byte[boxes];

    public int Read(string name, byte[] target)
    {
        if (Phase == 0 || template.Length == 0)
        {
            return -1;
        }

        template.CopyTo(target, 0);
        BitConverter.TryWriteBytes(target.AsSpan(CountAt), 1);
        BitConverter.TryWriteBytes(target.AsSpan(EpochAt), (int)KeptEpoch);
        target[PhaseAt] = (byte)Phase;
        target[PhaseAt + 1] = (byte)Direction;
        target[PhaseAt + 2] = (byte)Target;
        Reasons.CopyTo(target, ReasonsAt);
        BitConverter.TryWriteBytes(target.AsSpan(template.Length - 4), (int)Messages.Crc32.Of(target, 0, template.Length - 4));
        return template.Length;
    }

    public bool Write(string name, byte[] source, int count)
    {
        // The names of the boxes never change: their check is kept beside the state.
        if (template.Length == 0)
        {
            template = new byte[count];
            source.AsSpan(NamesAt, 4).CopyTo(template.AsSpan(NamesAt));
        }

        KeptEpoch = BitConverter.ToInt32(source, EpochAt);
        Phase = source[PhaseAt];
        Direction = source[PhaseAt + 1];
        Target = source[PhaseAt + 2];
        source.AsSpan(ReasonsAt, Reasons.Length).CopyTo(Reasons);
        return true;
    }
}
