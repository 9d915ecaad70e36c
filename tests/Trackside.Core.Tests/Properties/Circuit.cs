using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Properties;

/// <summary>A control box and three posts on one broker, and a tower that asks.</summary>
internal sealed class Circuit
{
    private const int Posts = 3;

    private readonly Broker broker = new();
    private readonly BrokerLink[] boxes = new BrokerLink[Posts + 1];
    private readonly int[] boots = new int[Posts + 1];
    private readonly long[] greenToldAt = new long[Posts];
    private readonly FlatJsonReader reader = new();
    private readonly ControlStateMessage state = new();
    private readonly ControlReplyMessage reply = new();
    private long now = 1_000_000;
    private int seq;
    private long syncAt;

    public Circuit()
    {
        broker.Arrived = Watch;
        Array.Fill(greenToldAt, long.MinValue / 2);
        for (int box = 0; box < boxes.Length; box++)
        {
            SwitchOn(box);
        }
    }

    /// <summary>Id and result of the last reply, such as <c>r7 proved</c>.</summary>
    public string LastReply { get; private set; } = string.Empty;

    /// <summary>Id of the last request.</summary>
    public string LastId => $"r{seq}";

    public int BoxCount => boxes.Length;

    /// <summary>Restarts a box: 0 to 2 are posts, 3 is control.</summary>
    public void Restart(int box)
    {
        broker.Detach(boxes[box]);
        broker.Lose(boxes[box]);
        SwitchOn(box);
    }

    public void Plug(int box, bool isIn) => boxes[box].Plug(isIn);

    public bool IsPlugged(int box) => boxes[box].IsPlugged;

    public void Press(int post, int input, bool isDown) => boxes[post].Bench.Board.Drive(input, isDown);

    public Aspect Shown(int post) => boxes[post].Bench.Box.Post.Arbiter.Aspect;

    public Aspect Asked(int post) => boxes[Posts].Bench.Box.Control.Reports.Asked(post);

    public void Ask(string target, Aspect aspect)
    {
        seq++;
        byte[] payload = Codec.Encode(Controls.Request(seq, target, aspect, now));
        broker.Publish(null, Topic.OfCircuit("ales", "kart", What.ControlRequest), payload, now);
    }

    /// <summary>Lets 10 ms pass.</summary>
    /// <param name="late">How far behind the broker is, in microseconds.</param>
    public void Tick(long late)
    {
        broker.Deliver(now - late);
        foreach (BrokerLink box in boxes)
        {
            if (now >= syncAt)
            {
                box.Bench.Sync();
            }

            box.Tick();
        }

        syncAt = now >= syncAt ? now + 16_000_000 : syncAt;
        now += BoxBench.Period;
    }

    public void AssertSafe()
    {
        for (int post = 0; post < Posts; post++)
        {
            BoxBench bench = boxes[post].Bench;
            Assert.IsLessThanOrEqualTo(1, bench.Board.LitCount(), "two flags at once");
            if (bench.Board.IsLit(Lamp.Green))
            {
                Assert.IsLessThanOrEqualTo(Limits.FreshMicroseconds + (2 * BoxBench.Period), now - greenToldAt[post], "green nobody vouches for");
                Assert.AreEqual(Aspect.Dark, bench.Box.Post.Panel.Request, "green against the marshal");
            }

            Assert.AreEqual(0, bench.Box.Supervisor.Resets, bench.Box.Supervisor.LastFault ?? string.Empty);
        }
    }

    private void SwitchOn(int box)
    {
        boots[box]++;
        ConfigurationMessage message = Configurations.Message(box == Posts ? "control" : "post");
        message.SetText(ConfigurationMessage.Box, box == Posts ? "kart-c" : $"kart-p{box + 1}");
        message.SetInteger(ConfigurationMessage.PostIndex, box);
        boxes[box] = new BrokerLink(broker, Configurations.Read(message), boots[box], now);
        syncAt = now;
    }

    private void Watch(Topic topic, byte[] payload)
    {
        if (topic.What == What.ControlReply && reader.Read(payload, 0, payload.Length, reply))
        {
            LastReply = $"{reply.GetText(ControlReplyMessage.Id)} {reply.GetText(ControlReplyMessage.Result)}";
        }

        if (topic.What == What.ControlState && reader.Read(payload, 0, payload.Length, state))
        {
            long stamp = state.GetInteger(ControlStateMessage.Utc) - Clocks.Utc;
            string letters = state.GetText(ControlStateMessage.Posts);
            for (int post = 0; post < Posts; post++)
            {
                greenToldAt[post] = letters[post] == 'G' ? Math.Max(greenToldAt[post], stamp) : greenToldAt[post];
            }
        }
    }
}
