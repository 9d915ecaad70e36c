using System;
using System.IO.Ports;
using System.Net;
using nanoFramework.Hardware.Esp32;
using nanoFramework.M2Mqtt.Messages;
using Trackside.Mosquitto;
using HostThread = System.Threading.Thread;

namespace Trackside.Virtual.Tests;

[TestClass]
[DoNotParallelize]
public class PowerCycleTests
{
    [TestMethod]
    public void Many_power_cycles_at_any_moment_leave_no_thread_and_no_descriptor()
    {
        const int Cycles = 150;
        using Bench bench = new();
        using MosquittoBroker broker = MosquittoBroker.Start();
        Random random = new(11);
        int before = 0;
        for (int cycle = 0; cycle < Cycles; cycle++)
        {
            // The first ones fill the pools of the runtime.
            before = cycle == 30 ? Descriptors() : before;
            bench.Chip.PowerOn(() => Firmware(broker.Port));
            HostThread.Sleep(random.Next(25));
            bench.Chip.NetworkCut = random.Next(4) == 0;
            bench.Chip.PowerOff();
            Assert.AreEqual(0, bench.Chip.ThreadCount, $"threads left by cycle {cycle}");
            bench.Chip.NetworkCut = false;
        }

        Assert.IsLessThan(before + 20, Descriptors(), $"{before} descriptors before");
        bench.ThrowFailure();
    }

    /// <summary>Opens one of everything and waits on each.</summary>
    private static void Firmware(int brokerPort)
    {
        FileStream log = new("I:\\log", System.IO.FileMode.OpenOrCreate);
        log.Write([1], 0, 1);
        Configuration.SetPinFunction(16, DeviceFunction.COM2_RX);
        Configuration.SetPinFunction(17, DeviceFunction.COM2_TX);
        SerialPort port = new("COM2");
        port.Open();
        new Thread(() => port.Read(new byte[1], 0, 1)).Start();
        new Thread(() =>
        {
            UdpClient udp = new();
            udp.Connect(new IPEndPoint(IPAddress.Loopback, 9));
            IPEndPoint from = new(IPAddress.Any, 0);
            udp.Receive(new byte[8], ref from);
        }).Start();
        MqttBox box = new(brokerPort);
        box.Client.Subscribe(["t"], [MqttQoSLevel.AtLeastOnce]);
        while (true)
        {
            box.Client.Publish("t", [1], null, null, MqttQoSLevel.AtLeastOnce, false);
            Thread.Sleep(10);
        }
    }

    private static int Descriptors() => System.IO.Directory.GetFiles("/proc/self/fd").Length;
}
