using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Core;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>The lamps and buttons a marshal post has around its box.</summary>
internal sealed class PostPanel : IDisposable
{
    private readonly Chip chip;
    private readonly LampCircuit[] lamps;

    /// <summary>Wires the panel to the chip's pins.</summary>
    /// <param name="chip">The box.</param>
    /// <param name="hasPixels">Whether a pixel panel stands beside the lamps, in place of the blue and the white one.</param>
    public PostPanel(Chip chip, bool hasPixels = false)
    {
        this.chip = chip;
        Watchdog = new LampWatchdog(chip.Pin(Wiring.Permit), chip.Options.Time);
        lamps = [.. Enumerable.Range(0, hasPixels ? Lamp.Blue : Lamp.Count).Select(Wire)];
        Pixels = hasPixels ? new PixelBoard(chip.Pin(Wiring.PixelData), chip.Pin(Wiring.PixelSense)) : null;
    }

    /// <summary>The watchdog that feeds the green lamp.</summary>
    public LampWatchdog Watchdog { get; }

    /// <summary>The pixel panel; null for none.</summary>
    public PixelBoard? Pixels { get; }

    /// <summary>Every lamp, by its number in <see cref="Lamp"/>.</summary>
    public IReadOnlyList<LampCircuit> Lamps => lamps;

    /// <summary>What hangs on the box's bus; null where it has none.</summary>
    public BusBoard? Bus { get; init; }

    /// <summary>The red lamp.</summary>
    public LampCircuit Red => lamps[Lamp.Red];

    /// <summary>The yellow lamp.</summary>
    public LampCircuit Yellow => lamps[Lamp.Yellow];

    /// <summary>The green lamp.</summary>
    public LampCircuit Green => lamps[Lamp.Green];

    /// <summary>Whether nothing is lit now. A flashing lamp is dark half of the time.</summary>
    public bool IsDark => !lamps.Any(lamp => lamp.Lit);

    /// <summary>Turns the enable key.</summary>
    public void TurnKey(bool enabled) => Push(Inputs.EnableKey, enabled);

    /// <summary>Holds or lets go the yellow button.</summary>
    public void PushYellow(bool pushed) => Push(Inputs.YellowButton, pushed);

    /// <summary>Holds or lets go the clear button.</summary>
    public void PushClear(bool pushed) => Push(Inputs.ClearButton, pushed);

    /// <summary>Takes the lamps off their nets.</summary>
    public void Dispose()
    {
        foreach (LampCircuit lamp in lamps)
        {
            lamp.Dispose();
        }

        Pixels?.Dispose();
        Watchdog.Dispose();
    }

    /// <summary>Holds or lets go a button, or turns the key: a number of <see cref="Inputs"/>.</summary>
    public void Push(int button, bool pushed)
    {
        if (Bus?.Push(button, pushed) != true)
        {
            Wiring.Close(chip, button, pushed);
        }
    }

    private LampCircuit Wire(int lamp) =>
        new(chip.Pin(Wiring.LampOutput(lamp)), chip.Pin(Wiring.LampSense(lamp)), lamp == Lamp.Green ? Watchdog : null);
}
