using System.Collections.Generic;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Virtual;
using Trackside.Virtual.Shims;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>
/// The device's own lamps and inputs on the pins of a virtual chip. Each lamp's sense follows it with the next <see cref="Deliver"/>, and
/// its edge reaches the loop's ring then: what the interrupt thread would do is done here, so that every run is the same.
/// </summary>
internal sealed class FakePanel : ILamps, IInputs, IPermit
{
    private const int UnheardEdges = 4;

    private readonly EdgeRing edges;
    private readonly BoardPins board;
    private readonly GpioLamps lamps;
    private readonly GpioInputs inputs;
    private readonly GpioPermit? permit;
    private readonly Queue<int> moved = new();

    public FakePanel(BoxConfiguration configuration, BoardPins board, PinClaims claims, EdgeRing edges)
    {
        this.edges = edges;
        this.board = board;
        lamps = new GpioLamps(board, claims);
        lamps.OpenFor(configuration.Post?.Lamps ?? 0);
        permit = configuration.Has(Roles.Post) ? new GpioPermit(board, claims) : null;
        inputs = new GpioInputs(board, claims, new EdgeRing(UnheardEdges), new AutoResetEvent(false));
        inputs.OpenFor(configuration);
    }

    /// <summary>Changes of a lamp so far.</summary>
    public int Changes { get; private set; }

    public void Set(int lamp, bool isLit)
    {
        Changes++;
        lamps.Set(lamp, isLit);
        if (lamp < Lamp.Count)
        {
            moved.Enqueue(lamp);
        }
    }

    /// <summary>Turns of the permit so far.</summary>
    public int Turns { get; private set; }

    public void Toggle()
    {
        Turns++;
        permit!.Toggle();
    }

    public void WakeLoop()
    {
    }

    public bool IsActive(int input) => inputs.IsActive(input);

    /// <summary>A vehicle trips an edge loop.</summary>
    public void Trip(int loop, long now)
    {
        edges.Put(Inputs.FirstLoop + loop, true, now);
        edges.Put(Inputs.FirstLoop + loop, false, now);
    }

    /// <summary>Current flows: the senses of the lamps that changed follow, and their edges arrive.</summary>
    public void Deliver(long now)
    {
        while (moved.TryDequeue(out int lamp))
        {
            bool isLit = Chip.Current.Pin(board.LampPin(lamp)).Level;
            Chip.Current.Pin(board.InputPin(Inputs.FirstSense + lamp)).Drive(isLit);
            edges.Put(Inputs.FirstSense + lamp, isLit, now);
        }
    }
}
