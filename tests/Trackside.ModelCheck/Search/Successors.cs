using System;
using Trackside.ModelCheck.State;

namespace Trackside.ModelCheck.Search;

/// <summary>What came of every deed in one state. Reused.</summary>
internal sealed class Successors(int length)
{
    private byte[] states = new byte[64 * length];

    public int Count { get; private set; }

    public int[] Deeds { get; private set; } = new int[64];

    public bool[] IsFault { get; private set; } = new bool[64];

    public ulong[] Hashes { get; private set; } = new ulong[64];

    public string?[] Violations { get; private set; } = new string?[64];

    /// <summary>What the hostile trials found.</summary>
    public string? Violation { get; set; }

    /// <summary>The interlock's state.</summary>
    public byte State { get; set; }

    public ReadOnlySpan<byte> this[int number] => states.AsSpan(number * length, length);

    public void Clear()
    {
        Count = 0;
        Violation = null;
    }

    public void Add(ReadOnlySpan<byte> state, int deed, bool isFault, string? violation)
    {
        if (Count == Deeds.Length)
        {
            Array.Resize(ref states, states.Length * 2);
            Deeds = Bigger(Deeds);
            IsFault = Bigger(IsFault);
            Hashes = Bigger(Hashes);
            Violations = Bigger(Violations);
        }

        state.CopyTo(states.AsSpan(Count * length));
        Deeds[Count] = deed;
        IsFault[Count] = isFault;
        Hashes[Count] = StateTable.Hash(state);
        Violations[Count] = violation;
        Count++;
    }

    private static T[] Bigger<T>(T[] old)
    {
        Array.Resize(ref old, old.Length * 2);
        return old;
    }
}
