using System.Collections.Generic;
using System.IO;
using System.Net;
using System;
using Trackside.Messages;
using Trackside.Mosquitto;
using Trackside.Venue.Keys;

namespace Trackside.Flash.Proof;

/// <summary>
/// Hears a box's <c>state</c> at the broker. What the broker kept from before tells the last boot number; only what comes live is an announcement.
/// </summary>
internal sealed class MqttProof : IProof
{
    private const int AnswerMilliseconds = 10_000;

    private readonly MosquittoClient client;
    private readonly Queue<Announcement> heard = new();
    private readonly StateMessage message = new();
    private readonly FlatJsonReader reader = new();
    private bool isSubscribed;
    private bool isMarked;

    private MqttProof(MosquittoOptions options)
    {
        client = new MosquittoClient(options);
        client.Message += (topic, payload, _, retained, _) => Take(topic, payload, retained);
        client.Subscribed += _ => isSubscribed = true;
    }

    /// <inheritdoc/>
    public int LastBoot { get; private set; }

    /// <summary>Connects and learns the last boot number.</summary>
    /// <param name="broker">Where the broker listens.</param>
    /// <param name="topic">The box's state.</param>
    /// <param name="keys">The certificate of the identity <c>flash</c>; null for a broker without TLS.</param>
    /// <exception cref="IOException">The broker is not there or refuses.</exception>
    public static MqttProof Open(IPEndPoint broker, string topic, KeyFolder? keys)
    {
        MqttProof proof = new(new MosquittoOptions { ClientId = keys is null ? $"flash-{Guid.NewGuid():N}" : Identity, Tls = keys?.TlsOf(keys.Person(Identity)) });
        try
        {
            proof.client.Connect(broker.Address.ToString(), broker.Port);
            proof.LoopUntil(() => proof.client.IsConnected);
            proof.client.Subscribe(topic, 1);
            proof.LoopUntil(() => proof.isSubscribed);
            proof.LearnWhatWasKept();
            return proof;
        }
        catch (Exception e) when (e is MosquittoException or TimeoutException)
        {
            proof.Dispose();
            throw new IOException($"the broker at {broker} does not answer ({e.Message}): start it, name it with --broker ADDRESS:PORT, or take the proof from the cable with --prove uart", e);
        }
    }

    /// <inheritdoc/>
    public Announcement? Next(long deadline)
    {
        while (heard.Count == 0)
        {
            long left = deadline - Environment.TickCount64;
            if (left <= 0)
            {
                return null;
            }

            if (!client.Loop((int)Math.Min(left, 100)))
            {
                throw new IOException("the broker ended the connection while the box was waited for: flash again");
            }
        }

        return heard.Dequeue();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Disconnect();
        client.Dispose();
    }

    // A subscription to a topic the broker itself retains comes after everything kept on the one before it.
    private void LearnWhatWasKept()
    {
        client.Subscribe(Marker, 1);
        LoopUntil(() => isMarked, otherwiseAfter: 500);
        heard.Clear();
    }

    private const string Identity = "flash";

    // A broker that tells nothing of itself is waited for half a second instead.
    private const string Marker = "$SYS/broker/version";

    private void Take(string topic, ReadOnlySpan<byte> payload, bool retained)
    {
        isMarked |= topic == Marker;
        if (topic == Marker || !reader.Read(payload.ToArray(), 0, payload.Length, message))
        {
            return;
        }

        int boot = (int)message.GetInteger(StateMessage.Boot);
        BoxState state = (BoxState)message.GetChoice(StateMessage.State);
        if (retained)
        {
            LastBoot = Math.Max(LastBoot, boot);
        }
        else if (state != BoxState.Lost)
        {
            heard.Enqueue(new Announcement(
                boot, message.GetText(StateMessage.Firmware), message.GetText(StateMessage.Board), message.GetText(StateMessage.Configuration),
                state.ToString().ToLowerInvariant(), message.GetText(StateMessage.Reason)));
        }
    }

    private void LoopUntil(Func<bool> condition, int otherwiseAfter = 0)
    {
        long deadline = Environment.TickCount64 + (otherwiseAfter > 0 ? otherwiseAfter : AnswerMilliseconds);
        while (!condition())
        {
            if (Environment.TickCount64 > deadline)
            {
                if (otherwiseAfter > 0)
                {
                    return;
                }

                throw new TimeoutException("no answer");
            }

            if (!client.Loop(20))
            {
                throw new TimeoutException("refused");
            }
        }
    }
}
