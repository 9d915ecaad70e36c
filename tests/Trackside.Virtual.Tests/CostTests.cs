using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Diagnostics;
using System.IO.Ports;
using System.Threading;
using nanoFramework.Hardware.Esp32;

namespace Trackside.Virtual.Tests;

[TestClass]
[DoNotParallelize]
public class CostTests
{
    [TestMethod]
    public void Hot_calls_allocate_nothing()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
            SerialPort port = new("COM2");
            port.Open();
            GpioPin pin = new GpioController().OpenPin(12, PinMode.Output);
            byte[] bytes = new byte[8];
            AutoResetEvent signal = new(false);
            void Loop(int times)
            {
                for (int i = 0; i < times; i++)
                {
                    HighResTimer.GetCurrent();
                    pin.Toggle();
                    pin.Write(PinValue.High);
                    pin.Read();
                    signal.Set();
                    signal.WaitOne(0, false);
                    if (port.BytesToRead > 0)
                    {
                        port.Read(bytes, 0, 1);
                    }
                }
            }

            Loop(1_000);
            long before = GC.GetAllocatedBytesForCurrentThread();
            Loop(10_000);
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
            Thread.Sleep(10);
            before = GC.GetAllocatedBytesForCurrentThread();
            Thread.Sleep(10);
            signal.WaitOne(10, false);
            Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before, "waiting");
        });
    }

    [TestMethod]
    public void Hundred_chips_at_a_hundred_loops_a_second_fit_a_part_of_one_core()
    {
        const int Chips = 100;
        const int Seconds = 3;
        List<Bench> benches = [];
        int[] loops = new int[Chips];
        try
        {
            for (int i = 0; i < Chips; i++)
            {
                Bench bench = new(o => o with { Name = "chip" });
                benches.Add(bench);
                int mine = i;
                bench.Chip.PowerOn(() =>
                {
                    GpioPin pin = new GpioController().OpenPin(12, PinMode.Output);
                    while (true)
                    {
                        HighResTimer.GetCurrent();
                        pin.Toggle();
                        loops[mine]++;
                        Thread.Sleep(10);
                    }
                });
            }

            Bench.Until(() => Array.TrueForAll(loops, made => made > 0), "all chips run");
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            int[] from = [.. loops];
            Stopwatch watch = Stopwatch.StartNew();
            System.Threading.Thread.Sleep(Seconds * 1_000);
            double cores = (Process.GetCurrentProcess().TotalProcessorTime - before) / watch.Elapsed;
            int least = int.MaxValue;
            for (int i = 0; i < Chips; i++)
            {
                least = Math.Min(least, loops[i] - from[i]);
            }

            System.Console.WriteLine($"{Chips} chips: {cores:F2} cores, the slowest {least / (double)Seconds:F0} loops a second");
            Assert.IsLessThan(1.0, cores);
        }
        finally
        {
            benches.ForEach(bench => bench.Dispose());
        }
    }
}
