using System;
using System.Collections.Generic;
using Trackside.Messages;
using Trackside.Virtual;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>A broker in simulated time: keeps what is retained, delivers in order, a millisecond late.</summary>
internal sealed class WorldBroker(SimulatedTime time)
{
    private const long Nanoseconds = 1_000_000;
    private readonly List<Action<string, byte[], bool>> listeners = [];
    private readonly SortedDictionary<string, byte[]> kept = new(StringComparer.Ordinal);

    /// <summary>The last word on a topic that is kept; null for none.</summary>
    public byte[]? Kept(string topic) => kept.GetValueOrDefault(topic);

    /// <summary>Somebody listens from now on, and hears what is kept.</summary>
    public void Listen(Action<string, byte[], bool> hear)
    {
        listeners.Add(hear);
        foreach ((string topic, byte[] payload) in kept)
        {
            hear(topic, payload, true);
        }
    }

    /// <summary>Somebody hears no more.</summary>
    public void Leave(Action<string, byte[], bool> hear) => listeners.Remove(hear);

    /// <summary>Takes a message.</summary>
    public void Publish(string topic, byte[] payload) => time.At(time.Now + Nanoseconds, () =>
    {
        if (Topic.Parse(topic) is { } known && Topic.IsRetained(known.What))
        {
            kept[topic] = payload;
        }

        foreach (Action<string, byte[], bool> hear in listeners.ToArray())
        {
            hear(topic, payload, false);
        }
    });
}
