using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace Trackside.Virtual.Tests;

[TestClass]
public class PowerTests
{
    [TestMethod]
    public void Device_call_is_refused_where_no_chip_is()
    {
        Assert.ThrowsExactly<InvalidOperationException>(() => HighResTimer.GetCurrent());
        Assert.ThrowsExactly<InvalidOperationException>(() => _ = Chip.Current);
    }

    [TestMethod]
    public void Firmware_threads_carry_their_own_chip()
    {
        using Bench one = new(o => o with { Name = "one" });
        using Bench two = new(o => o with { Name = "two" });
        List<string> seen = [];
        void Firmware()
        {
            Thread thread = new(() =>
            {
                lock (seen)
                {
                    seen.Add(Chip.Current.Options.Name);
                }
            });
            thread.Start();
            thread.Join();
        }

        one.Run(Firmware);
        two.Run(Firmware);
        CollectionAssert.AreEqual(new[] { "one", "two" }, seen);
    }

    [TestMethod]
    public void PowerOff_unwinds_and_joins_every_waiting_thread()
    {
        using Bench bench = new();
        int unwound = 0;
        void Unwinding(ThreadStart wait)
        {
            try
            {
                wait();
            }
            catch (PowerLostException)
            {
                Interlocked.Increment(ref unwound);
                throw;
            }
        }

        bench.Chip.PowerOn(() =>
        {
            AutoResetEvent never = new(false);
            Thread sleeper = new(() => Unwinding(() => Thread.Sleep(Timeout.Infinite)));
            sleeper.Start();
            new Thread(() => Unwinding(() => never.WaitOne())).Start();
            new Thread(() => Unwinding(() => sleeper.Join())).Start();
            Unwinding(() =>
            {
                while (true)
                {
                    HighResTimer.GetCurrent();
                }
            });
        });
        Bench.Until(() => bench.Chip.ThreadCount == 4, "four threads run");
        bench.Chip.PowerOff();
        Assert.AreEqual(0, bench.Chip.ThreadCount);
        Assert.AreEqual(4, unwound);
        Assert.IsFalse(bench.Chip.IsPowered);
        bench.ThrowFailure();
    }

    [TestMethod]
    public void PowerOn_is_refused_while_the_power_is_on()
    {
        using Bench bench = new();
        bench.Chip.PowerOn(() => Thread.Sleep(Timeout.Infinite));
        Assert.ThrowsExactly<InvalidOperationException>(() => bench.Chip.PowerOn(() => { }));
        bench.Chip.PowerOff();
        bench.Chip.PowerOff();
        bench.Chip.PowerOn(() => { });
        Assert.AreEqual(2, bench.Chip.BootCount);
    }

    [TestMethod]
    public void Uncaught_exception_ends_its_thread_alone()
    {
        using Bench bench = new();
        using ManualResetEventSlim later = new(false);
        Exception? told = null;
        bench.Chip.ThreadFailed += thrown => told = thrown;
        bench.Chip.PowerOn(() =>
        {
            Thread failing = new(() => throw new NotSupportedException("on purpose"));
            failing.Start();
            failing.Join();
            later.Set();
        });
        Assert.IsTrue(later.Wait(10_000));
        Assert.IsInstanceOfType<NotSupportedException>(told);
    }

    [TestMethod]
    public void Reboot_keeps_flash_and_loses_ram()
    {
        using Bench bench = new();
        List<string> boots = [];
        bench.Chip.PowerOn(() =>
        {
            GpioController gpio = new();
            bool pinWasFree = !gpio.IsPinOpen(12);
            gpio.OpenPin(12, PinMode.Output).Write(PinValue.High);
            boots.Add($"free {pinWasFree} flash {File.Exists("I:\\count")} fresh {HighResTimer.GetCurrent() < 1_000_000}");
            if (boots.Count == 1)
            {
                File.WriteAllBytes("I:\\count", [1]);
                Power.RebootDevice();
                boots.Add("never here");
            }
        });
        Bench.Until(() => boots.Count == 2, "the second boot");
        CollectionAssert.AreEqual(new[] { "free True flash False fresh True", "free True flash True fresh True" }, boots);
        Assert.AreEqual(2, bench.Chip.BootCount);
    }

    [TestMethod]
    public void PowerOff_during_a_reboot_wins()
    {
        using Bench bench = new();
        using ManualResetEventSlim asked = new(false);
        bench.Chip.PowerOn(() =>
        {
            asked.Set();
            Power.RebootDevice();
        });
        Assert.IsTrue(asked.Wait(10_000));
        bench.Chip.PowerOff();
        int boots = bench.Chip.BootCount;
        System.Threading.Thread.Sleep(200);
        Assert.IsFalse(bench.Chip.IsPowered);
        Assert.AreEqual(boots, bench.Chip.BootCount);
    }

    [TestMethod]
    public void SystemInfo_names_the_virtual_target()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            Assert.AreEqual("VIRTUAL", SystemInfo.TargetName);
            Assert.AreEqual(1, SystemInfo.Version.Major);
            NativeMemory.GetMemoryInfo(NativeMemory.MemoryType.Internal, out uint total, out uint free, out uint largest);
            Assert.IsTrue(total > free && free >= largest && largest > 0);
        });
    }
}
