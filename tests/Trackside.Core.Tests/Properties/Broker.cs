using System;
using System.Collections.Generic;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Properties;

/// <summary>A broker for whole boxes in simulated time: keeps what is retained, delivers in order and late.</summary>
internal sealed class Broker
{
    private readonly List<BrokerLink> links = [];
    private readonly Dictionary<string, byte[]> kept = [];
    private readonly List<Letter> underWay = [];

    /// <summary>Sees every message that arrives.</summary>
    public Action<Topic, byte[]> Arrived { get; set; } = (_, _) => { };

    public void Attach(BrokerLink link) => links.Add(link);

    public void Detach(BrokerLink link) => links.Remove(link);

    /// <summary>Takes a message; null for a sender whose cable nobody pulls.</summary>
    public void Publish(BrokerLink? sender, string topic, byte[] payload, long now) => underWay.Add(new(sender, topic, payload, now));

    /// <summary>Loses what a link has sent and the broker does not have yet.</summary>
    public void Lose(BrokerLink sender) => underWay.RemoveAll(letter => letter.Sender == sender);

    /// <summary>Hands a link that has just come up what is kept for it.</summary>
    public void Welcome(BrokerLink link)
    {
        foreach ((string topic, byte[] payload) in kept)
        {
            link.Receive(topic, payload, isRetained: true);
        }
    }

    /// <summary>Delivers what was published up to an instant.</summary>
    public void Deliver(long upTo)
    {
        int arrived = 0;
        for (; arrived < underWay.Count && underWay[arrived].At <= upTo; arrived++)
        {
            Deliver(underWay[arrived]);
        }

        underWay.RemoveRange(0, arrived);
    }

    private void Deliver(Letter letter)
    {
        Topic topic = Topic.Parse(letter.Topic) ?? throw new AssertFailedException($"published on {letter.Topic}");
        if (Topic.IsRetained(topic.What))
        {
            kept[letter.Topic] = letter.Payload;
        }

        Arrived(topic, letter.Payload);
        foreach (BrokerLink link in links)
        {
            link.Receive(letter.Topic, letter.Payload, isRetained: false);
        }
    }

    private sealed record Letter(BrokerLink? Sender, string Topic, byte[] Payload, long At);
}
