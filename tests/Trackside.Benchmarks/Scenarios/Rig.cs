using System;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>One box with everything around it, in simulated time of 10 ms ticks.</summary>
internal sealed class Rig
{
    /// <summary>The loop's period in microseconds.</summary>
    public const long Tick = 10_000;

    private readonly EdgeRing edges = new(64);
    private readonly LinkEventRing linkEvents = new(16);
    private readonly ExchangeRing exchanges = new(8);
    private readonly byte[] payload = new byte[Limits.Payload];
    private readonly ControlStateMessage state = new();
    private readonly FlatJsonWriter writer = new();
    private int seq;

    /// <summary>Makes a box that has just started.</summary>
    public Rig(BoxConfiguration configuration)
    {
        Link = new FakeLink(linkEvents);
        Panel = new FakePanel(edges);
        Clock = new FakeClock(exchanges);
        Box = new Box(new BoxParts
        {
            Configuration = configuration,
            Boot = 1,
            Firmware = "0.1.0",
            Seed = 1,
            Link = Link,
            LinkEvents = linkEvents,
            Messages = Messages,
            ClockQuery = Clock,
            Exchanges = exchanges,
            Lamps = Panel,
            Inputs = Panel,
            Edges = edges,
            Decoder = Line,
            Platform = new FakePlatform(Clock),
        });
    }

    public Box Box { get; }

    public FakeLink Link { get; }

    public FakePanel Panel { get; }

    public FakeClock Clock { get; }

    public FakeLine Line { get; } = new();

    public MessageRing Messages { get; } = new(16);

    /// <summary>The tick that comes next.</summary>
    public long Now { get; private set; } = 1_000_000;

    /// <summary>Runs the next tick.</summary>
    public void Step()
    {
        Box.Tick(Now);
    }

    /// <summary>Lets 10 ms pass: edges arrive.</summary>
    public void Pass()
    {
        Now += Tick;
        Clock.Now = Now;
        Panel.Deliver(Now);
    }

    /// <summary>Encodes a <c>control/state</c> made now, with the same letter for each post.</summary>
    public byte[] ControlState(Aspect aspect, int posts)
    {
        byte[] letters = new byte[posts];
        Array.Fill(letters, AspectNames.LetterOf(aspect));
        state.Clear();
        state.SetInteger(ControlStateMessage.Epoch, 1);
        state.SetInteger(ControlStateMessage.Boot, 12);
        state.SetInteger(ControlStateMessage.Seq, ++seq);
        state.SetInteger(ControlStateMessage.Utc, Now + FakeClock.Offset);
        state.SetInteger(ControlStateMessage.Expiry, Now + FakeClock.Offset + Limits.FreshMicroseconds);
        state.SetText(ControlStateMessage.Direction, "cw");
        state.SetText(ControlStateMessage.RouteHash, "0a1b2c3d");
        state.SetChoice(ControlStateMessage.Interlock, (int)InterlockState.Fixed);
        state.SetTextBytes(ControlStateMessage.Posts, letters, 0, posts);
        return payload[..writer.Write(state, payload)];
    }

    /// <summary>Puts a <c>control/state</c> into the box's ring, as the MQTT thread does.</summary>
    public void Receive(byte[] message) => Messages.Put(What.ControlState, 0, false, message);
}
