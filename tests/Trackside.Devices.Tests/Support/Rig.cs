using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Runtime.ExceptionServices;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Trackside.Virtual;

namespace Trackside.Devices.Tests;

/// <summary>A virtual chip whose firmware does what a test tells it to, one thing after the other, on its main thread.</summary>
internal sealed class Rig : IDisposable
{
    private const int BoundMilliseconds = 40_000;

    private readonly string folder = Directory.CreateTempSubdirectory("trackside-devices-").FullName;
    private readonly BlockingCollection<Action> work = [];
    private Exception? failure;

    internal Rig(Func<ChipOptions, ChipOptions>? change = null)
    {
        ChipOptions options = new() { FlashFolder = folder };
        Chip = new Chip(change?.Invoke(options) ?? options);
        Chip.ThreadFailed += thrown => Interlocked.CompareExchange(ref failure, thrown, null);
        Chip.PowerOn(Main);
    }

    internal Chip Chip { get; }

    /// <summary>Waits for a condition, with a bound.</summary>
    internal static void Until(Func<bool> condition, string what, int milliseconds = BoundMilliseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.IsLessThan(milliseconds, Stopwatch.GetElapsedTime(start).TotalMilliseconds, $"never: {what}");
            Thread.Sleep(1);
        }
    }

    /// <summary>Does something in the firmware and waits for it. What it throws is thrown here, the loss of power too.</summary>
    internal T Do<T>(Func<T> doing)
    {
        T? result = default;
        ExceptionDispatchInfo? thrown = null;
        using ManualResetEventSlim done = new(false);
        work.Add(() =>
        {
            try
            {
                result = doing();
            }
            catch (Exception caught)
            {
                thrown = ExceptionDispatchInfo.Capture(caught);
            }
            finally
            {
                done.Set();
            }
        });
        Assert.IsTrue(done.Wait(BoundMilliseconds), "the firmware did not come to its end");
        thrown?.Throw();
        return result!;
    }

    internal void Do(Action doing) => Do(() =>
    {
        doing();
        return true;
    });

    /// <summary>Cuts the power and gives it back.</summary>
    internal void Cycle()
    {
        Chip.PowerOff();
        Chip.PowerOn(Main);
    }

    public void Dispose()
    {
        Chip.Dispose();
        Directory.Delete(folder, recursive: true);
        work.Dispose();
        Assert.IsNull(failure, $"a thread of the firmware failed: {failure}");
    }

    private void Main()
    {
        while (true)
        {
            // Notices a loss of power between two pieces of work.
            HighResTimer.GetCurrent();
            if (work.TryTake(out Action? next, 5))
            {
                next();
            }
        }
    }
}
