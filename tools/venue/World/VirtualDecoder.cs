using System;
using System.Threading;
using Trackside.Venue.Decoders;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>
/// A transponder decoder on a box's UART: its own clock, its own count of passings, a status now and then. Any thread.
/// </summary>
internal sealed class VirtualDecoder(VirtualUart uart, uint id, long clockErrorMicroseconds)
{
    private const ushort UsualNoise = 39;
    private const ushort UsualTemperature = 22;
    private const byte UsualTenthsOfVolt = 118;
    private readonly Lock gate = new();
    private uint number;

    /// <summary>The decoder's clock now, in microseconds since 1970: the true time plus its own error.</summary>
    public long Now => WorldClock.Now + clockErrorMicroseconds;

    /// <summary>Sends a passing at the decoder's time <paramref name="microseconds"/>.</summary>
    public void Send(uint transponder, long microseconds, ushort strength, ushort hits)
    {
        lock (gate)
        {
            number++;
            uart.Feed(P3Frame.Passing(number, transponder, microseconds, strength, hits, 0, id));
        }
    }

    /// <summary>Sends a status message.</summary>
    public void SendStatus()
    {
        lock (gate)
        {
            uart.Feed(P3Frame.Status(UsualNoise, UsualTemperature, UsualTenthsOfVolt, id));
        }
    }
}
