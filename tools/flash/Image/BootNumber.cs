using System;
using System.Buffers.Binary;
using Trackside.Messages;

namespace Trackside.Flash.Image;

/// <summary>
/// The boot number as the firmware keeps it, twice (<c>Supervision/BootCounter</c>): four bytes, low first, and their CRC-32. The box counts on
/// from it: its next boot bears the number after it.
/// </summary>
internal static class BootNumber
{
    /// <summary>Names of the two copies.</summary>
    public static readonly string[] Copies = ["boot", "boot2"];

    /// <summary>A box may have started unseen since it was last heard: bench, no network.</summary>
    public const int Margin = 100;

    /// <summary>The bytes of a copy.</summary>
    public static byte[] Record(int boot)
    {
        byte[] record = new byte[8];
        BinaryPrimitives.WriteInt32LittleEndian(record, boot);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(4), Crc32.Of(record, 0, 4));
        return record;
    }
}
