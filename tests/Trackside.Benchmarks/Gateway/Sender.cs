using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Trackside.Messages;

namespace Trackside.Benchmarks.Gateway;

/// <summary>
/// Sends a stream of passings to a broker at QoS 1 over one connection, and hears the gateway's acknowledgements. As plain as can be, so that little
/// of what is measured is its own.
/// </summary>
internal sealed class Sender : IDisposable
{
    private const int Burst = 64;
    private const int Patience = 30_000;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Dictionary<string, int> acked = [];
    private readonly byte[] buffer = new byte[1 << 16];
    private readonly FlatJsonReader reader = new();
    private readonly AckMessage ack = new();
    private readonly Thread thread;
    private int filled;
    private int settled;
    private int confirmed;

    public Sender(int port, string venue)
    {
        socket.Connect(IPAddress.Loopback, port);
        socket.Send(MqttPacket.Connect($"bench-{Guid.NewGuid():N}"));
        socket.Send(MqttPacket.Subscribe(Topic.OfBox(venue, "kart", "+", What.Ack)));
        thread = new Thread(Receive) { IsBackground = true };
        thread.Start();
    }

    /// <summary>Passings that the gateway has acknowledged, of all boxes.</summary>
    public int Settled => Volatile.Read(ref settled);

    /// <summary>Sends everything, never more than <paramref name="window"/> ahead of what has arrived or of what the broker has confirmed.</summary>
    /// <exception cref="TimeoutException">Nothing moved for half a minute.</exception>
    public void Send(PassingStream stream, int window, Func<int> arrived)
    {
        for (int sent = 0; sent < stream.Count;)
        {
            int next = Math.Min(sent + Burst, stream.Count);
            int least = next - window;
            WaitFor(() => arrived() >= least && Volatile.Read(ref confirmed) >= least);
            socket.Send(stream.Slice(sent, next));
            sent = next;
        }

        WaitFor(() => arrived() >= stream.Count);
    }

    public void Dispose()
    {
        socket.Dispose();
        thread.Join();
    }

    private static void WaitFor(Func<bool> condition)
    {
        long end = Environment.TickCount64 + Patience;
        while (!condition())
        {
            if (Environment.TickCount64 > end)
            {
                throw new TimeoutException("the stream of passings stands still");
            }

            Thread.Sleep(1);
        }
    }

    private void Receive()
    {
        try
        {
            int count;
            while ((count = socket.Receive(buffer, filled, buffer.Length - filled, SocketFlags.None)) > 0)
            {
                filled += count;
                TakePackets();
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Disposed: the end.
        }
    }

    private void TakePackets()
    {
        int at = 0;
        while (filled - at >= 2 && LengthOf(at, out int head) is { } length && filled - at >= head + length)
        {
            Take(buffer[at] & 0xF0, buffer.AsSpan(at + head, length));
            at += head + length;
        }

        buffer.AsSpan(at, filled - at).CopyTo(buffer);
        filled -= at;
    }

    private int? LengthOf(int at, out int head)
    {
        int length = 0;
        for (head = 1; head <= 4 && at + head < filled; head++)
        {
            length |= (buffer[at + head] & 127) << (7 * (head - 1));
            if (buffer[at + head] < 128)
            {
                head++;
                return length;
            }
        }

        return null;
    }

    private void Take(int kind, ReadOnlySpan<byte> body)
    {
        if (kind == MqttPacket.PublishAck)
        {
            Interlocked.Increment(ref confirmed);
        }
        else if (kind == 0x30)
        {
            int name = BinaryPrimitives.ReadUInt16BigEndian(body);
            TakeAck(Encoding.UTF8.GetString(body.Slice(2, name)), body[(2 + name)..].ToArray());
        }
    }

    private void TakeAck(string topic, byte[] payload)
    {
        if (reader.Read(payload, 0, payload.Length, ack))
        {
            int seq = (int)ack.GetInteger(AckMessage.Seq);
            int before = acked.GetValueOrDefault(topic);
            if (seq > before)
            {
                acked[topic] = seq;
                Interlocked.Add(ref settled, seq - before);
            }
        }
    }
}
