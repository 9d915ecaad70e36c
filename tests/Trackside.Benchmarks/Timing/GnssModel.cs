using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Trackside.Benchmarks.Timing;

/// <summary>
/// A GNSS receiver with a time-mark input: one epoch a second, the last edge of each and the count of all, some tens of milliseconds of work
/// before it speaks.
/// </summary>
internal static class GnssModel
{
    /// <summary>Accuracy it states, nanoseconds.</summary>
    public const int AccuracyNanoseconds = 29;

    /// <summary>UTC microseconds of the world's nanosecond 0: the beginning of GPS week 2435, less the leap seconds.</summary>
    public const long UtcAtZero = 315_964_800_000_000 + (Week * 604_800_000_000L) - (Leap * 1_000_000L);

    private const int Week = 2435;
    private const int Leap = 18;
    private const long Second = 1_000_000_000;
    private const long Millisecond = 1_000_000;

    /// <summary>Says everything of a run on a line.</summary>
    /// <returns>The edges that were reported, nanoseconds of the world.</returns>
    public static List<long> Speak(TimedLine line, IReadOnlyList<long> rising, int seed)
    {
        Random random = new(seed);
        List<long> reported = [];
        int next = 0;
        for (long epoch = Second; next < rising.Count; epoch += Second)
        {
            int before = next;
            while (next < rising.Count && rising[next] < epoch)
            {
                next++;
            }

            long speaks = epoch + (long)((30 + (90 * random.NextDouble())) * Millisecond);
            line.Say(speaks, Frame(0x01, 0x20, Epoch(epoch)));
            if (next > before)
            {
                // Gaussian by the sum of twelve: half of what it states.
                double error = -6;
                for (int i = 0; i < 12; i++)
                {
                    error += random.NextDouble();
                }

                reported.Add(rising[next - 1]);
                line.Say(speaks, Frame(0x0D, 0x03, Mark(rising[next - 1] + (long)(error * AccuracyNanoseconds / 2), next)));
            }
        }

        return reported;
    }

    private static byte[] Epoch(long at)
    {
        byte[] payload = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(payload, (uint)(at / Millisecond));
        BinaryPrimitives.WriteInt16LittleEndian(payload.AsSpan(8), Week);
        payload[10] = Leap;
        payload[11] = 7;
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(12), AccuracyNanoseconds);
        return payload;
    }

    private static byte[] Mark(long at, int count)
    {
        byte[] payload = new byte[28];
        // New rising edge, time valid, UTC available, time base GNSS, running.
        payload[1] = 0x80 | 0x40 | 0x20 | 0x08 | 0x01;
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(2), (ushort)count);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(4), Week);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(6), Week);
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(8), (uint)(at / Millisecond));
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(12), (uint)(at % Millisecond));
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(24), AccuracyNanoseconds);
        return payload;
    }

    private static byte[] Frame(byte kind, byte id, byte[] payload)
    {
        byte[] frame = [0xB5, 0x62, kind, id, (byte)payload.Length, 0, .. payload, 0, 0];
        byte a = 0;
        byte b = 0;
        foreach (byte value in frame.AsSpan(2, payload.Length + 4))
        {
            a += value;
            b += a;
        }

        frame[^2] = a;
        frame[^1] = b;
        return frame;
    }
}
