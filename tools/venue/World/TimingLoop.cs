using System;
using Trackside.Venue.VenueFile;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>A loop in the track and what reads it. Only on the world's own thread.</summary>
internal abstract class TimingLoop(BoxPlan box, string name, MadePassings made)
{
    /// <summary>The loop's name.</summary>
    public string Name => name;

    /// <summary>A vehicle crosses now.</summary>
    /// <returns>False when another one is still over the loop: it must come a little later.</returns>
    public abstract bool Cross(Agenda agenda, uint transponder, long widthMicroseconds);

    /// <summary>Adds the crossing to the world's truth.</summary>
    protected void Note(long utc, uint? transponder, long? own) => made.Add(new MadePassing(box.Circuit, box.Id, name, utc, transponder, own));
}

/// <summary>A loop read by a transponder decoder: the frame follows the crossing when the vehicle has left the loop.</summary>
internal sealed class DecoderLoop(BoxPlan box, string name, MadePassings made, VirtualDecoder decoder, Random random) : TimingLoop(box, name, made)
{
    private const long DecoderDelayMicroseconds = 250_000;

    /// <inheritdoc/>
    public override bool Cross(Agenda agenda, uint transponder, long widthMicroseconds)
    {
        long own = decoder.Now;
        ushort strength = (ushort)random.Next(90, 150);
        ushort hits = (ushort)random.Next(30, 50);
        Note(WorldClock.Now, transponder, own);
        agenda.At(Agenda.Now + DecoderDelayMicroseconds, () => decoder.Send(transponder, own, strength, hits));
        return true;
    }
}

/// <summary>A loop that only gives an edge: high while something is over it.</summary>
internal sealed class EdgeLoop(BoxPlan box, string name, MadePassings made, Wire wire) : TimingLoop(box, name, made)
{
    /// <summary>Vehicles keep this apart, so that every one is an edge of its own and rows can be told apart.</summary>
    public const long HeadwayMicroseconds = 700_000;

    /// <summary>A device loses shorter pulses (its debounce is 10 ms at least).</summary>
    private const long ShortestPulseMicroseconds = 30_000;

    private long free;

    /// <inheritdoc/>
    public override bool Cross(Agenda agenda, uint transponder, long widthMicroseconds)
    {
        long now = Agenda.Now;
        if (now < free)
        {
            return false;
        }

        long width = Math.Max(widthMicroseconds, ShortestPulseMicroseconds);
        free = now + width + HeadwayMicroseconds;
        Note(WorldClock.Now, null, null);
        wire.Drive(true);
        agenda.At(now + width, () => wire.Drive(false));
        return true;
    }
}
