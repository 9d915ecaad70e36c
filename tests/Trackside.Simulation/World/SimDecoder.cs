using System.Buffers.Binary;
using System.Collections.Generic;
using Trackside.Core;

namespace Trackside.Simulation;

/// <summary>A decoder and its line: makes P3 frames, and holds what the box has not read. A box without power reads nothing, and what waits is lost.</summary>
internal sealed class SimDecoder : IByteSource
{
    private const int LengthAt = 2;
    private const int ChecksumAt = 4;
    private const int NumberAt = 12;
    private const int TransponderAt = 18;
    private const int TimeAt = 24;

    // A passing as a real decoder sent it: kart circuit, 2 March 2019, from vmindru/ambp3client (Apache-2.0).
    private readonly byte[] frame =
        Convert.FromHexString("8e02330053c800000100010451680200030473d75600040888f2fab51e8305000502b20006023400080200008104131804008f");

    private readonly P3Checksum checksum = new();
    private readonly Queue<byte> line = new();
    private int number;

    public int Errors => 0;

    // The box reads at the instant of its tick.
    public long ReadAt => 0;

    public bool IsEmpty => line.Count == 0;

    public int Read(byte[] target)
    {
        int count = Math.Min(target.Length, line.Count);
        for (int i = 0; i < count; i++)
        {
            target[i] = line.Dequeue();
        }

        return count;
    }

    public void Clear() => line.Clear();

    /// <summary>Reports a vehicle.</summary>
    /// <param name="transponder">Its number.</param>
    /// <param name="own">The decoder's time, in microseconds since 1970.</param>
    public void Tell(uint transponder, long own)
    {
        BinaryPrimitives.WriteInt32LittleEndian(frame.AsSpan(NumberAt), ++number);
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(TransponderAt), transponder);
        BinaryPrimitives.WriteInt64LittleEndian(frame.AsSpan(TimeAt), own);
        BinaryPrimitives.WriteInt16LittleEndian(frame.AsSpan(LengthAt), (short)frame.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(ChecksumAt), (ushort)checksum.Of(frame, frame.Length));
        for (int i = 0; i < frame.Length; i++)
        {
            bool isInside = i > 0 && i < frame.Length - 1;
            if (isInside && frame[i] is >= 0x8D and <= 0x8F)
            {
                line.Enqueue(0x8D);
                line.Enqueue((byte)(frame[i] + 0x20));
            }
            else
            {
                line.Enqueue(frame[i]);
            }
        }
    }
}
