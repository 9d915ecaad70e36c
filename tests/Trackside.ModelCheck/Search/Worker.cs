using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.ModelCheck.State;
using Trackside.ModelCheck.World;

namespace Trackside.ModelCheck.Search;

/// <summary>Something of one's own to try deeds on. One thread.</summary>
internal abstract class Worker
{
    /// <summary>How its state is laid out.</summary>
    public abstract StateLayout Layout { get; }

    /// <summary>Every deed in words, in a fixed order.</summary>
    public abstract IReadOnlyList<string> Words { get; }

    /// <summary>Makes a worker for what a bound explores.</summary>
    public static Worker Of(Bound bound)
    {
        if (bound.Pair is { } routes)
        {
            return new Worker<Pair>(bound, new Pair(routes), PairDeeds.All(), _ => null);
        }

        Circuit circuit = new(new Scene(bound.IsJoined));
        return new Worker<Circuit>(bound, circuit, Deeds.All(bound.IsJoined), new Hostile(circuit).Try);
    }

    /// <summary>Everything as it is unpacked.</summary>
    public abstract byte[] First();

    /// <summary>Tries every deed in a state.</summary>
    public abstract void Expand(ReadOnlySpan<byte> state, bool mayFault, Successors successors);

    /// <summary>Whether a deed can be done in a state.</summary>
    public abstract bool IsPossible(ReadOnlySpan<byte> state, int deed);

    /// <summary>Does one deed and tells what came of it.</summary>
    public abstract (byte[] State, string? Violation) Do(ReadOnlySpan<byte> state, int deed);

    /// <summary>What the hostile trials find in a state.</summary>
    public abstract string? TryHostile(ReadOnlySpan<byte> state);
}

/// <summary>A world of one's own.</summary>
internal sealed class Worker<T> : Worker
    where T : IWorld
{
    private readonly T world;
    private readonly StateLayout layout;
    private readonly Func<T, string?> hostile;
    private readonly IReadOnlyList<Deed<T>> deeds;
    private readonly byte[] bytes;
    private readonly bool areHandsFree;

    /// <summary>Makes a worker.</summary>
    /// <param name="bound">How far is explored.</param>
    /// <param name="world">What is explored.</param>
    /// <param name="deeds">What can happen to it.</param>
    /// <param name="hostile">Trials made in every state; the world is loaded anew afterwards.</param>
    public Worker(Bound bound, T world, IReadOnlyList<Deed<T>> deeds, Func<T, string?> hostile)
    {
        areHandsFree = bound.AreHandsFree;
        this.world = world;
        this.deeds = deeds;
        this.hostile = hostile;
        layout = new StateLayout(world);
        bytes = new byte[layout.Length];
        Words = [.. deeds.Select(deed => deed.Words)];
    }

    public override StateLayout Layout => layout;

    public override IReadOnlyList<string> Words { get; }

    public override byte[] First()
    {
        layout.Save(world, world.Now, bytes);
        return [.. bytes];
    }

    public override void Expand(ReadOnlySpan<byte> state, bool mayFault, Successors successors)
    {
        successors.Clear();
        Load(state);
        successors.Violation = hostile(world);
        Load(state);
        successors.State = world.Kind;
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

            if (deeds[deed].IsPossible(world) && (areHandsFree || deeds[deed].Helps(world)))
            {
                isTouched = true;
                deeds[deed].Happen(world);
                layout.Save(world, world.Now, bytes);
                successors.Add(bytes, deed, deeds[deed].IsFault, world.Violation);
            }
        }
    }

    public override bool IsPossible(ReadOnlySpan<byte> state, int deed) => deeds[deed].IsPossible(Show(state));

    public override (byte[] State, string? Violation) Do(ReadOnlySpan<byte> state, int deed)
    {
        Load(state);
        deeds[deed].Happen(world);
        layout.Save(world, world.Now, bytes);
        return ([.. bytes], world.Violation);
    }

    public override string? TryHostile(ReadOnlySpan<byte> state) => hostile(Show(state));

    /// <summary>The world in a state, to look at.</summary>
    public T Show(ReadOnlySpan<byte> state)
    {
        Load(state);
        return world;
    }

    private void Load(ReadOnlySpan<byte> state)
    {
        layout.Load(world, state);
        world.Now = StateLayout.Now;
        world.Violation = null;
    }
}
