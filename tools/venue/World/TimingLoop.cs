using System;
using Trackside.Venue.VenueFile;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>
/// A loop in the track and everything that watches it: a transponder decoder, whose frame follows when the vehicle has left the loop; a GNSS
/// receiver's time-mark input; the box's own input, high while something is over the loop. Only on the world's own thread.
/// </summary>
/// <param name="box">The box that reads it.</param>
/// <param name="name">The loop's name.</param>
/// <param name="made">Takes the truth.</param>
/// <param name="random">Draws what a decoder hears.</param>
internal class TimingLoop(BoxPlan box, string name, MadePassings made, Random random)
{
    /// <summary>Vehicles keep this apart on a line, so that every one is an edge of its own and rows can be told apart.</summary>
    public const long HeadwayMicroseconds = 700_000;

    private const long DecoderDelayMicroseconds = 250_000;

    /// <summary>A device loses shorter pulses (its debounce is 10 ms at least).</summary>
    private const long ShortestPulseMicroseconds = 30_000;

    private long free;

    /// <summary>The loop's name.</summary>
    public string Name => name;

    /// <summary>The decoder that hears it; null for none.</summary>
    public VirtualDecoder? Decoder { get; init; }

    /// <summary>The receiver whose time-mark input is joined to its line; null for none.</summary>
    public VirtualReceiver? Receiver { get; init; }

    /// <summary>The line to the box's input; null for none.</summary>
    public Wire? Line { get; init; }

    /// <summary>The gate that brings the box's markers into its capture of the line; null for none.</summary>
    public MarkerGate? Gate { get; init; }

    /// <summary>A vehicle crosses now.</summary>
    /// <returns>False when another one is still over the loop: it must come a little later.</returns>
    public virtual bool Cross(Agenda agenda, uint transponder, long widthMicroseconds)
    {
        long now = Agenda.Now;
        bool hasLine = Line is not null || Receiver is not null;
        if (hasLine && now < free)
        {
            return false;
        }

        long width = Math.Max(widthMicroseconds, ShortestPulseMicroseconds);
        free = now + width + HeadwayMicroseconds;
        long utc = WorldClock.Now;
        Line?.Drive(true);
        long lag = WorldClock.Now - utc;
        long? own = Decoder?.Now;
        made.Add(new MadePassing(box.Circuit, box.Id, name, utc, own is null ? null : transponder, own, lag));
        Receiver?.Mark(utc);
        if (Line is Wire line)
        {
            agenda.At(now + width, () => line.Drive(false));
        }

        if (Decoder is VirtualDecoder decoder)
        {
            ushort strength = (ushort)random.Next(90, 150);
            ushort hits = (ushort)random.Next(30, 50);
            agenda.At(now + DecoderDelayMicroseconds, () => decoder.Send(transponder, own!.Value, strength, hits));
        }

        return true;
    }
}
