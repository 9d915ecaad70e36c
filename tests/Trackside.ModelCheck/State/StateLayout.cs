using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Core;

namespace Trackside.ModelCheck.State;

/// <summary>
/// Turns the objects into a few bytes and back. Two states that no code can tell apart get the same bytes: instants become ages in steps of the model's time, cut where nothing
/// compares them any more; epochs, boots and sequences become ranks, since only their order is ever asked for. One thread.
/// </summary>
internal sealed class StateLayout
{
    /// <summary>The instant at which every state begins, in monotonic microseconds.</summary>
    public const long Now = 1_000_000_000;

    /// <summary>A step of the model's time, in microseconds: longer than a permission lives (4 s) and than a proof counts (2 s), shorter than one takes to be lost (5 s).</summary>
    public const long Tick = 4_000_000;

    /// <summary>The time between two transitions within one step, so that before and after can be told apart.</summary>
    public const long Moment = 1_000;

    private const byte Before = 1;
    private const byte FirstTick = 2;
    private const byte Old = 99;

    private readonly SlotAccess access;
    private readonly long[] values;
    private readonly long[] ranked;
    private readonly int[][] byRank;

    /// <summary>Lays out everything below a root.</summary>
    public StateLayout(object root)
    {
        Slots = SlotFinder.Find(root);
        access = new SlotAccess(root.GetType(), Slots);
        values = new long[Slots.Count];
        ranked = new long[Slots.Count];
        byRank = [.. Enumerable.Range(0, Slots.Count).Where(i => Slots[i].Kind is SlotKind.Epoch or SlotKind.Boot or SlotKind.Seq).GroupBy(i => (Slots[i].Kind, Slots[i].Family)).Select(group => group.ToArray())];
    }

    /// <summary>The numbers of a state.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>Bytes of a state.</summary>
    public int Length => Slots.Count;

    /// <summary>Writes the state of the objects at an instant.</summary>
    public void Save(object root, long now, Span<byte> bytes)
    {
        access.Read(root, values);
        foreach (int[] slots in byRank)
        {
            Rank(slots);
        }

        for (int i = 0; i < values.Length; i++)
        {
            bytes[i] = Slots[i].Kind switch
            {
                SlotKind.Past => AgeOf(now, values[i], Slots[i]),
                SlotKind.Until => values[i] > now ? (byte)1 : (byte)0,
                SlotKind.Plain => unchecked((byte)checked((sbyte)values[i])),
                _ => (byte)(sbyte)values[i],
            };
        }
    }

    /// <summary>Puts a state into the objects; it is <see cref="Now"/> then.</summary>
    public void Load(object root, ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = Slots[i].Kind switch
            {
                SlotKind.Past => InstantOf(bytes[i]),
                SlotKind.Until => bytes[i] == 0 ? ProofStamps.Never : Now + (Tick * 3 / 4),
                _ => (sbyte)bytes[i],
            };
        }

        access.Write(root, values);
    }

    // Values below 1 stand for nothing (never heard, none) and stay.
    private void Rank(int[] slots)
    {
        int count = 0;
        foreach (int slot in slots)
        {
            long value = values[slot];
            if (value > 0)
            {
                int at = Array.BinarySearch(ranked, 0, count, value);
                if (at < 0)
                {
                    at = ~at;
                    Array.Copy(ranked, at, ranked, at + 1, count - at);
                    ranked[at] = value;
                    count++;
                }
            }
        }

        foreach (int slot in slots)
        {
            values[slot] = values[slot] > 0 ? Array.BinarySearch(ranked, 0, count, values[slot]) + 1 : values[slot];
        }
    }

    private static byte AgeOf(long now, long instant, Slot slot)
    {
        long age = now - instant;
        if (age >= slot.Limit)
        {
            return Old;
        }

        // Within one step only what is held against the beginning of a state is told apart.
        return age >= Tick ? (byte)(FirstTick + (age / Tick) - 1) : age > 0 && slot.IsOrdered ? Before : (byte)0;
    }

    private static long InstantOf(byte age) => age switch
    {
        0 => Now,
        Before => Now - Moment,
        Old => ProofStamps.Never,
        _ => Now - ((age - FirstTick + 1) * Tick),
    };
}
