using System;
using System.Threading;
using HostDirectory = System.IO.Directory;
using HostThread = System.Threading.Thread;

namespace Trackside.Virtual.Tests;

/// <summary>A chip on the bench: made, run, watched for failures and taken down.</summary>
internal sealed class Bench : IDisposable
{
    private const int BoundMilliseconds = 20_000;

    private readonly string folder = HostDirectory.CreateTempSubdirectory("trackside-chip-").FullName;
    private Exception? failure;

    internal Bench(Func<ChipOptions, ChipOptions>? change = null)
    {
        ChipOptions options = new() { FlashFolder = folder };
        Chip = new Chip(change?.Invoke(options) ?? options);
        Chip.ThreadFailed += thrown => Interlocked.CompareExchange(ref failure, thrown, null);
    }

    internal Chip Chip { get; }

    /// <summary>Waits for a condition, with a bound; a failed firmware thread ends the wait.</summary>
    internal static void Until(Func<bool> condition, string what, int milliseconds = BoundMilliseconds)
    {
        long end = Environment.TickCount64 + milliseconds;
        while (!condition())
        {
            Assert.IsLessThan(end, Environment.TickCount64, $"never: {what}");
            HostThread.Sleep(1);
        }
    }

    /// <summary>Powers on, runs a piece of firmware to its end, powers off, and throws what it threw.</summary>
    internal void Run(ThreadStart firmware)
    {
        using ManualResetEventSlim done = new(false);
        Chip.PowerOn(() =>
        {
            try
            {
                firmware();
            }
            finally
            {
                done.Set();
            }
        });
        Assert.IsTrue(done.Wait(3 * BoundMilliseconds), "the firmware did not come to its end");
        Chip.PowerOff();
        ThrowFailure();
    }

    internal void ThrowFailure()
    {
        if (Interlocked.Exchange(ref failure, null) is { } thrown)
        {
            throw new AssertFailedException("the firmware failed: " + thrown, thrown);
        }
    }

    public void Dispose()
    {
        Chip.Dispose();
        HostDirectory.Delete(folder, recursive: true);
    }
}
