using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Trackside.Messages;
using Trackside.Mosquitto;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Attacks;

/// <summary>Hears everything that the broker delivers in a venue, as the identity of a technician. Any thread.</summary>
internal sealed class Eavesdropper : IDisposable
{
    private const double ConnectSeconds = 20;

    private readonly Lock gate = new();
    private readonly List<Heard> heard = [];
    private readonly MosquittoClient client;
    private volatile bool isListening;

    /// <summary>Connects and listens.</summary>
    /// <exception cref="InvalidOperationException">The broker does not let it.</exception>
    public Eavesdropper(VenuePlan plan, int port, string id, MosquittoTls? papers)
    {
        client = new MosquittoClient(new MosquittoOptions { ClientId = id, Tls = papers });
        client.Message += (topic, payload, _, retained, _) => Keep(new Heard(topic, payload.ToArray(), retained));
        client.Subscribed += _ => isListening = true;
        client.Connected += code => Listen(code, $"{Topic.Root}{plan.Id}/#");
        client.Start("127.0.0.1", port);
        if (!Patience.Until(() => isListening, ConnectSeconds))
        {
            throw new InvalidOperationException($"{id} could not listen at the broker on port {port}: its log tells why.");
        }
    }

    /// <summary>One message as it was delivered.</summary>
    public sealed record Heard(string Topic, byte[] Payload, bool IsRetained);

    /// <summary>How many messages were heard so far: what comes later has a number from here on.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return heard.Count;
            }
        }
    }

    /// <summary>Every message.</summary>
    public IReadOnlyList<Heard> All()
    {
        lock (gate)
        {
            return [.. heard];
        }
    }

    /// <summary>The messages of a topic, from a number on.</summary>
    public IReadOnlyList<Heard> On(string topic, int from = 0)
    {
        lock (gate)
        {
            return [.. heard.Skip(from).Where(message => message.Topic == topic)];
        }
    }

    /// <summary>Whether exactly this was delivered.</summary>
    public bool HasHeard(string topic, byte[] payload) => On(topic).Any(message => message.Payload.AsSpan().SequenceEqual(payload));

    /// <summary>The answers of a control box to a request, as <c>refused forged</c>, <c>accepted</c>, from a number on.</summary>
    public IReadOnlyList<string> Answers(string topic, string id, int from)
    {
        List<string> answers = [];
        foreach (Heard message in On(topic, from))
        {
            using JsonDocument document = JsonDocument.Parse(message.Payload);
            JsonElement reply = document.RootElement;
            if (reply.GetProperty("id").GetString() == id)
            {
                string? reason = reply.TryGetProperty("reason", out JsonElement word) ? " " + word.GetString() : null;
                answers.Add(reply.GetProperty("result").GetString() + reason);
            }
        }

        return answers;
    }

    /// <summary>Publishes what a technician may.</summary>
    public void Say(string topic, byte[] payload) => client.Publish(topic, payload, 1, retain: false);

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Disconnect();
        client.Dispose();
    }

    private void Listen(int code, string pattern)
    {
        if (code == 0)
        {
            client.Subscribe(pattern, 1);
        }
    }

    private void Keep(Heard message)
    {
        lock (gate)
        {
            heard.Add(message);
        }
    }
}
