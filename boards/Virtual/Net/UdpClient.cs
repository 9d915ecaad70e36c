using System;
using System.Net;
using System.Net.Sockets;

namespace Trackside.Virtual.Shims;

/// <summary>The device's <c>System.Net.Sockets.UdpClient</c> over a socket of the host; IPv4. One thread at a time, but for closing.</summary>
public sealed class UdpClient : IDisposable, IPowered, ICabled
{
    private const int NoTimeout = 0;

    private readonly Boot boot = Boot.Alive;
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly byte[] drain = new byte[1];
    private bool connected;
    private volatile bool disposed;

    /// <summary>Makes a client on a free port.</summary>
    public UdpClient() => boot.Attach(this);

    /// <summary>Makes a client on a port.</summary>
    /// <exception cref="SocketException">The port is taken.</exception>
    public UdpClient(int port)
        : this()
    {
        socket.Bind(new IPEndPoint(IPAddress.Any, port));
    }

    /// <summary>The socket: set its <c>ReceiveTimeout</c>, milliseconds.</summary>
    public Socket Client => socket;

    /// <summary>Bytes waiting to be received; 0 while the cable is out.</summary>
    public int Available
    {
        get
        {
            Check();
            return boot.Chip.NetworkCut ? 0 : socket.Available;
        }
    }

    /// <summary>Talks to one address alone from now on.</summary>
    public void Connect(IPEndPoint endPoint)
    {
        Check();
        socket.Connect(endPoint ?? throw new ArgumentNullException(nameof(endPoint)));
        connected = true;
    }

    /// <summary>Sends a datagram to the connected address; lost without a sign while the cable is out.</summary>
    /// <returns>Its length.</returns>
    /// <exception cref="InvalidOperationException">Not connected.</exception>
    public int Send(byte[] dgram)
    {
        Check();
        if (!connected)
        {
            throw new InvalidOperationException("The UdpClient is not connected.");
        }

        return boot.Chip.NetworkCut ? dgram.Length : Quietly(() => socket.Send(dgram), dgram.Length);
    }

    /// <summary>Sends a datagram.</summary>
    /// <returns>Its length.</returns>
    /// <exception cref="InvalidOperationException">Connected to one address.</exception>
    public int Send(byte[] dgram, IPEndPoint endPoint)
    {
        Check();
        if (connected)
        {
            throw new InvalidOperationException("The UdpClient is connected.");
        }

        return boot.Chip.NetworkCut ? dgram.Length : Quietly(() => socket.SendTo(dgram, endPoint), dgram.Length);
    }

    /// <summary>Waits for a datagram, for the socket's <c>ReceiveTimeout</c>.</summary>
    /// <param name="buffer">Where it goes; what does not fit is lost.</param>
    /// <param name="remoteEP">Where it came from.</param>
    /// <returns>Its length.</returns>
    /// <exception cref="SocketException">None came in time, or the client was closed.</exception>
    public int Receive(byte[] buffer, ref IPEndPoint remoteEP)
    {
        Check();
        Deadline deadline = new(socket.ReceiveTimeout == NoTimeout ? -1 : Ticks.RoundUp(socket.ReceiveTimeout));
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        try
        {
            while (true)
            {
                int left = deadline.Left;
                if (left == 0)
                {
                    throw new SocketException((int)SocketError.TimedOut);
                }

                // A poll also ends on a report that the other port is closed, which the device's stack tells nobody: taken off and forgotten.
                bool readable = socket.Poll(left < 0 ? -1 : left * 1000, SelectMode.SelectRead);
                int? length = readable ? TryReceive(buffer, ref from) : null;
                boot.Check();
                if (!readable)
                {
                    socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error);
                }
                else if (length is { } received)
                {
                    remoteEP = (IPEndPoint)from;
                    return received;
                }
            }
        }
        catch (Exception) when (boot.Dead)
        {
            throw new PowerLostException();
        }
        catch (ObjectDisposedException)
        {
            throw new SocketException((int)SocketError.Interrupted);
        }
    }

    /// <summary>Closes the socket; a waiting <see cref="Receive"/> ends.</summary>
    public void Close() => Dispose();

    /// <inheritdoc/>
    public void Dispose()
    {
        disposed = true;
        boot.Detach(this);
        socket.Dispose();
    }

    void IPowered.PowerLost() => socket.Dispose();

    void ICabled.CableChanged(bool cut)
    {
        // What came while the cable was out was never on it.
        EndPoint from = new IPEndPoint(IPAddress.Any, 0);
        try
        {
            while (!cut && socket.Available > 0)
            {
                TryReceive(drain, ref from);
            }
        }
        catch (ObjectDisposedException)
        {
            // Closed meanwhile.
        }
    }

    /// <summary>Takes what waits; null when that was an error report or came over a cable that is out.</summary>
    private int? TryReceive(byte[] buffer, ref EndPoint from)
    {
        try
        {
            int received = socket.ReceiveFrom(buffer, ref from);
            return boot.Chip.NetworkCut ? null : received;
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.MessageSize)
        {
            return null;
        }
    }

    private static int Quietly(Func<int> send, int length)
    {
        try
        {
            return send();
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionRefused or SocketError.NetworkUnreachable)
        {
            return length;
        }
    }

    private void Check()
    {
        boot.Check();
        ObjectDisposedException.ThrowIf(disposed, this);
    }
}
