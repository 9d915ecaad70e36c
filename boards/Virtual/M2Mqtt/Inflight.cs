using System;
using System.Collections.Generic;
using nanoFramework.M2Mqtt.Messages;

namespace Trackside.Virtual;

/// <summary>One request on its way to the broker: a message, or a subscription when <see cref="Patterns"/> is set.</summary>
internal sealed class InflightItem
{
    internal ushort Id { get; init; }

    internal string Topic { get; init; } = "";

    internal byte[] Payload { get; init; } = [];

    internal MqttQoSLevel Qos { get; init; }

    internal bool Retain { get; init; }

    internal string[]? Patterns { get; init; }

    internal MqttQoSLevel[] PatternQos { get; init; } = [];

    internal int Attempts { get; set; }

    internal long SentAt { get; set; }

    /// <summary>The library's ids of the tries so far; any one's answer ends the item.</summary>
    internal List<int> LibraryIds { get; } = [];

    internal bool NeedsAnswer => Patterns is not null || Qos != MqttQoSLevel.AtMostOnce;
}

/// <summary>The requests of one client that have not come to their end; outlives a connection. The caller holds the client's lock.</summary>
internal sealed class Inflight
{
    private readonly List<InflightItem> items = [];

    internal int Count => items.Count;

    internal void Add(InflightItem item) => items.Add(item);

    internal void Remove(InflightItem item) => items.Remove(item);

    internal void Clear() => items.Clear();

    internal InflightItem[] All() => [.. items];

    /// <summary>The item one of whose tries has this id of the library, or null: late answers find none.</summary>
    internal InflightItem? Find(int libraryId)
    {
        foreach (InflightItem item in items)
        {
            if (item.LibraryIds.Contains(libraryId))
            {
                return item;
            }
        }

        return null;
    }
}
