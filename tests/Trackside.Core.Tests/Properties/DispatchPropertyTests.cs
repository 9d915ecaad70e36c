using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Properties;

/// <summary>Outbox and dispatch against a gateway over a channel that loses, repeats and delays: what must hold at every step, and in the end.</summary>
[TestClass]
public sealed class DispatchPropertyTests
{
    private const ulong Seed = 20260301;

    [TestMethod]
    public void Dispatch_skips_nothing_and_stays_inside_the_window_over_random_schedules()
    {
        for (ulong seed = Seed; seed < Seed + 2_000; seed++)
        {
            var dice = new Dice(seed);
            var run = new DispatchRun(ref dice, isLossy: dice.Percent(50));
            for (int step = 0; step < 1_000; step++)
            {
                run.Step(ref dice, makesPassings: true);
                run.AssertInvariants(seed);
            }
        }
    }

    [TestMethod]
    public void Every_passing_is_stored_in_the_end_over_a_channel_that_loses_a_third()
    {
        for (ulong seed = Seed; seed < Seed + 300; seed++)
        {
            var dice = new Dice(seed);
            var run = new DispatchRun(ref dice, isLossy: true);
            for (int step = 0; step < 500; step++)
            {
                run.Step(ref dice, makesPassings: true);
            }

            int more = 0;
            while (!run.IsFinished && more < 100_000)
            {
                run.Step(ref dice, makesPassings: false);
                run.AssertInvariants(seed);
                more++;
            }

            Assert.IsTrue(run.IsFinished, $"seed {seed}: not everything arrived after {more} steps");
        }
    }

    [TestMethod]
    public void Outbox_gives_back_what_was_put_in_over_random_rounds()
    {
        for (ulong seed = Seed; seed < Seed + 200; seed++)
        {
            var dice = new Dice(seed);
            var outbox = new Outbox(16 + dice.Below(50));
            var clock = new ClockModel();
            var message = new PassingMessage();
            for (int i = 0; i < 500; i++)
            {
                int newest = outbox.Newest;
                bool added = outbox.Add(Passings.Crossing((newest + 1) * 7L), clock);
                Assert.AreEqual(added ? newest + 1 : newest, outbox.Newest);
                outbox.Acknowledge(dice.Below(outbox.Newest + 2));
                int seq = 1 + dice.Below(outbox.Newest);
                if (outbox.Holds(seq))
                {
                    outbox.Read(seq, message, clock, 0);
                    Assert.AreEqual(seq * 7L, message.GetInteger(PassingMessage.Transponder));
                }
            }
        }
    }
}
