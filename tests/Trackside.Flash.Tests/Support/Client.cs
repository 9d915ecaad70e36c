using System;
using System.Collections.Concurrent;
using System.Text;
using Trackside.Mosquitto;

namespace Trackside.Flash.Tests.Support;

/// <summary>An MQTT client that remembers what it was told.</summary>
internal sealed class Client : IDisposable
{
    private readonly MosquittoClient client;
    private volatile bool ended;

    public Client(string id, MosquittoTls? tls, MosquittoWill? will = null)
    {
        client = new MosquittoClient(new MosquittoOptions { ClientId = id, Tls = tls, Will = will });
        client.Message += (topic, payload, _, _, _) => Heard.Enqueue($"{topic} {Encoding.UTF8.GetString(payload)}");
        client.Subscribed += _ => IsSubscribed = true;
        client.Published += _ => Published++;
        client.Disconnected += _ => ended = true;
    }

    public ConcurrentQueue<string> Heard { get; } = new();

    public bool IsSubscribed { get; private set; }

    public int Published { get; private set; }

    public bool IsConnected => client.IsConnected;

    /// <summary>Tries once to connect. True when the broker accepted.</summary>
    public bool TryConnect(int port)
    {
        try
        {
            client.Connect("127.0.0.1", port);
        }
        catch (MosquittoException)
        {
            return false;
        }

        long deadline = Environment.TickCount64 + 20_000;
        while (!client.IsConnected && client.Loop(20) && Environment.TickCount64 < deadline)
        {
        }

        return client.IsConnected;
    }

    /// <summary>Loops until a condition holds; false where the connection ended first, or nothing came for 20 s.</summary>
    public bool LoopUntil(Func<bool> condition)
    {
        long deadline = Environment.TickCount64 + 20_000;
        while (!condition() && !ended && Environment.TickCount64 < deadline)
        {
            client.Loop(5);
        }

        return condition();
    }

    public void Subscribe(string pattern)
    {
        client.Subscribe(pattern, 1);
        LoopUntil(() => IsSubscribed);
    }

    /// <summary>Publishes at QoS 1 and waits for the broker's confirmation, which it also gives to what it drops.</summary>
    public void Publish(string topic, string payload)
    {
        int before = Published;
        client.Publish(topic, Encoding.UTF8.GetBytes(payload), 1, retain: false);
        LoopUntil(() => Published > before);
    }

    /// <summary>The same, kept by the broker.</summary>
    public void PublishRetained(string topic, string payload)
    {
        int before = Published;
        client.Publish(topic, Encoding.UTF8.GetBytes(payload), 1, retain: true);
        LoopUntil(() => Published > before);
    }

    public void Abort() => client.Abort();

    public void Dispose() => client.Dispose();
}
