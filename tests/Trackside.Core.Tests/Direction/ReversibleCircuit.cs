using System;
using System.Linq;

using Trackside.Core.Tests.Properties;
using Trackside.Messages;

namespace Trackside.Core.Tests.Direction;

/// <summary>
/// A circuit of two directions in simulated time: real boxes (control, three posts, two signs, a timing box) on one broker, each with its power, its cable and its clock. One thread.
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

    private const long WillMicroseconds = 4_500_000;
    private const long SyncMicroseconds = 4_000_000;
    private static readonly string[] names = ["kart-c", "kart-p1", "kart-p2", "kart-p3", "kart-s1", "kart-s2", "kart-t1"];

    private readonly BrokerLink[] boxes = new BrokerLink[Boxes];
    private readonly FakeStorage[] storages = [.. Enumerable.Range(0, Boxes).Select(_ => new FakeStorage())];
    private readonly bool[] isOff = new bool[Boxes];
    private readonly int[] boots = new int[Boxes];
    private readonly long[] willAt = new long[Boxes];
    private readonly long[] step = new long[Boxes];
    private readonly FlatJsonReader reader = new();
    private readonly ControlStateMessage state = new();
    private long syncAt;
    private int seq;

    /// <summary>Switches everything on; the clockwise direction was locked when the power went.</summary>
    public ReversibleCircuit()
    {
        Broker.Arrived = Note;
        DirectionPlan plan = DirectionPlan.Of(ConfigurationOf(Control));
        new InterlockStore(storages[Control], plan).Keep(InterlockStore.Locked, plan.FirstEpoch, 0, 0, new byte[plan.BoxCount]);
        for (int box = 0; box < Boxes; box++)
        {
            PowerOn(box);
        }
    }

    /// <summary>The broker.</summary>
    public Broker Broker { get; } = new();

    /// <summary>Microseconds since the world began.</summary>
    public long Now { get; private set; } = 1_000_000;

    /// <summary>The interlock itself, not what it tells.</summary>
    public Interlock Interlock => boxes[Control].Bench.Box.Control.Interlock.Interlock;

    /// <summary>The last <c>control/state</c> that let the pit exit open: a grant to replay later.</summary>
    public byte[]? Grant { get; private set; }

    /// <summary>The broker is away: nothing passes.</summary>
    public bool IsBrokerAway { get; private set; }

    /// <summary>The bench of a box.</summary>
    public BoxBench this[int box] => boxes[box].Bench;

    public static string NameOf(int box) => names[box];

    public bool IsOff(int box) => isOff[box];

    /// <summary>Messages a box has refused as old.</summary>
    public int StaleOf(int box) => boxes[box].Bench.Box.Mail.StaleMessages;

    /// <summary>Lets 10 ms pass.</summary>
    public void Tick()
    {
        if (!IsBrokerAway)
        {
            Broker.Deliver(Now);
        }

        bool syncs = Now >= syncAt;
        syncAt = syncs ? Now + SyncMicroseconds : syncAt;
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

        Now += BoxBench.Period;
    }

    /// <summary>The power of a box goes: its lamps are dark, and its will is told when the broker misses it.</summary>
    public void PowerOff(int box)
    {
        isOff[box] = true;
        willAt[box] = Now + WillMicroseconds;
        Broker.Detach(boxes[box]);
        Broker.Lose(boxes[box]);
    }

    /// <summary>The power of a box comes: it boots with the files it kept.</summary>
    public void PowerOn(int box)
    {
        isOff[box] = false;
        willAt[box] = 0;
        boots[box]++;
        boxes[box] = new BrokerLink(Broker, ConfigurationOf(box), boots[box], storages[box], Now);
        Sync(box);
    }

    /// <summary>The broker dies, or comes back with what it kept.</summary>
    public void SetBroker(bool isAway)
    {
        IsBrokerAway = isAway;
        foreach (BrokerLink box in boxes)
        {
            box.Plug(!isAway);
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
        Broker.Publish(null, Topic.OfCircuit("ales", "kart", What.ControlRequest), Codec.Encode(message), Now);
    }

    /// <summary>Somebody publishes what control said once.</summary>
    public void Replay(byte[] payload) => Broker.Publish(null, Topic.OfCircuit("ales", "kart", What.ControlState), payload, Now);

    private void Sync(int box)
    {
        long now = boxes[box].Bench.Now;
        boxes[box].Bench.Parts.Exchanges.Put(now, now + Clocks.Utc + step[box], now + Clocks.Utc + step[box], now);
    }

    private void TellWill(int box)
    {
        if (willAt[box] > 0 && Now >= willAt[box] && !IsBrokerAway)
        {
            willAt[box] = 0;
            Broker.Publish(null, Topic.OfBox("ales", "kart", names[box], What.State), Lost(box), Now);
        }
    }

    private byte[] Lost(int box)
    {
        StateMessage lost = new();
        lost.SetChoice(StateMessage.State, (int)BoxState.Lost);
        lost.SetInteger(StateMessage.Boot, boots[box]);
        return Codec.Encode(lost);
    }

    private void Note(Topic topic, byte[] payload)
    {
        if (topic.What == What.ControlState && reader.Read(payload, 0, payload.Length, state) && state.GetFlag(ControlStateMessage.Pit))
        {
            Grant ??= payload;
        }
    }

    private static BoxConfiguration ConfigurationOf(int box)
    {
        string role = box == Control ? "control" : box < FirstSign ? "post" : box < Timer ? "sign" : "timing";
        ConfigurationMessage message = Configurations.Reversible(role);
        message.SetText(ConfigurationMessage.Box, names[box]);
        message.SetText(ConfigurationMessage.Sources, "edge,edge");
        message.SetText(ConfigurationMessage.Sweep, "sf>s1,s1>sf");
        if (role == "post")
        {
            message.SetInteger(ConfigurationMessage.PostIndex, box - FirstPost);
            message.SetText(ConfigurationMessage.Buttons, "yellow,clear,key,section");
            message.SetText(ConfigurationMessage.Before, box == FirstPost ? "kart-p3,kart-p2" : box == FirstPost + 1 ? "kart-p1,kart-p3" : "kart-p2,kart-p1");
            message.SetText(ConfigurationMessage.After, box == FirstPost ? "kart-p2,kart-p3" : box == FirstPost + 1 ? "kart-p3,kart-p1" : "kart-p1,kart-p2");
        }

        if (box == FirstSign)
        {
            message.SetText(ConfigurationMessage.Closed, "10");
            message.SetFlag(ConfigurationMessage.PitExit, true);
        }

        BoxConfiguration configuration = Configurations.Read(message);
        return configuration.Fault == ConfigurationFault.None
            ? configuration
            : throw new InvalidOperationException($"the configuration of {names[box]} is refused: {configuration.Fault}, field {configuration.FaultField}");
    }
}
