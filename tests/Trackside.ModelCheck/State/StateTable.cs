using System;
using System.Collections.Generic;

namespace Trackside.ModelCheck.State;

/// <summary>Every state met, once: its bytes, how it was first reached, and with how many faults. Open addressing over chunks; grows. One thread writes.</summary>
internal sealed class StateTable(int length)
{
    private const int ChunkStates = 1 << 14;

    private readonly List<byte[]> chunks = [];
    private readonly List<int> parents = [];
    private readonly List<short> actions = [];
    private readonly List<byte> costs = [];
    private int[] buckets = new int[1 << 16];

    /// <summary>How many states there are.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of a state.</summary>
    public ReadOnlySpan<byte> this[int state] => chunks[state / ChunkStates].AsSpan(state % ChunkStates * length, length);

    /// <summary>The state it was first reached from; -1 for the first.</summary>
    public int ParentOf(int state) => parents[state];

    /// <summary>The action that led to it.</summary>
    public int ActionOf(int state) => actions[state];

    /// <summary>Fewest faults that lead to it.</summary>
    public int CostOf(int state) => costs[state];

    /// <summary>Finds a state or adds it.</summary>
    /// <returns>Its number, and whether it is new or was reached with fewer faults than ever.</returns>
    public (int State, bool IsNews) Add(ReadOnlySpan<byte> bytes, ulong hash, int parent, int action, int cost)
    {
        if (Count * 2 > buckets.Length)
        {
            Grow();
        }

        int bucket = (int)(hash & (ulong)(buckets.Length - 1));
        while (buckets[bucket] != 0)
        {
            int found = buckets[bucket] - 1;
            if (this[found].SequenceEqual(bytes))
            {
                return (found, Improve(found, parent, action, cost));
            }

            bucket = (bucket + 1) & (buckets.Length - 1);
        }

        buckets[bucket] = Count + 1;
        if (Count % ChunkStates == 0)
        {
            chunks.Add(new byte[ChunkStates * length]);
        }

        bytes.CopyTo(chunks[^1].AsSpan(Count % ChunkStates * length, length));
        parents.Add(parent);
        actions.Add((short)action);
        costs.Add((byte)cost);
        return (Count++, true);
    }

    /// <summary>A well-mixed number of some bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> bytes)
    {
        ulong hash = 14695981039346656037;
        ReadOnlySpan<ulong> words = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (ulong word in words)
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        foreach (byte rest in bytes[(words.Length * 8)..])
        {
            hash = (hash ^ rest) * 1099511628211;
        }

        hash ^= hash >> 32;
        return hash * 0xD6E8FEB86659FD93 ^ (hash >> 31);
    }

    private bool Improve(int state, int parent, int action, int cost)
    {
        if (cost >= costs[state])
        {
            return false;
        }

        parents[state] = parent;
        actions[state] = (short)action;
        costs[state] = (byte)cost;
        return true;
    }

    private void Grow()
    {
        buckets = new int[buckets.Length * 2];
        for (int state = 0; state < Count; state++)
        {
            int bucket = (int)(Hash(this[state]) & (ulong)(buckets.Length - 1));
            while (buckets[bucket] != 0)
            {
                bucket = (bucket + 1) & (buckets.Length - 1);
            }

            buckets[bucket] = state + 1;
        }
    }
}
