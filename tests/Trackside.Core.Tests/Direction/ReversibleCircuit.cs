using System;
using System.Linq;

using Trackside.Core.Tests.Properties;
using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>
/// A circuit of two directions in simulated time: real boxes (control, three posts, two signs, a timing box) on the world's broker, each with its power, its cable and its clock. With a
/// partner it has two routes more, of the course that both make together. One thread.
/// </summary>
internal sealed class ReversibleCircuit
{
    public const int Control = 0;
    public const int FirstPost = 1;
    public const int Posts = 3;
    public const int FirstSign = FirstPost + Posts;
    public const int Signs = 2;
    public const int Timer = FirstSign + Signs;
    public const int Boxes = Timer + 1;

    /// <summary>The first of the joined course's two routes.</summary>
    public const int FirstJoined = 2;

    private const long WillMicroseconds = 4_500_000;
    private const long SyncMicroseconds = 4_000_000;
    private static readonly string[] ends = ["-c", "-p1", "-p2", "-p3", "-s1", "-s2", "-t1"];

    private readonly ReversibleWorld world;
    private readonly string? partner;
    private readonly BrokerLink[] boxes = new BrokerLink[Boxes];
    private readonly FakeStorage[] storages = [.. Enumerable.Range(0, Boxes).Select(_ => new FakeStorage())];
    private readonly bool[] isOff = new bool[Boxes];
    private readonly int[] boots = new int[Boxes];
    private readonly long[] willAt = new long[Boxes];
    private readonly long[] step = new long[Boxes];
    private readonly FlatJsonReader reader = new();
    private readonly ControlStateMessage state = new();
    private int seq;

    /// <summary>Switches everything on; the first direction was locked when the power went: of the circuit alone, or of the joined course.</summary>
    /// <param name="world">Time and broker.</param>
    /// <param name="id">The circuit.</param>
    /// <param name="partner">The circuit it is joined with; null for none.</param>
    public ReversibleCircuit(ReversibleWorld world, string id, string? partner)
    {
        this.world = world;
        this.partner = partner;
        Id = id;
        FirstRoute = partner is null ? 0 : FirstJoined;
        DirectionPlan plan = DirectionPlan.Of(ConfigurationOf(Control));
        new InterlockStore(storages[Control], plan).Keep(InterlockStore.Locked, plan.FirstEpoch, FirstRoute, FirstRoute, new byte[plan.BoxCount]);
        for (int box = 0; box < Boxes; box++)
        {
            PowerOn(box);
        }
    }

    /// <summary>The circuit's name.</summary>
    public string Id { get; }

    /// <summary>The direction that is locked first; the other one is the next number.</summary>
    public int FirstRoute { get; }

    /// <summary>Microseconds since the world began.</summary>
    public long Now => world.Now;

    /// <summary>The interlock itself, not what it tells.</summary>
    public Interlock Interlock => boxes[Control].Bench.Box.Control.Interlock.Interlock;

    /// <summary>The last <c>control/state</c> that let the pit exit open: a grant to replay later.</summary>
    public byte[]? Grant { get; private set; }

    /// <summary>The bench of a box.</summary>
    public BoxBench this[int box] => boxes[box].Bench;

    public string NameOf(int box) => Id + ends[box];

    public bool IsOff(int box) => isOff[box];

    /// <summary>Messages a box has refused as old.</summary>
    public int StaleOf(int box) => boxes[box].Bench.Box.Mail.StaleMessages;

    /// <summary>Every box does a tick.</summary>
    /// <param name="syncs">Whether time servers answer now.</param>
    public void Tick(bool syncs)
    {
        for (int box = 0; box < Boxes; box++)
        {
            TellWill(box);
            if (isOff[box])
            {
                continue;
            }

            if (syncs)
            {
                Sync(box);
            }

            boxes[box].Tick();
        }
    }

    /// <summary>The power of a box goes: its lamps are dark, and its will is told when the broker misses it.</summary>
    public void PowerOff(int box)
    {
        isOff[box] = true;
        willAt[box] = Now + WillMicroseconds;
        world.Broker.Detach(boxes[box]);
        world.Broker.Lose(boxes[box]);
    }

    /// <summary>The power of a box comes: it boots with the files it kept.</summary>
    public void PowerOn(int box)
    {
        isOff[box] = false;
        willAt[box] = 0;
        boots[box]++;
        boxes[box] = new BrokerLink(world.Broker, ConfigurationOf(box), boots[box], storages[box], Now);
        Sync(box);
    }

    /// <summary>Whether both contacts of the barrier are cut: nobody can prove its place.</summary>
    public bool IsBarrierCut { get; private set; }

    /// <summary>Cuts the contacts of the barrier.</summary>
    public void CutBarrier()
    {
        IsBarrierCut = true;
        this[FirstSign].Board.Drive(Inputs.BarrierClosed, false);
        this[FirstSign].Board.Drive(Inputs.BarrierOpen, false);
    }

    /// <summary>Pulls the cables of all boxes, or puts them back.</summary>
    public void PlugAll(bool isIn)
    {
        foreach (BrokerLink box in boxes)
        {
            box.Plug(isIn);
        }
    }

