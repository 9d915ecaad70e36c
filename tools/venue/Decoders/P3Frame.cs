using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Trackside.Venue.Decoders;

/// <summary>
/// P3 frames as a MYLAPS/AMB decoder sends them: 8E, version, length (2), CRC (2), flags (2), record type (2), tag-length-value fields, 8F;
/// little-endian; 8D, 8E and 8F inside are sent as 8D and the byte plus 0x20. Length counts the unescaped frame.
/// </summary>
internal static class P3Frame
{
    /// <summary>Where the CRC stands in an unescaped frame.</summary>
    public const int CrcAt = 4;

    private const byte Start = 0x8E;
    private const byte End = 0x8F;
    private const byte Escape = 0x8D;
    private const byte Version = 2;
    private const int LengthAt = 2;
    private const int TypeAt = 8;
    private const int FieldsAt = 10;

    /// <summary>A passing, escaped and sealed.</summary>
    /// <param name="number">The decoder's own count of passings.</param>
    /// <param name="transponder">The vehicle's transponder.</param>
    /// <param name="microseconds">The decoder's clock, since 1970.</param>
    /// <param name="strength">Signal, usually 60 to 190.</param>
    /// <param name="hits">How often it was heard, usually 30 to 50.</param>
    /// <param name="flags">The decoder's flags.</param>
    /// <param name="decoder">The decoder's own id.</param>
    public static byte[] Passing(uint number, uint transponder, long microseconds, ushort strength, ushort hits, ushort flags, uint decoder)
    {
        List<byte> frame = Begin(1);
        Field(frame, 0x01, number, 4);
        Field(frame, 0x03, transponder, 4);
        Field(frame, 0x04, (ulong)microseconds, 8);
        Field(frame, 0x05, strength, 2);
        Field(frame, 0x06, hits, 2);
        Field(frame, 0x08, flags, 2);
        Field(frame, 0x81, decoder, 4);
        return Finish(frame);
    }

    /// <summary>A status message, escaped and sealed.</summary>
    /// <param name="noise">Loop noise; under about 40 is normal.</param>
    /// <param name="temperature">Degrees Celsius.</param>
    /// <param name="voltage">Tenths of a volt.</param>
    /// <param name="decoder">The decoder's own id.</param>
    public static byte[] Status(ushort noise, ushort temperature, byte voltage, uint decoder)
    {
        List<byte> frame = Begin(2);
        Field(frame, 0x01, noise, 2);
        Field(frame, 0x07, temperature, 2);
        Field(frame, 0x0C, voltage, 1);
        Field(frame, 0x06, 0, 1);
        Field(frame, 0x81, decoder, 4);
        return Finish(frame);
    }

    /// <summary>Whether the bytes are one whole frame with its right CRC.</summary>
    public static bool IsSound(ReadOnlySpan<byte> raw)
    {
        byte[] frame = Unescape(raw);
        return frame.Length > FieldsAt && frame[0] == Start && frame[^1] == End
            && P3Crc.Of(frame) == BinaryPrimitives.ReadUInt16LittleEndian(frame.AsSpan(CrcAt));
    }

    /// <summary>The decoder's time in a passing, or null where the bytes are no sound passing. Paces a replay; the box judges for itself.</summary>
    public static long? TimeOf(ReadOnlySpan<byte> raw)
    {
        byte[] frame = Unescape(raw);
        bool passing = IsSound(raw) && frame[TypeAt] == 1;
        for (int at = FieldsAt; passing && at + 2 <= frame.Length - 1; at += 2 + frame[at + 1])
        {
            if (frame[at] == 0x04 && frame[at + 1] == 8 && at + 10 < frame.Length)
            {
                return BinaryPrimitives.ReadInt64LittleEndian(frame.AsSpan(at + 2));
            }
        }

        return null;
    }

    /// <summary>The range a RESEND asks for (type 4, tags 01 and 02), or null where the bytes are none.</summary>
    public static (uint From, uint Until)? ResendOf(ReadOnlySpan<byte> raw)
    {
        byte[] frame = Unescape(raw);
        return IsSound(raw) && frame[TypeAt] == 4 && FieldOf(frame, 0x01) is uint from && FieldOf(frame, 0x02) is uint until ? (from, until) : null;
    }

    private static uint? FieldOf(byte[] frame, byte tag)
    {
        for (int at = FieldsAt; at + 2 <= frame.Length - 1; at += 2 + frame[at + 1])
        {
            if (frame[at] == tag && frame[at + 1] == 4 && at + 6 < frame.Length)
            {
                return BinaryPrimitives.ReadUInt32LittleEndian(frame.AsSpan(at + 2));
            }
        }

        return null;
    }

    private static List<byte> Begin(ushort type) => [Start, Version, 0, 0, 0, 0, 0, 0, (byte)type, (byte)(type >> 8)];

    private static void Field(List<byte> frame, byte tag, ulong value, int size)
    {
        frame.Add(tag);
        frame.Add((byte)size);
        for (int i = 0; i < size; i++)
        {
            frame.Add((byte)(value >> (8 * i)));
        }
    }

    private static byte[] Finish(List<byte> frame)
    {
        frame.Add(End);
        frame[LengthAt] = (byte)frame.Count;
        frame[LengthAt + 1] = (byte)(frame.Count >> 8);
        ushort crc = P3Crc.Of(frame.ToArray());
        frame[CrcAt] = (byte)crc;
        frame[CrcAt + 1] = (byte)(crc >> 8);
        List<byte> sent = [Start];
        foreach (byte value in frame[1..^1])
        {
            if (value is Escape or Start or End)
            {
                sent.Add(Escape);
                sent.Add((byte)(value + 0x20));
            }
            else
            {
                sent.Add(value);
            }
        }

        sent.Add(End);
        return [.. sent];
    }

    private static byte[] Unescape(ReadOnlySpan<byte> raw)
    {
        List<byte> plain = new(raw.Length);
        bool escaped = false;
        foreach (byte value in raw)
        {
            if (value == Escape && !escaped)
            {
                escaped = true;
                continue;
            }

            plain.Add(escaped ? (byte)(value - 0x20) : value);
            escaped = false;
        }

        return [.. plain];
    }
}
