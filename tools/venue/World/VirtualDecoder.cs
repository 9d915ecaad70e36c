using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Trackside.Venue.Decoders;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>
/// A transponder decoder on a box's UART: its own clock, which is wrong and drifts, its own count of passings, a status now and then. It
/// keeps what it sent and sends it again when it is asked (RESEND). Any thread.
/// </summary>
internal sealed class VirtualDecoder
{
    private const ushort UsualNoise = 39;
    private const ushort UsualTemperature = 22;
    private const byte UsualTenthsOfVolt = 118;
    private const int Kept = 1000;
    private readonly Lock gate = new();
    private readonly VirtualUart uart;
    private readonly uint id;
    private readonly long clockError;
    private readonly double drift;
    private readonly long began = WorldClock.Now;
    private readonly SortedDictionary<uint, byte[]> sent = [];
    private uint number;
    private int toLose;

    /// <summary>Wires a decoder.</summary>
    /// <param name="uart">The box's UART.</param>
    /// <param name="id">The decoder's id.</param>
    /// <param name="clockErrorMicroseconds">How wrong its clock is set.</param>
    /// <param name="driftPartsPerMillion">How fast its clock runs away.</param>
    public VirtualDecoder(VirtualUart uart, uint id, long clockErrorMicroseconds, double driftPartsPerMillion)
    {
        this.uart = uart;
        this.id = id;
        clockError = clockErrorMicroseconds;
        drift = driftPartsPerMillion / 1_000_000;
        uart.Sent += TakeRequest;
    }

    /// <summary>The decoder's clock now, in microseconds since 1970.</summary>
    public long Now
    {
        get
        {
            long now = WorldClock.Now;
            return now + clockError + (long)((now - began) * drift);
        }
    }

    /// <summary>How often it was asked to send passings again.</summary>
    public int Requests { get; private set; }

    /// <summary>The next so many passings are lost on the line: the decoder has them, the box hears nothing.</summary>
    public void LoseOnLine(int passings)
    {
        lock (gate)
        {
            toLose = passings;
        }
    }

    /// <summary>Sends a passing at the decoder's time <paramref name="microseconds"/>.</summary>
    public void Send(uint transponder, long microseconds, ushort strength, ushort hits)
    {
        lock (gate)
        {
            number++;
            byte[] frame = P3Frame.Passing(number, transponder, microseconds, strength, hits, 0, id);
            sent[number] = frame;
            sent.Remove(number - Kept);
            if (toLose > 0)
            {
                toLose--;
                return;
            }

            uart.Feed(frame);
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

    private void TakeRequest(byte[] bytes)
    {
        if (P3Frame.ResendOf(bytes) is not (uint from, uint until))
        {
            return;
        }

        lock (gate)
        {
            Requests++;
            foreach (byte[] frame in sent.Where(passing => passing.Key >= from && passing.Key <= until).Select(passing => passing.Value))
            {
                uart.Feed(frame);
            }
        }
    }
}
