using System.Collections.Generic;
using Trackside.Core;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>Lamps and the inputs that sense them: a lamp's edge reaches the ring with the next <see cref="Deliver"/>.</summary>
internal sealed class FakePanel : ILamps, IInputs
{
    private readonly EdgeRing edges;
    private readonly Queue<int> moved = new();
    private readonly bool[] lit = new bool[Lamp.Count + 1];

    public FakePanel(EdgeRing edges)
    {
        this.edges = edges;
    }

    /// <summary>Changes of a lamp so far.</summary>
    public int Changes { get; private set; }

    /// <summary>Pins read so far.</summary>
    public int Reads { get; private set; }

    public void Set(int lamp, bool isLit)
    {
        Changes++;
        lit[lamp] = isLit;
        if (lamp < Lamp.Count)
        {
            moved.Enqueue(lamp);
        }
    }

    public bool IsActive(int input)
    {
        Reads++;
        int lamp = input - Inputs.FirstSense;
        return input == Inputs.EnableKey || (lamp >= 0 && lamp < Lamp.Count && lit[lamp]);
    }

    /// <summary>Hands on the edges of the lamps that changed.</summary>
    public void Deliver(long now)
    {
        while (moved.TryDequeue(out int lamp))
        {
            edges.Put(Inputs.FirstSense + lamp, lit[lamp], now);
        }
    }
}
