using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;
using Trackside.Mosquitto;

namespace Trackside.Virtual;

/// <summary>
/// One connection of a <see cref="MqttClient"/>: a thread that loops the library (MqttConnection.Traffic.cs) and one that raises events.
/// Locks are taken in the order in-flight queue, gate. While the cable is out the library is left alone, so nothing passes either way.
/// </summary>
internal sealed partial class MqttConnection : IPowered, ICabled
{
    /// <summary>How long the library may wait for traffic: so late are a pulled cable and a second try noticed at most.</summary>
    private const int LoopMilliseconds = 100;

    /// <summary>The real client sleeps this long in the middle of closing.</summary>
    internal const int CloseMilliseconds = 200;

    private readonly MqttClient owner;
    private readonly Boot boot;
    private readonly Inflight inflight;
    private readonly MosquittoClient library;
    private readonly int keepAliveMilliseconds;
    private readonly object gate = new();
    private readonly Queue<EventArgs> events = [];
    private readonly Queue<InflightItem> stalled = [];
    private readonly System.IO.DirectoryInfo? papers;
    private volatile State state;
    private volatile int answer = -1;

    internal MqttConnection(MqttClient owner, MqttIdentity identity)
    {
        this.owner = owner;
        boot = owner.Boot;
        inflight = owner.Inflight;
        keepAliveMilliseconds = identity.KeepAliveSeconds * 1000;
        papers = owner.Tls is null ? null : System.IO.Directory.CreateTempSubdirectory("trackside-tls-");
        library = new MosquittoClient(identity.ToOptions(papers is null ? null : owner.Tls!.WriteTo(papers)));
        library.Connected += code => answer = code;
        library.Published += Answered;
        library.Subscribed += Answered;
        library.Message += Received;
    }

    private enum State
    {
        Opening,
        Open,

        /// <summary>Lost or left; ConnectionClosed is to follow.</summary>
        Closing,

        /// <summary>Over; nothing is raised any more.</summary>
        Ended,
    }

    internal bool IsOpen => state == State.Open;

    private static long Now => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

    /// <summary>Connects and waits for the broker's answer.</summary>
    internal MqttReasonCode Open(string address, int port)
    {
        boot.Attach(this);
        try
        {
            Deadline deadline = new(MqttSettings.DefaultTimeout);
            WaitForCable(deadline, address, port);
            Reach(address, port);
            if (papers is not null)
            {
                boot.Stall(boot.Chip.TlsHandshake, () => false);
            }

            AwaitAnswer(deadline);
        }
        catch
        {
            Release();
            throw;
        }
        finally
        {
            papers?.Delete(recursive: true);
        }

        if (answer != (int)MqttReasonCode.Success)
        {
            Release();
        }
        else if (!IsOpened())
        {
            Release();
            throw new MqttCommunicationException();
        }

        return (MqttReasonCode)answer;
    }

    /// <summary>Starts the threads and sends what waited for a connection.</summary>
    internal void Run()
    {
        lock (inflight)
        {
            foreach (InflightItem waiting in inflight.All())
            {
                waiting.Attempts = 0;
                waiting.LibraryIds.Clear();
                Send(waiting);
            }
        }

        boot.Start(Loop, "mqtt");
        boot.Start(Dispatch, "mqtt events");
    }

    /// <summary>Says goodbye and ends, with the closing event to follow.</summary>
    internal void SayGoodbye()
    {
        try
        {
            if (!boot.Chip.NetworkCut)
            {
                library.Disconnect();
            }
        }
        catch (ObjectDisposedException)
        {
            // The goodbye is out, the broker has closed, and the loop's thread was the first to see it.
        }

        Closing();
    }

    /// <summary>Ends without goodbye and without an event.</summary>
    internal void End()
    {
        lock (gate)
        {
            state = State.Ended;
            Monitor.PulseAll(gate);
        }

        Interrupt();
    }

    void IPowered.PowerLost() => Interrupt();

    void ICabled.CableChanged(bool cut)
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    private bool IsOpened()
    {
        lock (gate)
        {
            lastSent = Now;
            state = state == State.Ended ? State.Ended : State.Open;
            return state == State.Open;
        }
    }

    private void WaitForCable(Deadline deadline, string address, int port)
    {
        lock (gate)
        {
            while (boot.Chip.NetworkCut)
            {
                int left = deadline.Left;
                if (left == 0 || state == State.Ended)
                {
                    throw new MqttConnectionException($"The broker at {address}:{port} did not answer in 30 s.", null);
                }

                boot.Wait(gate, left);
            }
        }
    }

    private void Reach(string address, int port)
    {
        try
        {
            library.Connect(address, port);
        }
        catch (MosquittoException refused)
        {
            boot.Check();
            throw new MqttConnectionException($"No connection to the broker at {address}:{port}.", refused);
        }
    }

    private void AwaitAnswer(Deadline deadline)
    {
        while (answer < 0)
        {
            int left = deadline.Left;
            bool alive = left != 0 && library.Loop(Math.Min(left, LoopMilliseconds));
            boot.Check();
            if (!alive && answer < 0)
            {
                throw new MqttCommunicationException();
            }
        }
    }

    /// <summary>The first sign of an end, from whichever side: no longer connected, and the dispatch thread closes.</summary>
    private void Closing()
    {
        lock (gate)
        {
            if (state == State.Open)
            {
                state = State.Closing;
            }

            Monitor.PulseAll(gate);
        }
    }

    /// <summary>Makes the library's loop return. A cable that is out lets no end of the connection through.</summary>
    private void Interrupt()
    {
        if (!boot.Chip.NetworkCut)
        {
            library.Abort();
        }
    }

    private void Release()
    {
        boot.Detach(this);
        if (boot.Chip.NetworkCut)
        {
            boot.Chip.CloseWhenPlugged(library);
        }
        else
        {
            library.Dispose();
        }
    }

    private void Tell(EventArgs happened)
    {
        lock (gate)
        {
            events.Enqueue(happened);
            Monitor.PulseAll(gate);
        }
    }

    /// <summary>The thread that raises events, one at a time; it also does the closing, as the real one does, and takes as long.</summary>
    private void Dispatch()
    {
        while (NextEvent() is { } happened)
        {
            try
            {
                owner.Raise(happened);
            }
            catch (Exception failure) when (failure is not PowerLostException)
            {
                boot.Chip.ReportFailure(failure);
                Closing();
            }
        }

        if (state == State.Ended)
        {
            return;
        }

        Interrupt();
        Shims.Thread.Sleep(CloseMilliseconds);
        lock (gate)
        {
            if (state == State.Ended)
            {
                return;
            }

            state = State.Ended;
        }

        owner.RaiseClosed();
    }

    /// <summary>Null once the connection ends. What slips in as the cable is pulled waits until it is back.</summary>
    private EventArgs? NextEvent()
    {
        lock (gate)
        {
            while (state == State.Open && (events.Count == 0 || boot.Chip.NetworkCut || boot.IsStalled))
            {
                boot.Wait(gate, boot.IsStalled ? 1 : Timeout.Infinite);
            }

            return state != State.Ended && !boot.Chip.NetworkCut && events.TryDequeue(out EventArgs? next) ? next : null;
        }
    }
}
