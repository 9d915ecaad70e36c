using System;
using System.Text;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Mosquitto;
using ChipEvent = Trackside.Virtual.Shims.AutoResetEvent;

namespace Trackside.Devices.Tests;

/// <summary>A chip with a link of a timing post, its rings, and an observer at the same broker.</summary>
internal sealed class LinkRig : IDisposable
{
    internal const string Will = "{\"state\":\"lost\",\"boot\":7}";

    private readonly BoxConfiguration configuration;

    internal LinkRig(int port)
    {
        configuration = Configurations.Timing("sf", "edge", port, "timing,post");
        Subscriptions = new Subscriptions(configuration);
        Link = Make();
    }

    internal Rig Chip { get; } = new();

    internal MqttLink Link { get; private set; }

    internal Subscriptions Subscriptions { get; }

    internal LinkEventRing Events { get; } = new(64);

    internal MessageRing Messages { get; } = new(8);

    internal void Open() => Chip.Do(Link.Open);

    internal void Close() => Chip.Do(Link.Close);

    internal bool Publish(What what, string payload) => Chip.Do(() =>
    {
        byte[] bytes = Encoding.UTF8.GetBytes(payload + "tail");
        return Link.Publish(what, bytes, bytes.Length - 4);
    });

    /// <summary>Waits for the next event.</summary>
    internal LinkEvent Next()
    {
        LinkEvent happened = LinkEvent.None;
        Rig.Until(() => (happened = Events.Take()) != LinkEvent.None, "an event of the link");
        return happened;
    }

    /// <summary>Opens and waits until it is open, trying again as the box's link manager does.</summary>
    internal void Connect()
    {
        Open();
        Assert.AreEqual(LinkEvent.Opened, Next());
    }

    internal static MosquittoClient Observe(MosquittoBroker broker, string pattern, Action<string, string, bool> seen)
    {
        MosquittoClient observer = new(new MosquittoOptions { ClientId = "observer" });
        bool ready = false;
        observer.Connected += _ => observer.Subscribe(pattern, 1);
        observer.Subscribed += _ => ready = true;
        observer.Message += (topic, payload, _, retain, _) => seen(topic, Encoding.UTF8.GetString(payload), retain);
        observer.Start("127.0.0.1", broker.Port);
        Rig.Until(() => ready, "the observer is subscribed");
        return observer;
    }

    public void Dispose() => Chip.Dispose();

    private MqttLink Make() => Chip.Do(() => new MqttLink(configuration, Subscriptions, Will, Messages, Events, new ChipEvent(false)));
}
