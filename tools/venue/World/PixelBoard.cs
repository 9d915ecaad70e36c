using System;
using System.Collections.Generic;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>
/// A WS2812 panel at the end of its data line: reads the pulses as the pixels do, holds the last picture, and draws current while any pixel is
/// lit, which its sense tells. Any thread may look.
/// </summary>
internal sealed class PixelBoard : IDisposable
{
    private const double LongestShortHigh = 550;
    private const int BitsPerPixel = 24;

    private readonly Wire data;
    private readonly Wire sense;
    private readonly object gate = new();
    private int[] pixels = [];
    private bool isDead;

    /// <summary>Wires a panel to its two nets.</summary>
    public PixelBoard(Wire data, Wire sense)
    {
        this.data = data;
        this.sense = sense;
        data.Sent += Take;
        sense.Drive(false);
    }

    /// <summary>Pictures it got.</summary>
    public int Pictures { get; private set; }

    /// <summary>The last picture as 0xRRGGBB, in the order of the wire; what a driver sees.</summary>
    public IReadOnlyList<int> Pixels
    {
        get
        {
            lock (gate)
            {
                return isDead ? new int[pixels.Length] : pixels;
            }
        }
    }

    /// <summary>Its supply is cut: nothing lights, whatever is sent.</summary>
    public bool IsDead
    {
        get => isDead;
        set
        {
            lock (gate)
            {
                isDead = value;
                Feed();
            }
        }
    }

    /// <summary>Takes it off its nets.</summary>
    public void Dispose()
    {
        data.Sent -= Take;
        sense.Release();
    }

    private void Take(PulseTrain train)
    {
        if (train.HasCarrier)
        {
            return;
        }

        List<int> read = [];
        int bits = 0;
        int colour = 0;
        foreach (Pulse pulse in train.Pulses)
        {
            if (!pulse.Level)
            {
                continue;
            }

            colour = (colour << 1) | (pulse.Nanoseconds > LongestShortHigh ? 1 : 0);
            if (++bits == BitsPerPixel)
            {
                // Green comes first on the wire.
                read.Add(((colour >> 8) & 0xFF) << 16 | (colour >> 16) << 8 | (colour & 0xFF));
                bits = colour = 0;
            }
        }

        lock (gate)
        {
            pixels = [.. read];
            Pictures++;
            Feed();
        }
    }

    private void Feed() => sense.Drive(!isDead && Array.Exists(pixels, pixel => pixel != 0));
}
