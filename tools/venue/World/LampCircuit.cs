using System;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>What can be wrong with a lamp and its wires.</summary>
public enum LampFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A cut wire or a dead lamp: driven, but no current and no light.</summary>
    Cut,

    /// <summary>The output net lies at ground: the lamp cannot be lit.</summary>
    Short,

    /// <summary>The driver is fused: the lamp burns whatever is driven.</summary>
    Stuck,
}

/// <summary>Output wire, lamp, sense wire. The sense follows the lamp's current, not the command: that is what makes it a proof.</summary>
internal sealed class LampCircuit : IDisposable
{
    private readonly Wire output;
    private readonly Wire sense;
    private LampFault fault;

    /// <summary>Wires a lamp to its two nets.</summary>
    public LampCircuit(Wire output, Wire sense)
    {
        this.output = output;
        this.sense = sense;
        output.Changed += Follow;
        Follow(output.Level);
    }

    /// <summary>Whether current flows, so whether a driver sees light.</summary>
    public bool Lit => sense.Level;

    /// <summary>What is broken; any thread.</summary>
    public LampFault Fault
    {
        get => fault;
        set
        {
            fault = value;
            if (value == LampFault.Short)
            {
                output.Drive(false);
            }
            else
            {
                output.Release();
            }

            Follow(output.Level);
        }
    }

    /// <summary>Takes the lamp off its nets.</summary>
    public void Dispose()
    {
        output.Changed -= Follow;
        sense.Release();
    }

    private void Follow(bool driven) => sense.Drive(fault switch
    {
        LampFault.Cut or LampFault.Short => false,
        LampFault.Stuck => true,
        _ => driven,
    });
}
