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
    private readonly LampWatchdog? feeder;
    private LampFault fault;
    private bool senseStuck;

    /// <summary>Wires a lamp to its two nets.</summary>
    /// <param name="output">What drives it.</param>
    /// <param name="sense">What its current drives.</param>
    /// <param name="feeder">The watchdog whose relay feeds it; null for a lamp that is always fed.</param>
    public LampCircuit(Wire output, Wire sense, LampWatchdog? feeder = null)
    {
        this.output = output;
        this.sense = sense;
        this.feeder = feeder;
        output.Changed += Follow;
        if (feeder is not null)
        {
            feeder.Switched += FollowFeeder;
        }

        Follow(output.Level);
    }

    /// <summary>Light came or went; raised on the thread that did it.</summary>
    public event Action<bool>? Switched;

    /// <summary>Whether current flows, so whether a driver sees light.</summary>
    public bool Lit { get; private set; }

    /// <summary>The sense tells current whatever flows; any thread.</summary>
    public bool SenseStuck
    {
        get => senseStuck;
        set
        {
            senseStuck = value;
            Follow(output.Level);
        }
    }

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
        if (feeder is not null)
        {
            feeder.Switched -= FollowFeeder;
        }

        sense.Release();
    }

    private void FollowFeeder() => Follow(output.Level);

    private void Follow(bool driven)
    {
        bool flows = fault switch
        {
            LampFault.Cut or LampFault.Short => false,
            LampFault.Stuck => true,
            _ => driven,
        };
        bool wasLit = Lit;
        Lit = flows && feeder is not { Feeds: false };
        sense.Drive(Lit || senseStuck);
        if (Lit != wasLit)
        {
            Switched?.Invoke(Lit);
        }
    }
}
