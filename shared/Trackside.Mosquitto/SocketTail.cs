using System;
using System.Net.Sockets;

namespace Trackside.Mosquitto;

/// <summary>
/// Keeps a connection open behind the library's back until the broker has closed it. The library closes right after writing the goodbye; when
/// something it has not read is still coming, that resets the connection, the broker never sees the goodbye, and publishes the will.
/// </summary>
internal sealed class SocketTail : IDisposable
{
    private readonly Socket? socket;

    internal SocketTail(int socketOfLibrary)
    {
        int copy = socketOfLibrary < 0 ? -1 : Native.dup(socketOfLibrary);
        socket = copy < 0 ? null : new Socket(new SafeSocketHandle(copy, ownsHandle: true));
    }

    /// <summary>Ends the sending side, and reads away what comes until the broker closes or the time is over.</summary>
    internal void WaitForEnd(long deadline)
    {
        if (socket == null)
        {
            return;
        }

        Span<byte> ignored = stackalloc byte[1024];
        try
        {
            socket.Blocking = true; // the library, which had it otherwise, is done with it
            socket.Shutdown(SocketShutdown.Send);
            while (Wait(socket, deadline) && socket.Receive(ignored) > 0)
            {
            }
        }
        catch (SocketException)
        {
            // Closed by the broker first: that is an end too.
        }
    }

    public void Dispose() => socket?.Dispose();

    private static bool Wait(Socket socket, long deadline)
    {
        long left = Math.Max(0, deadline - Environment.TickCount64);
        return socket.Poll(TimeSpan.FromMilliseconds(left), SelectMode.SelectRead);
    }
}
