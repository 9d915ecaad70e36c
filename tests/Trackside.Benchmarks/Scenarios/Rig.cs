using System;
using nanoFramework.Runtime.Native;
using Trackside.Box;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Messages;
using Trackside.Virtual;
using Trackside.Virtual.Shims;

namespace Trackside.Benchmarks.Scenarios;

/// <summary>
/// One box on a virtual chip, in simulated time of 10 ms ticks: the firmware's own loop, ports and pins. Only the broker and the time
/// server are fakes. To be made and used on the chip's main thread.
/// </summary>
internal sealed class Rig
{
    private const int TickMicroseconds = 1000 * Loop.TickMilliseconds;

    private readonly ManualTime time;
    private readonly AutoResetEvent wake = new(false);
    private readonly EdgeRing edges = new(64);
    private readonly LinkEventRing linkEvents = new(16);
    private readonly ExchangeRing exchanges = new(8);
    private readonly byte[] payload = new byte[Limits.Payload];
    private readonly ControlStateMessage state = new();
    private readonly FlatJsonWriter writer = new();
    private int seq;

    /// <summary>Makes a box that has just started.</summary>
    public Rig(BoxConfiguration configuration, ManualTime time)
    {
        this.time = time;
        BoardPins board = BoardTable.Find(configuration.Board, SystemInfo.TargetName);
        PinClaims claims = new();
        Link = new FakeLink(linkEvents);
        Panel = new FakePanel(configuration, board, claims, edges);
        Clock = new FakeClock(exchanges);
        Box = new Core.Box(new BoxParts
        {
            Configuration = configuration,
            Boot = 1,
            Firmware = FirmwareVersion.Current,
            Seed = 1,
            Link = Link,
            LinkEvents = linkEvents,
            Messages = Messages,
            ClockQuery = Clock,
            Exchanges = exchanges,
            Lamps = Panel,
            Permit = Panel,
            Inputs = Panel,
            Edges = edges,
            Decoder = configuration.Has(Roles.Timing) ? SerialBytes.Open(board, claims) : null,
            Platform = new Platform(),
            Log = configuration.Has(Roles.Timing) ? new PassingLog(new FlashSegments(), configuration.OutboxCapacity) : null,
        });
        Decoder = Chip.Current.Uart("COM2");
    }

    public Core.Box Box { get; }

    public FakeLink Link { get; }

    public FakePanel Panel { get; }

    public FakeClock Clock { get; }

    public VirtualUart Decoder { get; }

    public MessageRing Messages { get; } = new(16);

    /// <summary>Microseconds of the chip.</summary>
    public static long Now => Chip.Current.Now;

    /// <summary>Runs one round of the loop.</summary>
    public void Step()
    {
        wake.Set();
        if (!Loop.TryRound(Box, wake))
        {
            throw new InvalidOperationException($"the tick failed: {Box.Supervisor.LastFault}");
        }
    }

    /// <summary>Lets 10 ms pass: edges arrive.</summary>
    public void Pass()
    {
        time.Advance(TickMicroseconds);
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
