using System;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;

namespace Trackside.Mosquitto;

/// <summary>Receives one message.</summary>
/// <param name="topic">Its topic.</param>
/// <param name="payload">Its content: valid only during the call.</param>
/// <param name="qos">0 to 2.</param>
/// <param name="retain">True for a copy that the broker kept, delivered on subscribing.</param>
/// <param name="mid">The message id; 0 at QoS 0.</param>
public delegate void MosquittoMessageHandler(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, int mid);

/// <summary>
/// One MQTT 3.1.1 client over libmosquitto. It runs in one of two ways:
/// <list type="bullet">
/// <item><see cref="Connect"/>, then <see cref="Loop"/> again and again on a thread of the caller: no reconnect.</item>
/// <item><see cref="Start"/>: a thread of this client connects, loops, and reconnects after a pause.</item>
/// </list>
/// Threads: events are raised on the thread that loops, one at a time. Every method may be called from any thread, and from inside an
/// event except <see cref="Loop"/>. What an event handler throws leaves through <see cref="Loop"/>; on the client's own thread it
/// ends the process like any unhandled exception. A handler that blocks stops the client's traffic, keep-alive included.
/// </summary>
public sealed partial class MosquittoClient : IDisposable
{
    private const int OptionSendMaximum = 5;
    private const int OptionNoDelay = 11;
    private const int StopMilliseconds = 2000;

    private readonly MosquittoHandle handle;
    private readonly MosquittoOptions options;
    private readonly Lock loopGate = new();
    private BackgroundLoop? background;
    private volatile bool connected;
    private volatile bool goodbyeWanted;

