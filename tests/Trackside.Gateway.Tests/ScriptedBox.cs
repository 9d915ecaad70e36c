using System;
using System.Collections.Concurrent;
using System.Threading;
using Trackside.Messages;
using Trackside.Mosquitto;

namespace Trackside.Gateway.Tests;

/// <summary>A timing box as the gateway sees it: gives passings, keeps what is not acknowledged, sends again when asked.</summary>
internal sealed class ScriptedBox : IDisposable
{
    private readonly MosquittoClient client;
    private readonly Lock gate = new();
    private readonly FlatJsonWriter writer = new();
    private readonly FlatJsonReader reader = new();
    private readonly byte[] buffer = new byte[Limits.Payload];
    private readonly Func<int, PassingMessage> make;
    private int subscribed;
    private volatile int acked;
    private volatile int newest;

    /// <param name="port">The broker's.</param>
    /// <param name="make">Makes the passing with a number; null for one transponder and a lap of a second each.</param>
    /// <param name="name">The box.</param>
    /// <param name="boot">Its boot number.</param>
    internal ScriptedBox(int port, Func<int, PassingMessage>? make = null, string name = "kart-t1", int boot = 1)
    {
        Name = name;
        Boot = boot;
        this.make = make ?? (seq => Passing(seq, Boot, 1000, 1_000_000L * seq));
        client = new MosquittoClient(new MosquittoOptions { ClientId = name, MaxInflight = 100 });
        client.Message += OnMessage;
        client.Subscribed += _ => Interlocked.Increment(ref subscribed);
        client.Connected += OnConnected;
        client.Start("127.0.0.1", port, new ReconnectDelay(20, 200));
        Wait.Until(() => subscribed >= 2, "the box is subscribed");
    }

    internal string Name { get; }

    internal int Boot { get; }

    /// <summary>False: a request to send again is noted only.</summary>
    internal bool AnswersResend { get; init; } = true;

    internal int Acked => acked;

    /// <summary>Forgets what was acknowledged, as if the acknowledgement had never come.</summary>
    internal void ForgetAck() => acked = 0;

    internal ConcurrentQueue<(int From, int To)> Resends { get; } = new();

    /// <summary>What was asked for of other boots than this one.</summary>
    internal ConcurrentQueue<(int Boot, int From, int To)> OlderResends { get; } = new();

    internal static PassingMessage Passing(int seq, int boot, long transponder, long own)
    {
        var passing = new PassingMessage();
        passing.SetInteger(PassingMessage.Seq, seq);
        passing.SetInteger(PassingMessage.Boot, boot);
        passing.SetText(PassingMessage.Loop, "sf");
        passing.SetInteger(PassingMessage.Utc, 1_700_000_000_000_000 + own + (seq % 7));
        passing.SetInteger(PassingMessage.Uncertainty, 1000);
        passing.SetChoice(PassingMessage.Source, (int)CrossingSource.Decoder);
        passing.SetInteger(PassingMessage.Own, own);
        passing.SetInteger(PassingMessage.Transponder, transponder);
        return passing;
    }

    /// <summary>Gives the next passings, up to a number.</summary>
    internal void GiveUpTo(int seq)
    {
        while (newest < seq)
        {
            Send(What.Passing, make(++newest));
        }
    }

    /// <summary>Publishes these passings, in this order, whatever was given before.</summary>
    internal void GiveOnly(params int[] sequences)
    {
        foreach (int seq in sequences)
        {
            newest = Math.Max(newest, seq);
            Send(What.Passing, make(seq));
        }
    }

    internal void SendHealth(int? oldest, int newestGiven, int? heldBoot = null)
    {
        var health = new HealthMessage();
        health.SetInteger(HealthMessage.Boot, Boot);
        health.SetInteger(HealthMessage.Uptime, 1);
        health.SetInteger(HealthMessage.Newest, newestGiven);
        health.SetInteger(HealthMessage.Queue, newestGiven - Math.Min(acked, newestGiven));
        if (oldest.HasValue)
        {
            health.SetInteger(HealthMessage.Oldest, oldest.Value);
        }

        if (heldBoot.HasValue)
        {
            health.SetInteger(HealthMessage.HeldBoot, heldBoot.Value);
        }

        Send(What.Health, health);
    }

    internal void Send(What what, Message message, bool retain = false)
    {
        lock (gate)
        {
            int length = writer.Write(message, buffer);
            SendRaw(what, buffer.AsSpan(0, length), retain);
        }
    }

    internal void SendRaw(What what, ReadOnlySpan<byte> payload, bool retain = false) =>
        client.TryPublish(Topic.OfBox(House.Venue, House.Circuit, Name, what), payload, 1, retain, out _);

    public void Dispose() => client.Dispose();

    private void OnConnected(int code)
    {
        client.Subscribe(Topic.OfBox(House.Venue, House.Circuit, Name, What.Ack), 1);
        client.Subscribe(Topic.OfBox(House.Venue, House.Circuit, Name, What.Resend), 1);
        SendAgain(acked + 1, newest);
    }

    private void OnMessage(string topic, ReadOnlySpan<byte> payload, int qos, bool retain, int mid)
    {
        What what = Topic.Parse(topic).What;
        Message message = what == What.Ack ? new AckMessage() : new ResendMessage();
        if (!reader.Read(payload.ToArray(), 0, payload.Length, message))
        {
            return;
        }

        int of = (int)message.GetInteger(AckMessage.Boot);
        if (of != Boot)
        {
            if (what == What.Resend)
            {
                OlderResends.Enqueue((of, (int)message.GetInteger(ResendMessage.From), (int)message.GetInteger(ResendMessage.To)));
            }

            return;
        }

        if (what == What.Ack)
        {
            acked = Math.Max(acked, (int)message.GetInteger(AckMessage.Seq));
            return;
        }

        var range = ((int)message.GetInteger(ResendMessage.From), (int)message.GetInteger(ResendMessage.To));
        Resends.Enqueue(range);
        if (AnswersResend)
        {
            SendAgain(range.Item1, range.Item2);
        }
    }

    private void SendAgain(int from, int to)
    {
        for (int seq = from; seq <= to; seq++)
        {
            Send(What.Passing, make(seq));
        }
    }
}
