using System;
using System.Collections.Generic;
using System.Linq;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Flags;

/// <summary>
/// Two posts flash together though their clocks differ: other start, other crystal, exchanges with an error of their own. Each box lives on its own
/// monotonic clock and ticks at its own moments; what its yellow does is written down in true time.
/// </summary>
[TestClass]
public sealed class PhaseTests
{
    private const long TrueUtc = Clocks.Utc;
    private const long Together = 20_000;
    private const double Second = 1_000_000;
    private const ulong Seed = 20260412;

    [TestMethod]
    public void Posts_whose_clocks_differ_flash_within_20_ms_of_each_other()
    {
        var dice = new Dice(Seed);
        for (int round = 0; round < 20; round++)
        {
            List<double> one = Flashes(ref dice, isSynced: true);
            List<double> other = Flashes(ref dice, isSynced: true);

            Assert.IsGreaterThan(15, one.Count);
            foreach (double flash in one.Skip(1).SkipLast(1))
            {
                Assert.IsLessThanOrEqualTo(Together, other.Min(their => Math.Abs(their - flash)), $"round {round}");
            }
        }
    }

    [TestMethod]
    public void Post_without_utc_flashes_at_the_same_rate_in_a_phase_of_its_own()
    {
        var dice = new Dice(Seed + 1);

        List<double> flashes = Flashes(ref dice, isSynced: false);

        for (int i = 1; i < flashes.Count; i++)
        {
            Assert.AreEqual(RuleProfile.UsualFlash, flashes[i] - flashes[i - 1], Together);
        }
    }

    /// <summary>True times at which a post's yellow is lit, over ten seconds.</summary>
    private static List<double> Flashes(ref Dice dice, bool isSynced)
    {
        double rate = 1 + ((dice.Below(41) - 20) / 1e6);
        long start = dice.Below(1_000_000_000);
        ConfigurationMessage configuration = Configurations.Message("post");
        BoxBench bench = new(Configurations.Read(configuration), 5, new FakeLink(), start);
        double True(long monotonic) => (monotonic - start) / rate;
        long Utc(long monotonic) => TrueUtc + (long)True(monotonic);
        List<double> flashes = [];
        bool wasLit = false;
        for (int tick = 0; tick < 1_500; tick++)
        {
            if (isSynced && tick % 300 == 0)
            {
                // The way there and the way back differ by up to 8 ms: half of that is the error.
                long there = 500 + dice.Below(8_000);
                long back = 500 + dice.Below(8_000);
                long sent = bench.Now - there - back;
                bench.Parts.Exchanges.Put(sent, Utc(sent + there), Utc(sent + there), bench.Now);
            }

            if (tick == 100)
            {
                bench.Parts.Messages.Put(What.ControlState, 0, true, Codec.Encode(Controls.State(5, "YYY", 0)));
            }

            long now = bench.Now;
            bench.Tick();
            bool isLit = bench.Board.IsLit(Lamp.Yellow);
            if (isLit && !wasLit && tick > 500)
            {
                flashes.Add(True(now));
            }

            wasLit = isLit;
        }

        // UTC of zero is a whole number of seconds: the flashes of a synchronised post begin at whole halves of one.
        Assert.IsGreaterThan(10, flashes.Count);
        Assert.IsTrue(!isSynced || flashes.All(flash => Math.Abs(Math.IEEERemainder(flash, Second / 2)) <= Together), "not in phase with UTC");
        return flashes;
    }
}
