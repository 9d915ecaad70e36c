using System;
using System.Collections.Generic;
using Trackside.ModelCheck.State;
using Trackside.ModelCheck.World;

namespace Trackside.ModelCheck.Search;

/// <summary>A circuit of one's own to try deeds on. One thread.</summary>
internal sealed class Worker
{
    private readonly Circuit circuit;
    private readonly StateLayout layout;
    private readonly Hostile hostile;
    private readonly IReadOnlyList<Deed> deeds;
    private readonly byte[] bytes;

    private readonly bool areHandsFree;

    /// <summary>Makes a worker.</summary>
    public Worker(Bound bound)
    {
        areHandsFree = bound.AreHandsFree;
        circuit = new Circuit(new Scene(bound.IsJoined));
        layout = new StateLayout(circuit);
        hostile = new Hostile(circuit);
        deeds = Deeds.All(bound.IsJoined);
        bytes = new byte[layout.Length];
    }

    public StateLayout Layout => layout;

    /// <summary>The circuit as it is unpacked.</summary>
    public byte[] First()
    {
        layout.Save(circuit, circuit.Now, bytes);
        return [.. bytes];
    }

    /// <summary>Tries every deed in a state.</summary>
    public void Expand(ReadOnlySpan<byte> state, bool mayFault, Successors successors)
    {
        successors.Clear();
        Load(state);
        successors.Violation = hostile.Try(circuit);
        Load(state);
        successors.State = (byte)circuit.Control.State;
        bool isTouched = false;
        for (int deed = 0; deed < deeds.Count; deed++)
        {
            if (deeds[deed].IsFault && !mayFault)
            {
                continue;
            }

            if (isTouched)
            {
                Load(state);
                isTouched = false;
            }

            if (deeds[deed].IsPossible(circuit) && (areHandsFree || deeds[deed].Helps(circuit)))
            {
                isTouched = true;
                deeds[deed].Happen(circuit);
                layout.Save(circuit, circuit.Now, bytes);
                successors.Add(bytes, deed, deeds[deed].IsFault, circuit.Witness.Violation);
            }
        }
    }

    /// <summary>Does one deed and tells what came of it.</summary>
    public (byte[] State, string? Violation) Do(ReadOnlySpan<byte> state, int deed)
    {
        Load(state);
        deeds[deed].Happen(circuit);
        layout.Save(circuit, circuit.Now, bytes);
        return ([.. bytes], circuit.Witness.Violation);
    }

    /// <summary>What the hostile trials find in a state.</summary>
    public string? TryHostile(ReadOnlySpan<byte> state)
    {
        Load(state);
        return hostile.Try(circuit);
    }

    /// <summary>The circuit in a state, to look at.</summary>
    public Circuit Show(ReadOnlySpan<byte> state)
    {
        Load(state);
        return circuit;
    }

    private void Load(ReadOnlySpan<byte> state)
    {
        layout.Load(circuit, state);
        circuit.Now = StateLayout.Now;
        circuit.Witness.Violation = null;
    }
}

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
