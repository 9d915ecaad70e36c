using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;
using Trackside.Messages;

namespace Trackside.Venue.Drawing;

/// <summary>Writes a picture as PNG (W3C PNG specification: 8 bits a channel, no interlace). Any thread.</summary>
internal static class Png
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The bytes of the file.</summary>
    public static byte[] Of(Canvas canvas)
    {
        using MemoryStream file = new();
        file.Write(Signature);
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, canvas.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), canvas.Height);
        header[8] = 8;
        header[9] = 2;
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", Pixels(canvas));
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static byte[] Pixels(Canvas canvas)
    {
        using MemoryStream packed = new();
        using (ZLibStream zip = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            byte[] row = new byte[1 + (3 * canvas.Width)];
            for (int y = 0; y < canvas.Height; y++)
            {
                for (int x = 0; x < canvas.Width; x++)
                {
                    (row[1 + (3 * x)], row[2 + (3 * x)], row[3 + (3 * x)]) = canvas[x, y];
                }

                zip.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] content)
    {
        byte[] chunk = [.. Encoding.ASCII.GetBytes(type), .. content];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)Crc32.Of(chunk, 0, chunk.Length));
        file.Write(number);
    }
}
