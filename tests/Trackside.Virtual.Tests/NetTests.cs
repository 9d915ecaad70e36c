using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using HostUdp = System.Net.Sockets.UdpClient;

namespace Trackside.Virtual.Tests;

[TestClass]
public class NetTests
{
    [TestMethod]
    public void Datagram_goes_out_and_its_answer_comes_in()
    {
        using Bench bench = new();
        using Echo echo = new();
        bench.Run(() =>
        {
            UdpClient udp = Client(echo, 10_000);
            Assert.AreEqual(3, udp.Send([1, 2, 3]));
            byte[] buffer = new byte[48];
            IPEndPoint from = new(IPAddress.Any, 0);
            Assert.AreEqual(3, udp.Receive(buffer, ref from));
            Assert.AreEqual(echo.Port, from.Port);
            Assert.AreEqual(3, buffer[2]);
        });
    }

    [TestMethod]
    public void Receive_times_out_on_a_tick_with_a_socket_error()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            using UdpClient udp = new();
            udp.Connect(new IPEndPoint(IPAddress.Loopback, 9));
            udp.Client.ReceiveTimeout = 15;
            udp.Send([1]);
            ulong before = HighResTimer.GetCurrent();
            IPEndPoint from = new(IPAddress.Any, 0);
            SocketException thrown = Assert.ThrowsExactly<SocketException>(() => udp.Receive(new byte[1], ref from));
            Assert.AreEqual(SocketError.TimedOut, thrown.SocketErrorCode, "a closed port is silence, not an error");
            Assert.IsGreaterThanOrEqualTo(20_000ul, HighResTimer.GetCurrent() - before);
        });
    }

    [TestMethod]
    public void Cut_cable_loses_datagrams_both_ways_for_ever()
    {
        using Bench bench = new();
        using Echo echo = new();
        bench.Run(() =>
        {
            Chip chip = Chip.Current;
            UdpClient udp = Client(echo, 50);
            IPEndPoint from = new(IPAddress.Any, 0);
            byte[] buffer = new byte[8];
            chip.NetworkCut = true;
            Assert.AreEqual(1, udp.Send([1]));
            Assert.ThrowsExactly<SocketException>(() => udp.Receive(buffer, ref from));
            Assert.AreEqual(0, echo.Heard, "lost on its way out");
            chip.NetworkCut = false;
            udp.Send([2]);
            Bench.Until(() => udp.Available > 0, "the answer");
            chip.NetworkCut = true;
            Assert.AreEqual(0, udp.Available);
            chip.NetworkCut = false;
            Assert.ThrowsExactly<SocketException>(() => udp.Receive(buffer, ref from), "lost on its way in");
            udp.Send([3]);
            udp.Client.ReceiveTimeout = 10_000;
            Assert.AreEqual(1, udp.Receive(buffer, ref from));
            Assert.AreEqual(3, buffer[0]);
        });
    }

    [TestMethod]
    public void PowerOff_ends_a_blocked_receive()
    {
        using Bench bench = new();
        using ManualResetEventSlim waiting = new(false);
        bool lost = false;
        bench.Chip.PowerOn(() =>
        {
            UdpClient udp = new(0);
            IPEndPoint from = new(IPAddress.Any, 0);
            waiting.Set();
            try
            {
                udp.Receive(new byte[8], ref from);
            }
            catch (PowerLostException)
            {
                lost = true;
                throw;
            }
        });
        Assert.IsTrue(waiting.Wait(10_000));
        bench.Chip.PowerOff();
        Assert.IsTrue(lost);
        Assert.AreEqual(0, bench.Chip.ThreadCount);
    }

    private static UdpClient Client(Echo echo, int timeout)
    {
        UdpClient udp = new();
        udp.Connect(new IPEndPoint(IPAddress.Loopback, echo.Port));
        udp.Client.ReceiveTimeout = timeout;
        return udp;
    }

    /// <summary>Answers every datagram with itself.</summary>
    private sealed class Echo : IDisposable
    {
        private readonly HostUdp socket = new(new IPEndPoint(IPAddress.Loopback, 0));
        private int heard;

        internal Echo()
        {
            Port = ((IPEndPoint)socket.Client.LocalEndPoint!).Port;
            new System.Threading.Thread(Run) { IsBackground = true }.Start();
        }

        internal int Port { get; }

        internal int Heard => Volatile.Read(ref heard);

        public void Dispose() => socket.Dispose();

        private void Run()
        {
            try
            {
                IPEndPoint from = new(IPAddress.Any, 0);
                while (true)
                {
                    byte[] received = socket.Receive(ref from);
                    Interlocked.Increment(ref heard);
                    socket.Send(received, from);
                }
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                // Closed with the test.
            }
        }
    }
}
