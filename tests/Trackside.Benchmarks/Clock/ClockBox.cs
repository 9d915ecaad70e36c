using System;
using System.IO;
using System.Threading;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Virtual;

namespace Trackside.Benchmarks.Clock;

/// <summary>The clock of one box on a virtual chip: the firmware's own client, thread, socket and model. Stepped by one thread, which is its loop.</summary>
internal sealed class ClockBox : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("trackside-clock-").FullName;
    private readonly Chip chip;
    private readonly ExchangeRing exchanges = new(4);
    private readonly ManualResetEventSlim started = new(false);
    private ClockClient? client;

    /// <summary>Powers a chip on.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="driftPpm">How much faster than the host its crystal runs.</param>
    /// <param name="port">Where its time server answers.</param>
    public ClockBox(string name, double driftPpm, int port)
    {
        DriftPpm = driftPpm;
        chip = new Chip(new ChipOptions { Name = name, FlashFolder = folder, ClockDriftPartsPerMillion = driftPpm, ClockOffsetMicroseconds = 1_000_000 });
        chip.PowerOn(() => Main(port));
        started.Wait();
    }

    /// <summary>How much faster than the host its crystal runs.</summary>
    public double DriftPpm { get; }

    /// <summary>What it knows of UTC.</summary>
    public ClockModel Clock { get; } = new();

    /// <summary>Its monotonic microseconds.</summary>
    public long Now => chip.Now;

    /// <summary>A round of its loop.</summary>
    public void Step() => client!.Step(chip.Now);

    public void Dispose()
    {
        chip.Dispose();
        Directory.Delete(folder, recursive: true);
        started.Dispose();
    }

    private void Main(int port)
    {
        NtpClient query = new([new NtpServer(0, "127.0.0.1", port)], exchanges, new Trackside.Virtual.Shims.AutoResetEvent(false));
        query.Start();
        client = new ClockClient(query, exchanges, Clock);
        started.Set();
    }
}
