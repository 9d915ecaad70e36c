using System;
using nanoFramework.Hardware.Esp32;

namespace Trackside.Virtual.Tests;

[TestClass]
public class ClockTests
{
    [TestMethod]
    public void Timer_starts_at_its_offset_and_drifts_as_told()
    {
        ManualTime time = new();
        using Bench bench = new(o => o with { Time = time, ClockOffsetMicroseconds = 5_000, ClockDriftPartsPerMillion = 10 });
        bench.Run(() =>
        {
            Assert.AreEqual(5_000ul, HighResTimer.GetCurrent());
            time.Advance(3_600_000_000);
            Assert.AreEqual(3_600_000_000ul + 5_000 + 36_000, HighResTimer.GetCurrent(), "10 ppm are 36 ms an hour");
        });
    }

    [TestMethod]
    public void Timer_is_continuous_when_the_drift_changes()
    {
        ManualTime time = new();
        using Bench bench = new(o => o with { Time = time, ClockDriftPartsPerMillion = -8 });
        time.Advance(1_000_000_000);
        Assert.AreEqual(1_000_000_000 - 8_000, bench.Chip.Now);
        bench.Chip.ClockDriftPartsPerMillion = 20;
        Assert.AreEqual(1_000_000_000 - 8_000, bench.Chip.Now, "no jump");
        time.Advance(1_000_000_000);
        Assert.AreEqual(2_000_000_000 - 8_000 + 20_000, bench.Chip.Now);
    }

    [TestMethod]
    public void Timer_never_runs_back_at_any_drift()
    {
        ManualTime time = new();
        Random random = new(7);
        using Bench bench = new(o => o with { Time = time });
        long last = bench.Chip.Now;
        for (int i = 0; i < 100_000; i++)
        {
            time.Advance(random.Next(50));
            if (i % 100 == 0)
            {
                bench.Chip.ClockDriftPartsPerMillion = random.Next(-100, 101);
            }

            long now = bench.Chip.Now;
            Assert.IsGreaterThanOrEqualTo(last, now);
            last = now;
        }
    }

    [TestMethod]
    public void Timer_starts_anew_at_each_power_on()
    {
        ManualTime time = new();
        using Bench bench = new(o => o with { Time = time, ClockOffsetMicroseconds = 100 });
        time.Advance(1_000_000);
        bench.Run(() => Assert.AreEqual(100ul, HighResTimer.GetCurrent()));
        time.Advance(1_000_000);
        bench.Run(() => Assert.AreEqual(100ul, HighResTimer.GetCurrent()));
    }

    [TestMethod]
    public void Timer_follows_the_host_when_no_time_is_given()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            ulong before = HighResTimer.GetCurrent();
            Thread.Sleep(100);
            ulong taken = HighResTimer.GetCurrent() - before;
            Assert.IsGreaterThanOrEqualTo(100_000ul, taken);
        });
    }
}
