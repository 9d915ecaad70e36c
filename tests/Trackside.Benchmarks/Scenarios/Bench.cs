using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using Trackside.Benchmarks.Calls;
using Trackside.Virtual;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>What a measurement works with: its meter, and the time of the chip it runs on.</summary>
internal sealed record Bench(Meter Meter, ManualTime Time)
{
    // A box's clock never reads 0 in real life.
    private const long StartMicroseconds = 1_000_000;

    /// <summary>Runs one measurement on the main thread of a virtual chip of its own.</summary>
    public static T On<T>(IReadOnlyList<Site> sites, Func<Bench, T> measure)
        where T : class
    {
        DirectoryInfo flash = Directory.CreateTempSubdirectory("trackside-bench-");
        ManualTime time = new();
        T? result = null;
        Exception? failure = null;
        using ManualResetEventSlim done = new();
        using (Chip chip = new(new ChipOptions { FlashFolder = flash.FullName, Time = time, ClockOffsetMicroseconds = StartMicroseconds }))
        {
            chip.PowerOn(() =>
            {
                try
                {
                    result = measure(new Bench(new Meter(sites), time));
                }
                catch (Exception e)
                {
                    failure = e;
                }
                finally
                {
                    done.Set();
                }
            });
            done.Wait();
        }

        flash.Delete(true);
        return result ?? throw new InvalidOperationException($"not measured: {failure?.Message}", failure);
    }
}
