using System;
using System.Threading;

namespace Trackside.Mosquitto;

/// <summary>The pauses before each new try to connect: doubling from <paramref name="FirstMilliseconds"/> to <paramref name="MaxMilliseconds"/>.</summary>
/// <param name="FirstMilliseconds">The pause after the first failure, above 0.</param>
/// <param name="MaxMilliseconds">The longest pause.</param>
public sealed record ReconnectDelay(int FirstMilliseconds = 200, int MaxMilliseconds = 5000)
{
    internal int Next(int current) => current == 0 ? FirstMilliseconds : Math.Min(current * 2, MaxMilliseconds);
}

/// <summary>
/// The thread of a started client. The library has one of its own, but that one ends silently on some errors, pauses in
/// whole seconds and can be stopped at once only by cancelling it, which a managed callback does not survive.
/// </summary>
internal sealed class BackgroundLoop
{
    private const int WaitMilliseconds = 50; // how long a goodbye may have to wait
    private readonly MosquittoClient client;
    private readonly string host;
    private readonly int port;
    private readonly ReconnectDelay delay;
    private readonly ManualResetEventSlim stop = new(false);
    private readonly Thread thread;

    internal BackgroundLoop(MosquittoClient client, string host, int port, ReconnectDelay delay)
    {
        this.client = client;
        this.host = host;
        this.port = port;
        this.delay = delay;
        thread = new Thread(Run) { IsBackground = true, Name = $"mqtt {client.ClientId}" };
        thread.Start();
    }

    internal void RequestStop() => stop.Set();

    /// <summary>Waits for the thread; a goodbye that cannot be sent in time is given up.</summary>
    internal void Join(int milliseconds)
    {
        if (thread == Thread.CurrentThread || thread.Join(milliseconds))
        {
            return;
        }

        client.Abort();
        thread.Join(milliseconds);
    }

    private void Run()
    {
        try
        {
            ConnectAndLoop();
        }
        catch (ObjectDisposedException) when (stop.IsSet)
        {
            // Disposed while a connect was still blocking: Join had given up on it.
        }
    }

    private void ConnectAndLoop()
    {
        int pause = 0;
        bool known = false;
        while (!stop.IsSet)
        {
            int code = known ? client.TryReconnect() : client.TryConnect(host, port);
            known = true; // even a failed connect leaves host and port with the library
            if (code == MosquittoError.Success && LoopUntilLost())
            {
                pause = 0;
            }

            pause = delay.Next(pause);
            stop.Wait(pause);
        }
    }

    /// <summary>True when the broker had accepted the connection. A goodbye that is wanted is said by the client's loop.</summary>
    private bool LoopUntilLost()
    {
        bool accepted = false;
        while (client.Loop(WaitMilliseconds))
        {
            accepted |= client.IsConnected;
        }

        return accepted;
    }
}
