using nanoFramework.Hardware.Esp32;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Virtual.Shims;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>
/// A time server that answers at once: 1 ms each way, UTC a fixed distance from the box's microseconds. The question itself goes the
/// device's way, to a client whose thread never starts.
/// </summary>
internal sealed class FakeClock(ExchangeRing exchanges) : IClockQuery
{
    /// <summary>UTC microseconds of the box's microsecond 0.</summary>
    public const long Offset = 1_780_000_000_000_000;

    private readonly NtpClient client = new([new NtpServer(0, "127.0.0.1", 123)], exchanges, new AutoResetEvent(false));

    /// <summary>Questions so far.</summary>
    public int Asked { get; private set; }

    /// <inheritdoc/>
    public int Failures => client.Failures;

    public void Ask()
    {
        Asked++;
        client.Ask();
        long now = (long)HighResTimer.GetCurrent();
        long there = now + Offset - 1000;
        exchanges.Put(now - 2000, there, there, now);
    }
}
