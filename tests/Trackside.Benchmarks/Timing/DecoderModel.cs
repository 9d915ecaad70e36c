using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using Trackside.Core;

namespace Trackside.Benchmarks.Timing;

/// <summary>
/// A transponder decoder: its own clock, offset and up to 20 ppm off; a stamp within the 1.5 ms between two hits; a frame once the
/// transponder has left the loop.
/// </summary>
internal static class DecoderModel
{
    private const long Millisecond = 1_000_000;
    private const long OwnAtZero = 1_551_542_800_000_000;
    private const long LeastApart = 15 * Millisecond;

    /// <summary>Says everything of a run on a line.</summary>
    /// <returns>The crossings it reported, nanoseconds of the world: a bouncing contact is nothing to it.</returns>
    public static List<long> Speak(TimedLine line, IReadOnlyList<long> rising, int seed)
    {
        Random random = new(seed);
        double drift = ((40 * random.NextDouble()) - 20) * 1e-6;
        List<long> reported = [];
        long last = long.MinValue / 2;
        foreach (long at in rising)
        {
            if (at - last < LeastApart)
            {
                continue;
            }

            last = at;
            reported.Add(at);
            double stamped = (at / 1000.0 * (1 + drift)) + ((random.NextDouble() - 0.5) * 1500);
            long hold = (long)((20 + (280 * random.NextDouble())) * Millisecond);
            line.Say(at + hold, Passing(reported.Count, OwnAtZero + (long)stamped));
        }

        return reported;
    }

    private static byte[] Passing(int number, long own)
    {
        byte[] frame = Convert.FromHexString("8e02330000000000010001040000000003040100000004080000000000000000" + "0502b20006023400080200008104131804008f");
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(12), number);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(24), own);
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(4), (ushort)new P3Checksum().Of(frame, frame.Length));
        List<byte> line = [frame[0]];
        foreach (byte value in frame.AsSpan(1, frame.Length - 2))
        {
            bool marks = value is >= 0x8D and <= 0x8F;
            line.AddRange(marks ? [0x8D, (byte)(value + 0x20)] : [value]);
        }

        line.Add(frame[^1]);
        return [.. line];
    }
}
