using System.Collections.Generic;
using Trackside.Venue.Decoders;
using Trackside.Virtual;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>A transponder decoder in simulated time: a status each four seconds, passings, and again those it is asked for.</summary>
internal sealed class WorldDecoder
{
    private const uint Id = 268_051;
    private const uint Transponder = 3_292_480;

    // A decoder tells of a transponder when it has left the loop.
    private const double LoopSeconds = 0.25;
    private readonly World world;
    private readonly VirtualUart uart;
    private readonly List<byte[]> sent = [];

    /// <summary>Wires a decoder and lets it speak.</summary>
    public WorldDecoder(World world, VirtualUart uart)
    {
        this.world = world;
        this.uart = uart;
        uart.Sent += TakeRequest;
        world.Repeat(4, () => Say(P3Frame.Status(Noise, 22, 118, Id)));
    }

    /// <summary>The noise it states.</summary>
    public ushort Noise { get; set; } = 39;

    /// <summary>Whether its supply is off.</summary>
    public bool IsOff { get; set; }

    /// <summary>Whether it hears no request: then nothing is sent again.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>A bit of each byte is turned on the line: the ground is off.</summary>
    public bool IsNoisyLine { get; set; }

    /// <summary>A transponder passes.</summary>
    /// <param name="isLost">Whether its frame is lost on the line.</param>
    public void Pass(bool isLost = false)
    {
        byte[] frame = P3Frame.Passing((uint)sent.Count + 1, Transponder, world.Utc, 120, 40, 0, Id);
        sent.Add(frame);
        if (!isLost)
        {
            world.After(LoopSeconds, () => Say(frame));
        }
    }

    private void Say(byte[] frame)
    {
        if (IsOff)
        {
            return;
        }

        byte[] onLine = [.. frame];
        if (IsNoisyLine)
        {
            onLine[frame.Length / 2] ^= 0x10;
        }

        uart.Feed(onLine);
    }

    private void TakeRequest(byte[] bytes)
    {
        if (!IsDeaf && P3Frame.ResendOf(bytes) is (uint from, uint until))
        {
            for (uint number = from; number <= until && number <= sent.Count; number++)
            {
                Say(sent[(int)number - 1]);
            }
        }
    }
}
