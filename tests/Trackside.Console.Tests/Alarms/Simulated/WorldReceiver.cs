using Trackside.Venue.Decoders;
using Trackside.Virtual;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>A GNSS receiver in simulated time: five epochs a second, the edges of its time-mark input.</summary>
internal sealed class WorldReceiver
{
    private readonly World world;
    private readonly VirtualUart uart;
    private ushort edges;
    private long? last;

    /// <summary>Wires a receiver and lets it speak.</summary>
    public WorldReceiver(World world, VirtualUart uart)
    {
        this.world = world;
        this.uart = uart;
        world.Repeat(0.2, EndEpoch);
    }

    /// <summary>Whether its antenna is out.</summary>
    public bool IsAntennaOut { get; set; }

    /// <summary>The first loop's line is joined to its time-mark input.</summary>
    public void Mark(int loop)
    {
        if (loop == 0)
        {
            edges++;
            last = world.Utc;
        }
    }

    private void EndEpoch()
    {
        if (!uart.IsOpen)
        {
            return;
        }

        uart.Feed(UbxFrame.Epoch(world.Utc, !IsAntennaOut));
        if (last is { } utc)
        {
            uart.Feed(UbxFrame.TimeMark(utc, edges, !IsAntennaOut, 30));
            last = null;
        }
    }
}
