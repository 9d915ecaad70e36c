using System.Threading;
using Trackside.Venue.Decoders;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>
/// A GNSS receiver with a time-mark input on a box's UART. It counts every edge and tells the last one of each epoch, as real ones do.
/// Any thread.
/// </summary>
internal sealed class VirtualReceiver(VirtualUart uart)
{
    /// <summary>Five epochs a second.</summary>
    public const long EpochMicroseconds = 200_000;

    private const uint AccuracyNanoseconds = 30;
    private readonly Lock gate = new();
    private ushort edges;
    private long? last;

    /// <summary>Whether it knows the time. Without, it goes on counting edges.</summary>
    public bool HasFix { get; set; } = true;

    /// <summary>A rising edge on its time-mark input, at the true time.</summary>
    public void Mark(long utc)
    {
        lock (gate)
        {
            edges++;
            last = utc;
        }
    }

    /// <summary>Ends an epoch: tells the time, and the last edge if there was one.</summary>
    public void EndEpoch()
    {
        lock (gate)
        {
            uart.Feed(UbxFrame.Epoch(WorldClock.Now, HasFix));
            if (last is long utc)
            {
                uart.Feed(UbxFrame.TimeMark(utc, edges, HasFix, AccuracyNanoseconds));
                last = null;
            }
        }
    }
}