    /// <summary>Makes a client; nothing is sent yet.</summary>
    /// <exception cref="MosquittoException">An option is refused, or libmosquitto is missing.</exception>
    public MosquittoClient(MosquittoOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.KeepAliveSeconds, 5, "KeepAliveSeconds");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.KeepAliveSeconds, 65535, "KeepAliveSeconds");
        this.options = options;
        MosquittoLibrary.Load();
        handle = MosquittoHandle.Create(options.ClientId.Length == 0 ? null : options.ClientId, options.CleanSession, this);
        try
        {
            Configure();
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>The broker answered a connection: 0 accepted, 1 to 5 refused (<see cref="MosquittoException.ConnectText"/>).</summary>
    public event Action<int>? Connected;

    /// <summary>The connection ended: 0 after <see cref="Disconnect"/>, else the library's code.</summary>
    public event Action<int>? Disconnected;

    /// <summary>A message came.</summary>
    public event MosquittoMessageHandler? Message;

    /// <summary>The message with this id is sent (QoS 0) or confirmed by the broker (QoS 1, 2).</summary>
    public event Action<int>? Published;

    /// <summary>The broker confirmed the subscription with this id.</summary>
    public event Action<int>? Subscribed;

    /// <summary>The client's id as configured.</summary>
    public string ClientId => options.ClientId;

    /// <summary>True between the broker's acceptance and the end of that connection.</summary>
    public bool IsConnected => connected;

    /// <summary>The code that ended the last <see cref="Loop"/>, 0 while all is well.</summary>
    public int LastError { get; private set; }

    /// <summary>Opens the connection for a caller that loops itself. The broker's answer comes as <see cref="Connected"/>.</summary>
    /// <param name="host">A name or literal address; a name blocks while it is resolved.</param>
    /// <param name="port">1 to 65535.</param>
    /// <exception cref="MosquittoException">No TCP or TLS connection could be made.</exception>
    public void Connect(string host, int port)
    {
        MosquittoException.ThrowIfFailed(TryConnect(host, port), $"cannot connect to {host}:{port}");
    }

    /// <summary>Connects on a thread of the client and keeps reconnecting until <see cref="Disconnect"/> or <see cref="Dispose"/>.</summary>
    /// <param name="host">A name or literal address.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="reconnect">The pauses between tries; null for the default.</param>
    public void Start(string host, int port, ReconnectDelay? reconnect = null)
    {
        if (background != null)
        {
            throw new InvalidOperationException("the client is started already");
        }

        background = new BackgroundLoop(this, host, port, reconnect ?? new ReconnectDelay());
    }

    /// <summary>
    /// Waits up to <paramref name="timeoutMilliseconds"/> for traffic, reads, writes, keeps alive and raises events.
    /// A publish from another thread ends the wait.
    /// </summary>
    /// <returns>False when there is no connection any more; <see cref="LastError"/> says why.</returns>
    public bool Loop(int timeoutMilliseconds)
    {
        if (loopGate.IsHeldByCurrentThread)
        {
            throw new InvalidOperationException("Loop was called from inside an event of the same client");
        }

        lock (loopGate)
        {
            LastError = Native.mosquitto_loop(handle, timeoutMilliseconds, 1);
            if (goodbyeWanted)
            {
                SayGoodbye();
            }

            RethrowFromHandler();
            return LastError == MosquittoError.Success;
        }
    }

    /// <summary>Asks for messages of a topic pattern. Confirmed as <see cref="Subscribed"/>.</summary>
    /// <returns>The message id of the request.</returns>
    /// <exception cref="MosquittoException">There is no connection, or the pattern is malformed.</exception>
    public int Subscribe(string pattern, int qos)
    {
        MosquittoException.ThrowIfFailed(Native.mosquitto_subscribe(handle, out int mid, pattern, qos), $"cannot subscribe to {pattern}");
        return mid;
    }

    /// <summary>Ends a subscription.</summary>
    /// <exception cref="MosquittoException">There is no connection, or the pattern is malformed.</exception>
    public void Unsubscribe(string pattern)
    {
        MosquittoException.ThrowIfFailed(Native.mosquitto_unsubscribe(handle, out _, pattern), $"cannot unsubscribe from {pattern}");
    }

    /// <summary>
    /// Hands a message to the library. Written by the thread that loops. At QoS 1 and 2 without a connection the library keeps it for the next
    /// one; at QoS 0 that is an error.
    /// </summary>
    /// <returns>The message id, named again by <see cref="Published"/>.</returns>
    /// <exception cref="MosquittoException">Refused: no connection at QoS 0, a malformed topic, too large.</exception>
    public int Publish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain)
    {
        int code = TryPublish(topic, payload, qos, retain, out int mid);
        MosquittoException.ThrowIfFailed(code, $"cannot publish to {topic}");
        return mid;
    }

    /// <summary>Like <see cref="Publish"/>, but returns the library's code instead of throwing; a disposed client has no connection. Allocates nothing.</summary>
    public unsafe int TryPublish(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, out int mid)
    {
        Span<byte> name = stackalloc byte[512];
        if (Encoding.UTF8.GetMaxByteCount(topic.Length) >= name.Length)
        {
            name = new byte[Encoding.UTF8.GetMaxByteCount(topic.Length) + 1];
        }

        name[Encoding.UTF8.GetBytes(topic, name)] = 0;
        fixed (byte* topicBytes = name)
        fixed (byte* payloadBytes = payload)
        {
            try
            {
                int code = Native.mosquitto_publish(handle, out mid, topicBytes, payload.Length, payloadBytes, qos, retain);

                // Above QoS 0 the library says that it has no connection, and keeps the message for the next one all the same.
                return code == MosquittoError.NoConnection && qos > 0 ? MosquittoError.Success : code;
            }
            catch (ObjectDisposedException)
            {
                mid = 0;
                return MosquittoError.NoConnection;
            }
        }
    }

    /// <summary>
    /// Sends what is published, then the goodbye (no will), for up to 2 s; stops the thread of <see cref="Start"/>. A loop that waits on
    /// another thread finishes its wait first. Called from inside an event, the goodbye follows when that event is over.
    /// </summary>
    public void Disconnect()
    {
        goodbyeWanted = true;
        background?.RequestStop();
        if (loopGate.IsHeldByCurrentThread)
        {
            return;
        }

        background?.Join(StopMilliseconds);
        lock (loopGate)
        {
            if (goodbyeWanted)
            {
                SayGoodbye();
                RethrowFromHandler();
            }
        }
    }

    /// <summary>
    /// Breaks the connection without a goodbye, so the broker publishes the will. A client that was started reconnects;
    /// one that is looped sees <see cref="Loop"/> return false.
    /// </summary>
    public void Abort()
    {
        try
        {
            Native.shutdown(Native.mosquitto_socket(handle), 2);
        }
        catch (ObjectDisposedException)
        {
            // Disposed meanwhile: the connection is closed already.
        }
    }

    /// <summary>Stops the client's thread and closes the connection without a goodbye: call <see cref="Disconnect"/> first for a polite end.</summary>
    public void Dispose()
    {
        background?.RequestStop();
        connected = false;
        Abort();
        if (!loopGate.IsHeldByCurrentThread)
        {
            background?.Join(StopMilliseconds);
        }

        handle.Dispose();
    }

    internal int TryConnect(string host, int port) => Native.mosquitto_connect(handle, host, port, options.KeepAliveSeconds);

    internal int TryReconnect() => Native.mosquitto_reconnect(handle);

    // From the moment the library is told to disconnect it takes whatever arrives, even a confirmation, for an error and closes at once. So
    // nothing may be read between telling it and writing the goodbye, behind everything that was to be written before it.
    private void SayGoodbye()
    {
        goodbyeWanted = false;
        LastError = MosquittoError.NoConnection;
        using var tail = new SocketTail(Native.mosquitto_socket(handle));
        Native.mosquitto_disconnect(handle);
        long deadline = Environment.TickCount64 + StopMilliseconds;
        while (Native.mosquitto_socket(handle) >= 0 && Environment.TickCount64 < deadline)
        {
            if (Native.mosquitto_loop_write(handle, 1) == MosquittoError.Success && Native.mosquitto_socket(handle) >= 0)
            {
                Thread.Sleep(1); // the socket's buffer is full
            }
        }

        tail.WaitForEnd(deadline);
    }

    private unsafe void Configure()
    {
        SetCallbacks();

        // Publishing from other threads is then queued and written by the thread that loops.
        MosquittoException.ThrowIfFailed(Native.mosquitto_threaded_set(handle, true), "threads refused");
        MosquittoException.ThrowIfFailed(Native.mosquitto_int_option(handle, OptionNoDelay, 1), "no-delay refused");
        MosquittoException.ThrowIfFailed(
            Native.mosquitto_int_option(handle, OptionSendMaximum, options.MaxInflight), $"MaxInflight {options.MaxInflight} refused");
        if (options.User != null)
        {
            MosquittoException.ThrowIfFailed(Native.mosquitto_username_pw_set(handle, options.User, options.Password), "user name refused");
        }

        if (options.Tls is { } tls)
        {
            int code = Native.mosquitto_tls_set(handle, tls.CaFile, null, tls.CertificateFile, tls.KeyFile, IntPtr.Zero);
            MosquittoException.ThrowIfFailed(code, $"certificates refused (authority {tls.CaFile}, certificate {tls.CertificateFile})");
        }

        if (options.Will is { } will)
        {
            fixed (byte* payload = will.Payload)
            {
                int code = Native.mosquitto_will_set(handle, will.Topic, will.Payload.Length, payload, will.Qos, will.Retain);
                MosquittoException.ThrowIfFailed(code, $"will on {will.Topic} refused");
            }
        }
    }
}
