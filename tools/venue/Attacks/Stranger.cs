using System;
using System.Diagnostics;
using Trackside.Mosquitto;

namespace Trackside.Venue.Attacks;

/// <summary>A client at the broker's door, with papers or without. One thread.</summary>
internal sealed class Stranger : IDisposable
{
    private const double AnswerSeconds = 20;

    private readonly MosquittoClient client;
    private int confirmed;

    /// <summary>Comes to the door; nothing is sent yet.</summary>
    /// <param name="id">The client id it claims.</param>
    /// <param name="papers">Its certificates; null for a plain connection.</param>
    public Stranger(string id, MosquittoTls? papers)
    {
        client = new MosquittoClient(new MosquittoOptions { ClientId = id, Tls = papers, KeepAliveSeconds = 60 });
        client.Published += _ => confirmed++;
    }

    /// <summary>Whether somebody with these papers is let in; he leaves at once.</summary>
    public static bool IsLetIn(string id, MosquittoTls? papers, int port)
    {
        using Stranger stranger = new(id, papers);
        bool isIn = stranger.TryEnter(port);
        stranger.Leave(isIn);
        return isIn;
    }

    /// <summary>Tries once to connect.</summary>
    /// <returns>Whether the broker accepted.</returns>
    public bool TryEnter(int port)
    {
        try
        {
            client.Connect("127.0.0.1", port);
        }
        catch (MosquittoException)
        {
            return false;
        }

        Stopwatch watch = Stopwatch.StartNew();
        while (!client.IsConnected && client.Loop(20) && watch.Elapsed.TotalSeconds < AnswerSeconds)
        {
        }

        return client.IsConnected;
    }

    /// <summary>Publishes and waits for the broker's confirmation, which it also gives to what it drops.</summary>
    /// <returns>Whether the broker confirmed it.</returns>
    public bool Say(string topic, ReadOnlySpan<byte> payload)
    {
        int before = confirmed;
        client.Publish(topic, payload, 1, retain: false);
        Stopwatch watch = Stopwatch.StartNew();
        while (confirmed == before && client.Loop(5) && watch.Elapsed.TotalSeconds < AnswerSeconds)
        {
        }

        return confirmed > before;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private void Leave(bool isIn)
    {
        if (isIn)
        {
            client.Disconnect();
        }
    }
}
