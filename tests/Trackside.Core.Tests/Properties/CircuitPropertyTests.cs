using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Properties;

/// <summary>Control and posts together through pulled cables, restarts, a slow broker and hasty people.</summary>
[TestClass]
public sealed class CircuitPropertyTests
{
    private const ulong Seed = 20260301;

    private static readonly Aspect[] Aspects = [Aspect.Red, Aspect.Green, Aspect.Yellow, Aspect.Dark, Aspect.Red, Aspect.Green];
    private static readonly string[] Targets = ["all", "all", "kart-p1", "kart-p2", "kart-p3"];

    [TestMethod]
    public void Circuit_is_safe_at_every_tick_and_proves_the_last_request_in_the_end()
    {
        for (ulong seed = Seed; seed < Seed + 150; seed++)
        {
            var dice = new Dice(seed);
            var circuit = new Circuit();
            try
            {
                LiveThrough(circuit, ref dice);
                ComeToRest(circuit, ref dice);
            }
            catch (AssertFailedException fault)
            {
                throw new AssertFailedException($"seed {seed}: {fault.Message}", fault);
            }
        }
    }

    [TestMethod]
    public void Circuit_proves_a_request_after_a_post_missed_a_change_and_its_undoing()
    {
        var circuit = new Circuit();
        Run(circuit, 300);
        circuit.Plug(0, false);
        circuit.Ask("all", Aspect.Yellow);
        Run(circuit, 30);
        circuit.Ask("all", Aspect.Red);
        Run(circuit, 30);
        circuit.Plug(0, true);
        Run(circuit, 200);
        circuit.Ask("all", Aspect.Red);
        Run(circuit, 600);

        Assert.AreEqual($"{circuit.LastId} proved", circuit.LastReply);
    }

    private static void LiveThrough(Circuit circuit, ref Dice dice)
    {
        long late = 0;
        for (int tick = 0; tick < 3_000; tick++)
        {
            late = dice.Percent(1) ? (dice.Percent(50) ? 0 : dice.Below(5_000_000)) : late;
            if (dice.Percent(1))
            {
                Disturb(circuit, ref dice);
            }

            for (int requests = dice.Percent(2) ? 1 + dice.Below(3) : 0; requests > 0; requests--)
            {
                circuit.Ask(Targets[dice.Below(Targets.Length)], Aspects[dice.Below(Aspects.Length)]);
            }

            circuit.Tick(late);
            circuit.AssertSafe();
        }
    }

    private static void Disturb(Circuit circuit, ref Dice dice)
    {
        int box = dice.Below(circuit.BoxCount);
        switch (dice.Below(4))
        {
            case 0:
                circuit.Restart(box);
                break;
            case 1:
                circuit.Plug(box, !circuit.IsPlugged(box));
                break;
            default:
                circuit.Press(dice.Below(3), dice.Below(Inputs.FirstSense), dice.Percent(50));
                break;
        }
    }

    private static void ComeToRest(Circuit circuit, ref Dice dice)
    {
        for (int box = 0; box < circuit.BoxCount; box++)
        {
            circuit.Plug(box, true);
        }

        Run(circuit, 4_000);
        Aspect last = Aspects[dice.Below(Aspects.Length)];
        circuit.Ask("all", Aspect.Yellow);
        circuit.Ask("all", last);
        Run(circuit, 800);
        Assert.AreEqual($"{circuit.LastId} proved", circuit.LastReply, $"the last request was for {last}");
        for (int post = 0; post < 3; post++)
        {
            Assert.AreEqual(last, circuit.Asked(post));
            Assert.IsTrue(circuit.Shown(post) >= last, $"post {post} shows {circuit.Shown(post)}");
        }
    }

    private static void Run(Circuit circuit, int ticks)
    {
        for (; ticks > 0; ticks--)
        {
            circuit.Tick(0);
            circuit.AssertSafe();
        }
    }
}