    /// <summary>Pulls the cable of one box.</summary>
    public void Unplug(int box)
    {
        boxes[box].Plug(false);
        willAt[box] = Now + WillMicroseconds;
    }

    /// <summary>The time server of a box is wrong from now on.</summary>
    public void StepClock(int box, long microseconds) => step[box] = microseconds;

    /// <summary>Race control, or whoever says so, asks something.</summary>
    public void Ask(ControlOperation operation, string target, string issuer = "tower", long validMicroseconds = 4_000_000)
    {
        ControlRequestMessage message = Controls.Request(++seq, target, Aspect.Green, Now);
        message.SetText(ControlRequestMessage.Issuer, issuer);
        message.SetInteger(ControlRequestMessage.Expiry, Clocks.Utc + Now + validMicroseconds);
        message.SetChoice(ControlRequestMessage.Operation, (int)operation);
        world.Broker.Publish(null, Topic.OfCircuit("ales", Id, What.ControlRequest), Codec.Encode(message), Now);
    }

    /// <summary>Somebody publishes what control said once.</summary>
    public void Replay(byte[] payload) => world.Broker.Publish(null, Topic.OfCircuit("ales", Id, What.ControlState), payload, Now);

    private void Sync(int box)
    {
        long now = boxes[box].Bench.Now;
        boxes[box].Bench.Parts.Exchanges.Put(now, now + Clocks.Utc + step[box], now + Clocks.Utc + step[box], now);
    }

    private void TellWill(int box)
    {
        if (willAt[box] > 0 && Now >= willAt[box] && !world.IsBrokerAway)
        {
            willAt[box] = 0;
            world.Broker.Publish(null, Topic.OfBox("ales", Id, NameOf(box), What.State), Lost(box), Now);
        }
    }

    private byte[] Lost(int box)
    {
        StateMessage lost = new();
        lost.SetChoice(StateMessage.State, (int)BoxState.Lost);
        lost.SetInteger(StateMessage.Boot, boots[box]);
        return Codec.Encode(lost);
    }

    /// <summary>A message arrived at the broker.</summary>
    public void Note(Topic topic, byte[] payload)
    {
        if (topic.What == What.ControlState && topic.Circuit == Id && reader.Read(payload, 0, payload.Length, state) && state.GetFlag(ControlStateMessage.Pit))
        {
            Grant ??= payload;
        }
    }

    private BoxConfiguration ConfigurationOf(int box)
    {
        string role = box == Control ? "control" : box < FirstSign ? "post" : box < Timer ? "sign" : "timing";
        ConfigurationMessage message = Configurations.Reversible(role);
        message.SetText(ConfigurationMessage.Circuit, Id);
        message.SetText(ConfigurationMessage.Box, NameOf(box));
        message.SetText(ConfigurationMessage.Posts, string.Join(',', ends[FirstPost..FirstSign].Select(end => Id + end)));
        message.SetText(ConfigurationMessage.Signs, string.Join(',', ends[FirstSign..Timer].Select(end => Id + end)));
        message.SetText(ConfigurationMessage.Contacts, NameOf(FirstSign) + ",");
        message.SetText(ConfigurationMessage.StartPost, NameOf(FirstPost));
        message.SetText(ConfigurationMessage.Timers, NameOf(Timer));
        message.SetText(ConfigurationMessage.Sources, "edge,edge");
        message.SetText(ConfigurationMessage.Sweep, EachWay("sf>s1,s1>sf"));
        message.SetText(ConfigurationMessage.Arrows, EachWay("01", ""));
        if (partner is not null)
        {
            message.SetText(ConfigurationMessage.Routes, "cw,acw,grand-cw,grand-acw");
            message.SetText(ConfigurationMessage.RouteHashes, "0a1b2c3d,4e5f6071,8293a4b5,c6d7e8f9");
            message.SetText(ConfigurationMessage.JoinedRoutes, "grand-cw,grand-acw");
            message.SetText(ConfigurationMessage.Partner, partner);
        }

        int post = Math.Clamp(box - FirstPost, 0, Posts - 1);
        string last = NameOf(FirstPost + ((post + Posts - 1) % Posts));
        string next = NameOf(FirstPost + ((post + 1) % Posts));
        message.SetText(ConfigurationMessage.Before, EachWay($"{last},{next}"));
        message.SetText(ConfigurationMessage.After, EachWay($"{next},{last}"));
        if (role == "post")
        {
            message.SetInteger(ConfigurationMessage.PostIndex, post);
            message.SetText(ConfigurationMessage.Buttons, "yellow,clear,key,section");
        }

        if (box == FirstSign)
        {
            message.SetText(ConfigurationMessage.Closed, EachWay("10", ""));
            message.SetFlag(ConfigurationMessage.PitExit, true);
        }

        BoxConfiguration configuration = Configurations.Read(message);
        return configuration.Fault == ConfigurationFault.None
            ? configuration
            : throw new InvalidOperationException($"the configuration of {NameOf(box)} is refused: {configuration.Fault}, field {configuration.FaultField}");
    }

    // The joined course is driven both ways as the circuit alone is.
    private string EachWay(string twoWays, string between = ",") => partner is null ? twoWays : twoWays + between + twoWays;
}
