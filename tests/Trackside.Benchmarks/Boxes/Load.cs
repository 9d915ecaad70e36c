using System;
using System.Diagnostics;
using System.Threading;
using Trackside.Mosquitto;

namespace Trackside.Benchmarks.Boxes;

/// <summary>What this process used over a while, and what went over the broker.</summary>
/// <param name="Seconds">The while.</param>
/// <param name="Processor">Seconds of processor time in one second.</param>
/// <param name="Messages">Messages a second that the broker delivered to one who hears everything.</param>
/// <param name="Megabytes">Resident memory of the process at its end.</param>
/// <param name="Threads">Threads of the process at its end.</param>
internal sealed record Load(double Seconds, double Processor, double Messages, double Megabytes, int Threads);

/// <summary>Measures loads of this process. One thread.</summary>
internal sealed class LoadMeter : IDisposable
{
    private const double BytesPerMegabyte = 1_048_576;
    private readonly MosquittoClient listener = new(new MosquittoOptions { ClientId = "bench-listener" });
    private long heard;

    /// <summary>Begins to hear everything.</summary>
    public LoadMeter(int port)
    {
        using ManualResetEventSlim ready = new();
        listener.Connected += _ => listener.Subscribe("trackside/#", 0);
        listener.Subscribed += _ => ready.Set();
        listener.Message += (_, _, _, _, _) => Interlocked.Increment(ref heard);
        listener.Start("127.0.0.1", port);
        if (!ready.Wait(TimeSpan.FromSeconds(20)))
        {
            throw new TimeoutException("the listener did not connect within 20 s");
        }
    }

    /// <summary>Measures for a while.</summary>
    public Load Measure(TimeSpan span)
    {
        GC.Collect();
        using Process me = Process.GetCurrentProcess();
        TimeSpan before = me.TotalProcessorTime;
        long messages = Interlocked.Read(ref heard);
        Stopwatch since = Stopwatch.StartNew();
        Thread.Sleep(span);
        double seconds = since.Elapsed.TotalSeconds;
        messages = Interlocked.Read(ref heard) - messages;
        me.Refresh();
        return new Load(seconds, (me.TotalProcessorTime - before).TotalSeconds / seconds, messages / seconds, me.WorkingSet64 / BytesPerMegabyte, me.Threads.Count);
    }

    /// <inheritdoc/>
    public void Dispose() => listener.Dispose();
}
