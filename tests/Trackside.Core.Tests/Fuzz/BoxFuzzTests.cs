using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Fuzz;

/// <summary>Messages of any topic and content into a whole box with every role: what cannot be read changes nothing and is counted.</summary>
[TestClass]
public sealed class BoxFuzzTests
{
    private const int Boot = 5;

    private readonly Mutator mutator = new();
    private readonly FlatJsonReader reader = new();
    private readonly Observed before = new();
    private readonly Observed after = new();
    private readonly byte[][] good = new byte[(int)What.ControlPosts + 1][];
    private readonly Message[] kinds = new Message[(int)What.ControlPosts + 1];
    private BoxBench bench = BoxBench.Ready("timing,post,sign,control");
    private int seq;
    private int unreadable;

    [TestMethod]
    public void Box_changes_nothing_and_counts_when_a_message_cannot_be_read()
    {
        PrepareKinds();
        Fuzzing.Run(100_000, mutator, (ref Dice dice) =>
        {
            if (dice.Percent(2))
            {
                LetTimePass(ref dice);
            }

            What what = (What)dice.Below(kinds.Length);
            RefreshGood(what);
            mutator.Make(ref dice, good[(int)what]);
            Check(what, dice.Below(3), dice.Percent(30));
        });

        Assert.IsGreaterThan(Fuzzing.Budget(100_000) / 4, unreadable);
        Assert.IsGreaterThan(0, bench.Box.Timing.Outbox.Newest);
    }

    private void Check(What what, int index, bool isRetained)
    {
        Settle();
        before.Look(bench);
        int bad = bench.Box.Mail.BadMessages;
        byte[] payload = mutator.ToArray();
        bool isReadable = IsListenedTo(what) && reader.Read(payload, 0, payload.Length, kinds[(int)what]);
        bench.Parts.Messages.Put(what, index, isRetained, payload);
        bench.Box.Tick(bench.Now);
        after.Look(bench);
        Assert.AreEqual(0, bench.Box.Supervisor.Resets, bench.Box.Supervisor.LastFault ?? string.Empty);
        Assert.AreEqual(0, bench.Box.Mail.Unencodable);
        if (!isReadable)
        {
            unreadable++;
            Assert.IsTrue(before.IsSame(after), $"{what} changed something");
            Assert.AreEqual(bad + (IsListenedTo(what) ? 1 : 0), bench.Box.Mail.BadMessages);
        }
    }

    // Ticks at one instant until nothing is left to do: what changes afterwards, the message changed.
    private void Settle()
    {
        for (int i = 0; i < 50; i++)
        {
            before.Look(bench);
            bench.Box.Tick(bench.Now);
            after.Look(bench);
            if (before.IsSame(after))
            {
                return;
            }
        }

        Assert.Fail("The box does not come to rest.");
    }

    private void LetTimePass(ref Dice dice)
    {
        if (dice.Percent(5))
        {
            bench = BoxBench.Ready("timing,post,sign,control");
        }

        bench.Board.Drive(dice.Below(Inputs.FirstSense), dice.Percent(50));
        bench.Board.Drive(Inputs.FirstLoop + 1, dice.Percent(50));
        if (dice.Percent(30))
        {
            bench.Line.Feed(Frames.Passing(dice.Below(40), dice.Below(9), bench.Now));
        }

        if (dice.Percent(20))
        {
            bench.Sync();
        }

        bench.Run(dice.Below(1_500_000));
    }

    private void RefreshGood(What what)
    {
        seq++;
        switch (what)
        {
            case What.ControlState:
                good[(int)what] = Codec.Encode(Controls.State(seq, seq % 3 == 0 ? "GGG" : "YRG", bench.Now));
                break;
            case What.ControlRequest:
                good[(int)what] = Codec.Encode(Controls.Request(seq, seq % 2 == 0 ? "all" : "kart-p2", (Aspect)(seq % 13), bench.Now));
                break;
            case What.Lamps:
                good[(int)what] = Codec.Encode(Controls.Lamps(Aspect.Red, Aspect.Red, Boot, seq));
                break;
        }
    }

    private static bool IsListenedTo(What what) =>
        what is What.ControlState or What.ControlRequest or What.Lamps or What.State or What.Ack or What.Resend;

    private void PrepareKinds()
    {
        Message[] filled = Samples.All();
        Message[] empty = Samples.Empty();
        Array.Fill(good, Codec.Encode(Samples.Line()));
        Array.Fill(kinds, new ConsoleMessage());
        for (int i = 0; i < filled.Length; i++)
        {
            good[(int)filled[i].What] = Codec.Encode(filled[i]);
            kinds[(int)filled[i].What] = empty[i];
        }

        AckMessage ack = Samples.Ack();
        ack.SetInteger(AckMessage.Boot, Boot);
        ack.SetInteger(AckMessage.Seq, 2);
        good[(int)What.Ack] = Codec.Encode(ack);
    }
}
