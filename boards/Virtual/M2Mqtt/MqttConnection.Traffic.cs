using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;
using Trackside.Mosquitto;

namespace Trackside.Virtual;

/// <summary>What passes between the in-flight queue and the library.</summary>
internal sealed partial class MqttConnection
{
    private long lastSent;
    private long pingSince;

    /// <summary>One try. The caller holds the in-flight lock.</summary>
    internal void Send(InflightItem item)
    {
        item.Attempts++;
        item.SentAt = lastSent = Now;
        if (!item.NeedsAnswer)
        {
            inflight.Remove(item);
        }

        lock (gate)
        {
            if (boot.Chip.NetworkCut || stalled.Count > 0)
            {
                stalled.Enqueue(item);
                return;
            }
        }

        HandOver(item);
    }

    /// <summary>The thread that moves bytes and minds the time.</summary>
    private void Loop()
    {
        try
        {
            while (state == State.Open)
            {
                boot.Check();
                if (boot.Chip.NetworkCut)
                {
                    Stall();
                }
                else
                {
                    pingSince = 0;
                    SendStalled();
                    if (!library.Loop(LoopMilliseconds))
                    {
                        boot.Check();
                        return;
                    }
                }

                TryAgain();
            }
        }
        finally
        {
            Closing();
            Release();
        }
    }

    /// <summary>
    /// The cable is out. The real client asks for a sign of life only when it has itself sent nothing for a keep-alive period, and
    /// gives up when none comes for another: one that keeps publishing notices nothing but its unpublished messages.
    /// </summary>
    private void Stall()
    {
        lock (gate)
        {
            boot.Wait(gate, LoopMilliseconds);
        }

        if (keepAliveMilliseconds == 0)
        {
            return;
        }

        if (pingSince == 0 && Now - lastSent >= keepAliveMilliseconds)
        {
            pingSince = lastSent = Now;
        }
        else if (pingSince != 0 && Now - pingSince >= keepAliveMilliseconds)
        {
            Closing();
        }
    }

    private void SendStalled()
    {
        while (true)
        {
            lock (inflight)
            {
                InflightItem? item;
                lock (gate)
                {
                    if (!stalled.TryDequeue(out item))
                    {
                        return;
                    }
                }

                HandOver(item);
            }
        }
    }

    private void HandOver(InflightItem item)
    {
        try
        {
            if (item.Patterns is null)
            {
                Publish(item);
                return;
            }

            for (int i = 0; i < item.Patterns.Length; i++)
            {
                item.LibraryIds.Add(library.Subscribe(item.Patterns[i], (int)item.PatternQos[i]));
            }
        }
        catch (Exception lost) when (lost is MosquittoException or ObjectDisposedException)
        {
            Closing();
        }
    }

    private void Publish(InflightItem item)
    {
        int code = library.TryPublish(item.Topic, item.Payload, (int)item.Qos, item.Retain, out int id);
        item.LibraryIds.Add(id);
        if (code is not (MosquittoError.Success or MosquittoError.NoConnection))
        {
            // A malformed topic, for one: the real client's sending thread fails and takes the connection with it.
            Closing();
        }
    }

    private void TryAgain()
    {
        if (inflight.Count == 0)
        {
            return;
        }

        lock (inflight)
        {
            foreach (InflightItem item in inflight.All())
            {
                if (Now - item.SentAt < MqttSettings.DefaultDelayRetry)
                {
                    continue;
                }

                if (item.Attempts < MqttSettings.MaximumAttemptsRetry)
                {
                    Send(item);
                    continue;
                }

                inflight.Remove(item);
                if (item.Patterns is null)
                {
                    Tell(new MqttMsgPublishedEventArgs(item.Id, isPublished: false));
                }
            }
        }
    }

    private void Answered(int libraryId)
    {
        lock (inflight)
        {
            InflightItem? item = inflight.Find(libraryId);
            if (item is null)
            {
                return;
            }

            inflight.Remove(item);
            if (item.Patterns is null)
            {
                Tell(new MqttMsgPublishedEventArgs(item.Id, isPublished: true));
            }
        }
    }

    private void Received(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, int mid)
    {
        // The real client queues what it receives among what it sends: no room, no message.
        if (inflight.Count < owner.Settings.InflightQueueSize)
        {
            Tell(new MqttMsgPublishEventArgs(topic, payload.ToArray(), dupFlag: false, (MqttQoSLevel)qos, retain));
        }
    }
}
