using System;
using Trackside.Core;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>The lamps and buttons a marshal post has around its box.</summary>
internal sealed class PostPanel : IDisposable
{
    private readonly Chip chip;

    /// <summary>Wires the panel to the chip's pins.</summary>
    public PostPanel(Chip chip)
    {
        this.chip = chip;
        Red = Wire(Lamp.Red);
        Yellow = Wire(Lamp.Yellow);
        Green = Wire(Lamp.Green);
    }

    /// <summary>The red lamp.</summary>
    public LampCircuit Red { get; }

    /// <summary>The yellow lamp.</summary>
    public LampCircuit Yellow { get; }

    /// <summary>The green lamp.</summary>
    public LampCircuit Green { get; }

    /// <summary>Whether nothing is lit now. A flashing lamp is dark half of the time.</summary>
    public bool IsDark => !Red.Lit && !Yellow.Lit && !Green.Lit;

    /// <summary>Turns the enable key.</summary>
    public void TurnKey(bool enabled) => Push(Wiring.EnableKey, enabled);

    /// <summary>Holds or lets go the yellow button.</summary>
    public void PushYellow(bool pushed) => Push(Wiring.YellowButton, pushed);

    /// <summary>Holds or lets go the clear button.</summary>
    public void PushClear(bool pushed) => Push(Wiring.ClearButton, pushed);

    /// <summary>Takes the lamps off their nets.</summary>
    public void Dispose()
    {
        Red.Dispose();
        Yellow.Dispose();
        Green.Dispose();
    }

    private LampCircuit Wire(int lamp) => new(chip.Pin(Wiring.LampOutput(lamp)), chip.Pin(Wiring.LampSense(lamp)));

    // Active low against a pull-up.
    private void Push(int pin, bool pushed)
    {
        if (pushed)
        {
            chip.Pin(pin).Drive(false);
        }
        else
        {
            chip.Pin(pin).Release();
        }
    }
}
