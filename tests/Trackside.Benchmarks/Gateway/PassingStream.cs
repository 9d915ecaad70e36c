using System;
using System.Collections.Generic;
using System.Text;
using Trackside.Messages;

namespace Trackside.Benchmarks.Gateway;

/// <summary>The passings of a fleet of boxes as ready MQTT packets: making them costs nothing while it is measured.</summary>
internal sealed class PassingStream
{
    private const long FirstUtc = 1_795_340_000_000_000;
    private readonly byte[] packets;
    private readonly int[] ends;

    /// <summary>Makes the packets, the boxes in turn.</summary>
    /// <param name="venue">The venue in their topics: another one each time, so that nothing is stored twice.</param>
    /// <param name="boxes">How many boxes.</param>
    /// <param name="count">How many passings in all.</param>
    public PassingStream(string venue, int boxes, int count)
    {
        Count = count;
        List<byte> bytes = new(count * 300);
        ends = new int[count];
        PassingMessage message = new();
        FlatJsonWriter writer = new();
        byte[] payload = new byte[Limits.Payload];
        for (int i = 0; i < count; i++)
        {
            Fill(message, 1 + (i / boxes), i);
            int length = writer.Write(message, payload);
            MqttPacket.Publish(bytes, Topic.OfBox(venue, "kart", $"t{i % boxes}", What.Passing), payload.AsSpan(0, length), (ushort)(1 + (i % 60_000)));
            ends[i] = bytes.Count;
        }

        packets = [.. bytes];
    }

    /// <summary>How many there are.</summary>
    public int Count { get; }

    /// <summary>The packets of passings <paramref name="from"/> to before <paramref name="to"/>.</summary>
    public ReadOnlySpan<byte> Slice(int from, int to)
    {
        int start = from == 0 ? 0 : ends[from - 1];
        return packets.AsSpan(start, ends[to - 1] - start);
    }

    // Every field a decoder's passing has; a field of forty vehicles.
    private static void Fill(PassingMessage message, int seq, int i)
    {
        message.Clear();
        message.SetInteger(PassingMessage.Seq, seq);
        message.SetInteger(PassingMessage.Boot, 7);
        message.SetText(PassingMessage.Loop, "sf");
        message.SetInteger(PassingMessage.Utc, FirstUtc + (i * 1000L));
        message.SetInteger(PassingMessage.Uncertainty, 500);
        message.SetChoice(PassingMessage.Source, (int)CrossingSource.Decoder);
        message.SetInteger(PassingMessage.Own, FirstUtc + (i * 1000L) - 37);
        message.SetInteger(PassingMessage.Transponder, 3_000_000 + (i * 7 % 40));
        message.SetInteger(PassingMessage.Strength, 100 + (i % 50));
        message.SetInteger(PassingMessage.Hits, 30 + (i % 20));
    }
}
