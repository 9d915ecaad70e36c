using System;

using Trackside.Messages;

namespace Trackside.Core.Tests.Properties;

/// <summary>One box on its broker. Its cable can be pulled; then the box hears of it, and nothing passes until it is back.</summary>
internal sealed class BrokerLink : ILink
{
    private readonly Broker broker;
    private readonly Subscriptions subscriptions;
    private bool isOpen;
    private bool wantsOpen;

    /// <summary>Puts a box on a broker and switches it on.</summary>
    public BrokerLink(Broker broker, BoxConfiguration configuration, int boot, long now)
        : this(broker, configuration, boot, new FakeStorage(), now)
    {
    }

    /// <summary>The same with the files that a boot before has left.</summary>
    public BrokerLink(Broker broker, BoxConfiguration configuration, int boot, FakeStorage storage, long now)
    {
        this.broker = broker;
        subscriptions = new Subscriptions(configuration);
        Bench = new BoxBench(configuration, boot, this, storage, now);
        broker.Attach(this);
    }

    /// <summary>The box.</summary>
    public BoxBench Bench { get; }

    /// <summary>Whether the cable is in.</summary>
    public bool IsPlugged { get; private set; } = true;

    public void Open() => wantsOpen = true;

    public void Close() => isOpen = false;

    public bool IsOpening => false;

    public bool Publish(What what, byte[] payload, int count)
    {
        if (isOpen && IsPlugged)
        {
            broker.Publish(this, subscriptions.OutgoingTopic(what), payload.AsSpan(0, count).ToArray(), Bench.Now);
        }

        return isOpen && IsPlugged;
    }

    public void Receive(string topic, byte[] payload, bool isRetained)
    {
        int number = subscriptions.Find(topic);
        if (isOpen && number >= 0)
        {
            Bench.Parts.Messages.Put(subscriptions.WhatAt(number), subscriptions.IndexAt(number), isRetained, payload);
        }
    }

    /// <summary>Pulls the cable, or puts it back.</summary>
    public void Plug(bool isIn)
    {
        IsPlugged = isIn;
        if (!isIn && isOpen)
        {
            isOpen = false;
            broker.Lose(this);
            Bench.Parts.LinkEvents.Put(LinkEvent.Closed);
        }
    }

    /// <summary>Lets the box do a tick, having opened what it wants opened.</summary>
    public void Tick()
    {
        bool answers = wantsOpen;
        wantsOpen = false;
        if (answers)
        {
            isOpen = IsPlugged;
            Bench.Parts.LinkEvents.Put(IsPlugged ? LinkEvent.Opened : LinkEvent.Failed);
        }

        Bench.Tick();
        if (answers && isOpen)
        {
            // A box speaks before it hears what was kept for it.
            broker.Welcome(this);
        }
    }
}
