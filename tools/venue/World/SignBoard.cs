using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Core;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>What stands around a sign box: two arrows, the pit-exit light, a barrier with two contacts, the key that resets its guard.</summary>
internal sealed class SignBoard : IDisposable
{
    private readonly Chip chip;
    private readonly LampCircuit[] lamps;

    /// <summary>Wires the board to the chip's pins; its barrier is open.</summary>
    public SignBoard(Chip chip)
    {
        this.chip = chip;
        Watchdog = new LampWatchdog(chip.Pin(Wiring.Permit), chip.Options.Time);
        lamps = [.. Enumerable.Range(Lamp.FirstArrow, Lamp.Outputs - Lamp.FirstArrow).Select(Wire)];
        SetBarrier(closed: false);
    }

    /// <summary>The watchdog that feeds what admits traffic.</summary>
    public LampWatchdog Watchdog { get; }

    /// <summary>The two arrows.</summary>
    public IReadOnlyList<LampCircuit> Arrows => lamps[..2];

    /// <summary>The red of the pit exit.</summary>
    public LampCircuit PitRed => lamps[Lamp.PitRed - Lamp.FirstArrow];

    /// <summary>The green of the pit exit.</summary>
    public LampCircuit PitGreen => lamps[Lamp.PitGreen - Lamp.FirstArrow];

    /// <summary>Someone moves the barrier: one contact opens, the other closes. The carrier's resistor pulls an open one up: not every pin has a pull of its own.</summary>
    public void SetBarrier(bool closed)
    {
        chip.Pin(Wiring.PanelInput(Inputs.BarrierClosed)).Drive(!closed);
        chip.Pin(Wiring.PanelInput(Inputs.BarrierOpen)).Drive(closed);
    }

    /// <summary>Turns the key.</summary>
    public void TurnKey(bool on) => Wiring.Close(chip, Inputs.EnableKey, on);

    /// <summary>Takes the lamps off their nets.</summary>
    public void Dispose()
    {
        foreach (LampCircuit lamp in lamps)
        {
            lamp.Dispose();
        }

        Watchdog.Dispose();
    }

    // What admits traffic is fed through the watchdog's relay; the pit exit's red always.
    private LampCircuit Wire(int lamp) =>
        new(chip.Pin(Wiring.LampOutput(lamp)), chip.Pin(Wiring.LampSense(lamp)), lamp == Lamp.PitRed ? null : Watchdog);
}
