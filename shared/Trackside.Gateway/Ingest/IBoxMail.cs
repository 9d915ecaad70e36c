using System;
using Trackside.Mosquitto;

namespace Trackside.Gateway;

/// <summary>The way to the boxes. One thread, the store's.</summary>
internal interface IBoxMail
{
    bool IsConnected { get; }

    /// <summary>Hands a message over for sending, at least once; it may be lost all the same.</summary>
    void Publish(string topic, ReadOnlySpan<byte> payload);
}

/// <summary>The way over the broker.</summary>
internal sealed class BrokerMail(MosquittoClient client) : IBoxMail
{
    public bool IsConnected => client.IsConnected;

    public void Publish(string topic, ReadOnlySpan<byte> payload) => client.TryPublish(topic, payload, 1, false, out _);
}
