using System;
using System.IO;
using System.IO.Ports;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using HostStream = System.IO.FileStream;

namespace Trackside.Virtual.Tests;

[TestClass]
public class SerialTests
{
    [TestMethod]
    public void Port_reads_what_is_fed_in_order()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            using SerialPort port = Open();
            Chip.Current.Uart("COM2").Feed([1, 2, 3, 4]);
            Assert.AreEqual(4, port.BytesToRead);
            byte[] bytes = new byte[6];
            Assert.AreEqual(3, port.Read(bytes, 1, 3));
            CollectionAssert.AreEqual(new byte[] { 0, 1, 2, 3, 0, 0 }, bytes);
            Assert.AreEqual(1, port.BytesToRead);
        });
    }

    [TestMethod]
    public void Full_buffer_loses_what_comes_on_top_and_counts_it()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            using SerialPort port = Open();
            VirtualUart uart = Chip.Current.Uart("COM2");
            Assert.AreEqual(256, port.ReadBufferSize);
            uart.Feed(new byte[250]);
            uart.Feed([9, 9, 9, 9, 9, 9, 8, 8, 8, 8]);
            Assert.AreEqual(256, port.BytesToRead);
            Assert.AreEqual(4, uart.Overruns);
            byte[] bytes = new byte[256];
            port.Read(bytes, 0, 256);
            Assert.AreEqual(9, bytes[255]);
        });
    }

    [TestMethod]
    public void Buffer_is_sized_before_the_port_opens()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
            using SerialPort port = new("COM2", 115_200) { ReadBufferSize = 2_048 };
            port.Open();
            Assert.ThrowsExactly<InvalidOperationException>(() => port.ReadBufferSize = 512);
            Assert.AreEqual(2_048, Chip.Current.Uart("COM2").Free);
            Assert.ThrowsExactly<ArgumentException>(() => new SerialPort("COM2"), "claimed");
        });
    }

    [TestMethod]
    public void Port_without_pins_or_name_is_refused()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            using SerialPort port = new("COM2");
            Assert.ThrowsExactly<ArgumentException>(port.Open);
            Assert.ThrowsExactly<InvalidOperationException>(() => port.BytesToRead);
            Assert.ThrowsExactly<ArgumentException>(() => new SerialPort("COM9"));
        });
    }

    [TestMethod]
    public void Read_waits_for_all_bytes_or_times_out()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            using SerialPort port = Open();
            port.ReadTimeout = 20;
            Chip chip = Chip.Current;
            chip.Uart("COM2").Feed([1]);
            Assert.ThrowsExactly<TimeoutException>(() => port.Read(new byte[2], 0, 2));
            Assert.AreEqual(1, port.BytesToRead, "what came stays");
            port.ReadTimeout = Timeout.Infinite;
            new Thread(() => chip.Uart("COM2").Feed([2])).Start();
            Assert.AreEqual(2, port.Read(new byte[2], 0, 2));
        });
    }

    [TestMethod]
    public void Feeder_waits_for_room_and_loses_nothing()
    {
        using Bench bench = new();
        VirtualUart uart = bench.Chip.Uart("COM2");
        const int Chunks = 1_000;
        long sum = 0;
        int received = 0;
        bench.Chip.PowerOn(() =>
        {
            SerialPort port = Open();
            byte[] bytes = new byte[256];
            while (true)
            {
                int waiting = port.BytesToRead;
                if (waiting == 0)
                {
                    Thread.Sleep(0);
                    continue;
                }

                port.Read(bytes, 0, waiting);
                for (int i = 0; i < waiting; i++)
                {
                    sum += bytes[i];
                }

                received += waiting;
            }
        });
        byte[] chunk = new byte[100];
        Array.Fill(chunk, (byte)3);
        for (int i = 0; i < Chunks; i++)
        {
            Assert.IsTrue(uart.WaitForRoom(chunk.Length, 10_000));
            uart.Feed(chunk);
        }

        Bench.Until(() => received == Chunks * chunk.Length, "all bytes");
        bench.Chip.PowerOff();
        Assert.AreEqual(3L * Chunks * chunk.Length, sum);
        Assert.AreEqual(0, uart.Overruns);
    }

    [TestMethod]
    public void Paced_line_takes_the_time_of_its_baud_rate()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            using SerialPort port = Open();
            VirtualUart uart = Chip.Current.Uart("COM2");
            uart.Paced = true;
            ulong before = HighResTimer.GetCurrent();
            uart.Feed(new byte[192]);
            Assert.IsGreaterThanOrEqualTo(100_000ul, HighResTimer.GetCurrent() - before, "192 bytes of 10 bits at 19200");
        });
    }

    [TestMethod]
    public void Pty_echoes_through_a_file_of_another_program_and_hangs_up()
    {
        using Bench bench = new();
        string path = bench.Chip.Uart("COM2").OpenPty();
        Assert.AreEqual(path, bench.Chip.Uart("COM2").OpenPty());
        bench.Chip.PowerOn(() =>
        {
            SerialPort port = Open();
            byte[] one = new byte[1];
            while (true)
            {
                port.Read(one, 0, 1);
                one[0]++;
                port.Write(one, 0, 1);
            }
        });
        Bench.Until(() => bench.Chip.Uart("COM2").IsOpen, "the port open");
        using HostStream outside = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
        byte[] sent = [0, 3, 10, 13, 17, 26, 127, 254];
        outside.Write(sent);
        byte[] echoed = new byte[sent.Length];
        outside.ReadExactly(echoed);
        for (int i = 0; i < sent.Length; i++)
        {
            Assert.AreEqual(sent[i] + 1, echoed[i], "raw: no byte has a meaning");
        }

        bench.Chip.PowerOff();
        bench.Chip.Uart("COM2").ClosePty();
        Assert.IsFalse(System.IO.File.Exists(path), "gone once closed");
    }

    [TestMethod]
    public void Pty_leaves_no_descriptor_behind()
    {
        using Bench bench = new();
        VirtualUart uart = bench.Chip.Uart("COM1");
        int paths = 0;
        for (int i = 0; i < 50; i++)
        {
            string path = uart.OpenPty();
            uart.ClosePty();
            paths = int.Parse(path["/dev/pts/".Length..]);
        }

        Assert.IsLessThan(50, paths, "the system gives the same number again");
        Assert.IsFalse(Array.Exists(System.IO.Directory.GetFiles("/proc/self/fd"), link => System.IO.File.ResolveLinkTarget(link, false)?.FullName.Contains("ptmx") == true));
    }

    private static SerialPort Open()
    {
        Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        SerialPort port = new("COM2", 19_200);
        port.Open();
        return port;
    }
}
