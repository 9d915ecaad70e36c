using System;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Allocation;

/// <summary>
/// What happens over and over allocates nothing once it has run: a collection on the device stops the whole box. Measured on .NET, byte
/// by byte; the objects of the device's own runtime are counted by <c>./trackside bench calls</c>.
/// </summary>
[TestClass]
public sealed class AllocationTests
{
    private const int WarmUp = 2_000;
    private const int Repeats = 10_000;
    private const long Tick = 10_000;

    private readonly FlatJsonWriter writer = new();
    private readonly byte[] scratch = new byte[Limits.Payload];

    [TestMethod]
    public void Control_state_received_and_applied_allocates_nothing()
    {
        BoxBench bench = BoxBench.Ready("post");
        bench.HasTimeServer = true;
        byte[][] letters = ["GGG"u8.ToArray(), "RRR"u8.ToArray(), "YYY"u8.ToArray()];
        ControlStateMessage state = Controls.State(1_000_000, "GGG", 1_000_000);
        byte[] payload = Codec.Encode(state);
        int seq = 1_000_000;
        long allocated = Measure(() =>
        {
            seq++;
            state.SetInteger(ControlStateMessage.Seq, seq);
            state.SetInteger(ControlStateMessage.Utc, Clocks.Utc + bench.Now);
            state.SetInteger(ControlStateMessage.Expiry, Clocks.Utc + bench.Now + Limits.FreshMicroseconds);
            state.SetTextBytes(ControlStateMessage.Posts, letters[seq % 3], 0, 3);
            Assert.AreEqual(payload.Length, Encode(state, payload));
            bench.Parts.Messages.Put(What.ControlState, 0, false, payload);
            bench.Tick();
        });

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(0, bench.Box.Mail.BadMessages);
        Assert.IsGreaterThan(Repeats, bench.Link.CountOf(What.Lamps));
    }

    [TestMethod]
    [DataRow("YYY")]
    [DataRow("RRR")]
    [DataRow("---")]
    public void Lamp_tick_allocates_nothing(string letters)
    {
        BoxBench bench = BoxBench.Ready("post");
        bench.HasTimeServer = true;
        bench.Deliver(Controls.State(1, letters, bench.Now), 0, false);
        bench.Run(1_000_000);
        int sets = bench.Board.Sets;

        Assert.AreEqual(0, Measure(bench.Tick));
        Assert.AreEqual(letters == "YYY", bench.Board.Sets > sets + (Repeats / 50));
    }

    [TestMethod]
    public void Passing_encoded_queued_sent_and_acknowledged_allocates_nothing()
    {
        BoxBench bench = BoxBench.Ready("timing");
        bench.HasTimeServer = true;
        byte[][] frames = [.. Enumerable.Range(1, WarmUp + Repeats).Select(number => Frames.Passing(number, 7, number))];
        int next = 0;
        var ack = new AckMessage();
        ack.SetInteger(AckMessage.Boot, 5);
        byte[] payload = new byte[scratch.Length];
        Array.Fill(payload, (byte)' ');
        long allocated = Measure(() =>
        {
            bench.Line.Put(frames[next++]);
            bench.Tick();
            ack.SetInteger(AckMessage.Seq, bench.Box.Timing.Outbox.Newest);
            Encode(ack, payload);
            bench.Parts.Messages.Put(What.Ack, 0, false, payload);
        });

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(WarmUp + Repeats, bench.Link.CountOf(What.Passing));
        Assert.AreEqual(0, bench.Box.Mail.BadMessages);
        Assert.AreEqual(1, bench.Box.Timing.Outbox.Depth);
    }

    [TestMethod]
    public void Control_box_at_rest_allocates_nothing()
    {
        BoxBench bench = BoxBench.Ready("control");
        bench.HasTimeServer = true;
        bench.Run(1_000_000);
        int told = bench.Link.CountOf(What.ControlState);

        Assert.AreEqual(0, Measure(bench.Tick));
        Assert.AreEqual((WarmUp + Repeats) * Tick / Limits.ControlPeriodMicroseconds, bench.Link.CountOf(What.ControlState) - told);
    }

    [TestMethod]
    public void Bad_message_allocates_nothing()
    {
        BoxBench bench = BoxBench.Ready("post");
        bench.HasTimeServer = true;
        byte[] payload = Bytes.OfText("{\"epoch\":4,\"boot\":9,\"posts\":\"\\q\"}");
        long allocated = Measure(() =>
        {
            bench.Parts.Messages.Put(What.ControlState, 0, false, payload);
            bench.Tick();
        });

        Assert.AreEqual(0, allocated);
        Assert.AreEqual(WarmUp + Repeats, bench.Box.Mail.BadMessages);
    }

    private int Encode(Message message, byte[] target)
    {
        int count = writer.Write(message, scratch);
        Array.Copy(scratch, target, count);
        return count;
    }

    private static long Measure(Action action)
    {
        for (int i = 0; i < WarmUp; i++)
        {
            action();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Repeats; i++)
        {
            action();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
