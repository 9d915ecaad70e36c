using System;
using System.Buffers.Binary;

namespace Trackside.Venue.Decoders;

/// <summary>
/// UBX frames as a u-blox receiver sends them: B5 62, class, id, length (2, little-endian), payload, 8-bit Fletcher checksum over all from
/// class to payload.
/// </summary>
internal static class UbxFrame
{
    /// <summary>Leap seconds between GPS time and UTC in the simulated world, as in the real one of 2026.</summary>
    public const int LeapSeconds = 18;

    private const long GpsEpochMicroseconds = 315_964_800_000_000;
    private const long WeekMicroseconds = 604_800_000_000;

    /// <summary>TIM-TM2 of a rising edge, in GNSS time.</summary>
    /// <param name="utc">When, in microseconds since 1970 UTC.</param>
    /// <param name="count">Rising edges so far.</param>
    /// <param name="hasFix">Whether the receiver knows the time.</param>
    /// <param name="accuracy">Stated accuracy in nanoseconds.</param>
    public static byte[] TimeMark(long utc, ushort count, bool hasFix, uint accuracy)
    {
        (ushort week, uint milliseconds, int rest) = GpsTime(utc);
        byte[] payload = new byte[28];
        payload[1] = (byte)(hasFix ? 0x81 | 0x40 | 0x08 : 0x81);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(2), count);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(4), week);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(6), week);
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(8), milliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(12), rest * 1000);
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(24), accuracy);
        return Frame(0x0D, 0x03, payload);
    }

    /// <summary>NAV-TIMEGPS of an epoch.</summary>
    public static byte[] Epoch(long utc, bool hasFix)
    {
        (ushort week, uint milliseconds, int rest) = GpsTime(utc);
        byte[] payload = new byte[16];
        BinaryPrimitives.WriteUInt32LittleEndian(payload, milliseconds);
        BinaryPrimitives.WriteInt32LittleEndian(payload.AsSpan(4), rest * 1000);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(8), week);
        payload[10] = LeapSeconds;
        payload[11] = (byte)(hasFix ? 7 : 0);
        BinaryPrimitives.WriteUInt32LittleEndian(payload.AsSpan(12), 25);
        return Frame(0x01, 0x20, payload);
    }

    private static (ushort Week, uint Milliseconds, int Microseconds) GpsTime(long utc)
    {
        long gps = utc + (LeapSeconds * 1_000_000L) - GpsEpochMicroseconds;
        long inWeek = gps % WeekMicroseconds;
        return ((ushort)(gps / WeekMicroseconds), (uint)(inWeek / 1000), (int)(inWeek % 1000));
    }

    private static byte[] Frame(byte kind, byte id, byte[] payload)
    {
        byte[] frame = [0xB5, 0x62, kind, id, (byte)payload.Length, (byte)(payload.Length >> 8), .. payload, 0, 0];
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
