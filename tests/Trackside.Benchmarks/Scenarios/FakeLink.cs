using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>A link that is up and takes everything.</summary>
internal sealed class FakeLink : ILink
{
    private readonly LinkEventRing events;

    public FakeLink(LinkEventRing events)
    {
        this.events = events;
    }

    /// <summary>Messages taken so far.</summary>
    public int Published { get; private set; }

    /// <summary>What the last one was.</summary>
    public What Last { get; private set; }

    public void Open() => events.Put(LinkEvent.Opened);

    public void Close() => events.Put(LinkEvent.Closed);

    public bool IsOpening => false;

    public bool Publish(What what, byte[] payload, int count)
    {
        Published++;
        Last = what;
        return true;
    }
}
