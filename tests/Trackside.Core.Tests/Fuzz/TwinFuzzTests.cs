using System;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Core.Tests.Fuzz;

/// <summary>
/// Two boxes live the same life; one of them is typed at and sent rubbish besides. Their lamps, arrows, permit and orders must stay the same at every tick. Every role in
/// turn: a marshal's key and the interlock's may not be on one box.
/// </summary>
[TestClass]
public sealed class TwinFuzzTests
{
    private const int LinesPerTick = 10;
    private const int PayloadsPerTick = 7;

    private readonly Mutator mutator = new();
    private BoxBench left = null!;
    private BoxBench right = null!;
    private readonly FlatJsonReader reader = new();
    private readonly byte[][] good = new byte[Enum.GetValues<What>().Length][];
    private readonly Message?[] kinds = new Message?[Enum.GetValues<What>().Length];
    private int seq = 100;
    private int closedTicks;

    [TestMethod]
    [DataRow("timing,post")]
    [DataRow("timing,sign,control")]
    public void Million_random_lines_crash_nothing_and_change_no_output(string roles)
    {
        left = Ready(roles);
        right = Ready(roles);
        ConsoleBench typed = new(left.Parts.Configuration, left.Box);
        ConsoleMessage message = new();
        Inbound inbound = new() { What = What.ConsoleIn };
        int lines = 0;
        Fuzzing.Run(1_000_000 / LinesPerTick, mutator, (ref Dice dice) =>
        {
            Live(ref dice);
            for (int i = 0; i < LinesPerTick; i++, lines++)
            {
                byte[] line = ConsoleLines.Make(ref dice);
                if (dice.Percent(20))
                {
                    message.Clear();
                    message.SetText(ConsoleMessage.Line, Encoding.Latin1.GetString(line));
                    byte[] payload = Codec.Encode(message);
                    payload.CopyTo(inbound.Payload, 0);
                    inbound.Count = payload.Length;
                    typed.Console.Take(inbound, left.Now);
                }
                else
                {
                    typed.Line.Put([.. line, (byte)'\r']);
                    typed.Console.Step(left.Now);
                    typed.Console.Step(left.Now);
                }
            }

            for (int i = 0; i < 20 && !typed.Console.Out.IsEmpty; i++)
            {
                typed.Console.Step(left.Now);
            }

            typed.Cable.Text = "";
            Tick();
        });

        Assert.AreEqual(Fuzzing.Budget(1_000_000 / LinesPerTick) * LinesPerTick, lines);
        Assert.AreEqual(0, left.Box.Mail.Unencodable, "every answer fits into a message");
        Assert.IsGreaterThan(lines / 10, typed.Console.Refused);
        Assert.IsGreaterThan(0, closedTicks);
    }

    [TestMethod]
    [DataRow("timing,post")]
    [DataRow("timing,sign,control")]
    public void Million_random_payloads_crash_nothing_and_the_unreadable_change_no_output(string roles)
    {
        left = Ready(roles);
        right = Ready(roles);
        PrepareKinds();
        int refused = 0;
        Subscriptions topics = new(left.Parts.Configuration);
        byte[] rubbish = "{"u8.ToArray();
        Fuzzing.Run(1_000_000 / PayloadsPerTick + 1, mutator, (ref Dice dice) =>
        {
            Live(ref dice);

            for (int i = 0; i < PayloadsPerTick; i++)
            {
                // What the box listens to, with the sender's number as its own subscriptions give it.
                int topic = dice.Below(topics.Count);
                What what = topics.WhatAt(topic);
                int index = topics.IndexAt(topic);
                bool isRetained = dice.Percent(30);
                mutator.Make(ref dice, good[(int)what]);
                byte[] payload = mutator.ToArray();
                bool isReadable = kinds[(int)what] is { } kind && reader.Read(payload, 0, payload.Length, kind);
                left.Parts.Messages.Put(what, index, isRetained, payload);

                // That something came is no secret: only what it holds must not matter.
                right.Parts.Messages.Put(what, index, isRetained, isReadable ? payload : rubbish);
                refused += isReadable ? 0 : 1;
            }

            Tick();
        });

        Assert.IsGreaterThan(Fuzzing.Budget(1_000_000) / 4, refused);
    }

    private static BoxBench Ready(string roles)
    {
        ConfigurationMessage message = Configurations.Reversible(roles);
        message.SetFlag(ConfigurationMessage.PitExit, true);
        BoxBench bench = BoxBench.Ready(Configurations.Read(message));
        bool isPost = bench.Box.Post != null;
        Assert.AreNotEqual(isPost, bench.Box.Control?.Interlock != null && bench.Box.Sign != null, "all that is to be fuzzed is there");
        bench.HasTimeServer = true;
        return bench;
    }

    // The circuit is closed a third of the time; nobody holds the panel's key, so nothing may be tested.
    private void Live(ref Dice dice)
    {
        if (seq % 50 == 0)
        {
            bool isClosed = seq % 150 == 0;
            closedTicks += isClosed ? 1 : 0;
            string letters = isClosed ? "RRR" : dice.Percent(50) ? "GGG" : "YGY";
            ControlStateMessage state = Controls.State(seq, letters, left.Now);
            left.Deliver(state, 0, false);
            right.Deliver(state, 0, false);
        }

        seq++;
        if (dice.Percent(5))
        {
            int input = dice.Percent(50) ? Inputs.YellowButton : Inputs.FirstLoop + 1;
            bool isActive = dice.Percent(50);
            left.Board.Drive(input, isActive);
            right.Board.Drive(input, isActive);
        }
    }

    private void Tick()
    {
        left.Tick();
        right.Tick();
        Assert.AreEqual(0, left.Box.Supervisor.Resets, left.Box.Supervisor.LastFault ?? "");
        for (int lamp = 0; lamp < Lamp.Outputs; lamp++)
        {
            Assert.AreEqual(right.Board.IsLit(lamp), left.Board.IsLit(lamp), Lamp.OutputName(lamp));
        }

        Assert.AreEqual(right.Board.Turns, left.Board.Turns);
        if (left.Box.Post != null)
        {
            Assert.AreEqual(right.Box.Post.Applied, left.Box.Post.Applied);
            Assert.AreEqual(right.Box.Post.Reason, left.Box.Post.Reason);
            return;
        }

        Assert.AreEqual(right.Box.Sign.Rules.Driven, left.Box.Sign.Rules.Driven);
        Assert.AreEqual(right.Box.Control.Interlock.Interlock.State, left.Box.Control.Interlock.Interlock.State);
        for (int post = 0; post < left.Box.Control.Reports.Count; post++)
        {
            Assert.AreEqual(right.Box.Control.Reports.Asked(post), left.Box.Control.Reports.Asked(post));
        }
    }

    private void PrepareKinds()
    {
        Message[] filled = Samples.All();
        Message[] empty = Samples.Empty();
        Array.Fill(good, Codec.Encode(Samples.Line()));
        for (int i = 0; i < filled.Length; i++)
        {
            good[(int)filled[i].What] = Codec.Encode(filled[i]);
            kinds[(int)filled[i].What] = empty[i];
        }

        good[(int)What.ControlState] = Codec.Encode(Controls.State(60, "GGG", left.Now));
        good[(int)What.ControlRequest] = Codec.Encode(Controls.Request(1, "all", Aspect.Green, left.Now));
    }
}
