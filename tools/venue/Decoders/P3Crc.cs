using System;

namespace Trackside.Venue.Decoders;

/// <summary>CRC-16 of a P3 frame: polynomial 0x1021, start 0xFFFF, over the whole unescaped frame with its own two bytes as zero.</summary>
internal static class P3Crc
{
    private static readonly ushort[] Table = MakeTable();

    /// <summary>The CRC of an unescaped frame, from 8E to 8F.</summary>
    public static ushort Of(ReadOnlySpan<byte> frame)
    {
        ushort crc = 0xFFFF;
        for (int i = 0; i < frame.Length; i++)
        {
            byte value = i is P3Frame.CrcAt or P3Frame.CrcAt + 1 ? (byte)0 : frame[i];
            crc = (ushort)(Table[crc >> 8] ^ (crc << 8) ^ value);
        }

        return crc;
    }

    private static ushort[] MakeTable()
    {
        ushort[] table = new ushort[256];
        for (int i = 0; i < table.Length; i++)
        {
            int value = i << 8;
            for (int bit = 0; bit < 8; bit++)
            {
                value = (value & 0x8000) != 0 ? (value << 1) ^ 0x1021 : value << 1;
            }

            table[i] = (ushort)value;
        }

        return table;
    }
}
