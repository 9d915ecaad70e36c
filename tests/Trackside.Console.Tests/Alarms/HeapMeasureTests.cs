using System;
using System.IO;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Box;
using Trackside.Virtual;

namespace Trackside.Technician.Tests.Alarms;

/// <summary>What a box calls its free memory: the chip's own and the managed heap's are two, and the less one counts.</summary>
[TestClass]
public sealed class HeapMeasureTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-heap-");

    [TestCleanup]
    public void Remove_the_flash() => folder.Delete(recursive: true);

    [TestMethod]
    public void Free_memory_is_what_the_heap_had_left_where_that_is_less_than_the_chips_own()
    {
        using Chip chip = new(new ChipOptions { FlashFolder = folder.FullName, Seed = 1 });
        using ManualResetEventSlim done = new();
        long[] free = new long[3];
        Exception? fault = null;
        chip.PowerOn(() =>
        {
            try
            {
                Platform platform = new();
                free[0] = platform.FreeMemory;
                platform.MeasureHeap();
                free[1] = platform.FreeMemory;
                chip.MemoryTaken = 110_000;
                platform.MeasureHeap();
                chip.MemoryTaken = 0;
                free[2] = platform.FreeMemory;
            }
            catch (Exception caught)
            {
                fault = caught;
            }

            done.Set();
        });

        Assert.IsTrue(done.Wait(TimeSpan.FromSeconds(60)));
        Assert.IsNull(fault);
        Assert.IsLessThan(free[0], free[1]);
        Assert.AreEqual(free[1] - 110_000, free[2]);
    }
}
