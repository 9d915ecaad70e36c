using System;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Trackside.Benchmarks.Clock;

/// <summary>The network between one box and the time server: a port of the loopback that passes questions and answers on, late. A thread of its own.</summary>
internal sealed class LanRelay : IDisposable
{
    private const int PacketBytes = 128;
    private const double SleepsWell = 2_000;

    private readonly Socket near = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Socket far = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly LanDelay delay;
    private readonly Thread thread;
    private volatile bool isOver;

    public LanRelay(int serverPort, LanDelay delay)
    {
        this.delay = delay;
        near.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        near.ReceiveTimeout = 200;
        far.Connect(IPAddress.Loopback, serverPort);
        far.ReceiveTimeout = 500;
        thread = new Thread(Run) { IsBackground = true, Name = "lan" };
        thread.Start();
    }

    /// <summary>Where the box finds its server.</summary>
    public int Port => ((IPEndPoint)near.LocalEndPoint!).Port;

    public void Dispose()
    {
        isOver = true;
        thread.Join();
        near.Dispose();
        far.Dispose();
    }

    private void Run()
    {
        byte[] packet = new byte[PacketBytes];
        EndPoint box = new IPEndPoint(IPAddress.Loopback, 0);
        while (!isOver)
        {
            try
            {
                int length = near.ReceiveFrom(packet, ref box);
                Wait();
                far.Send(packet.AsSpan(0, length));
                length = far.Receive(packet);
                Wait();
                near.SendTo(packet.AsSpan(0, length), box);
            }
            catch (SocketException)
            {
                // Nobody asked, or nobody answers any more.
            }
        }
    }

    // Sleeping is good to a millisecond or so: the rest is spun.
    private void Wait()
    {
        long start = Stopwatch.GetTimestamp();
        double microseconds = delay.Next();
        if (microseconds > SleepsWell)
        {
            Thread.Sleep((int)((microseconds - SleepsWell) / 1_000));
        }

        while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < microseconds)
        {
            Thread.SpinWait(20);
        }
    }
}
