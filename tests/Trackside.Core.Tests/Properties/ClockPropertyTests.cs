using System;
using System.Collections.Generic;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Core.Tests.Properties;

/// <summary>The clock against a simulated truth, over seeds: drift, a crystal that wanders, jitter, asymmetry, losses, silence, sessions.</summary>
[TestClass]
public sealed class ClockPropertyTests
{
    private const int Seeds = 400;
    private const long Minute = 60_000_000;
    private const long Hour = 60 * Minute;

    [TestMethod]
    public void Truth_lies_inside_the_stated_uncertainty_in_sync_and_in_hold_over()
    {
        long looks = 0;
        long outside = 0;
        for (uint seed = 1; seed <= Seeds; seed++)
        {
            var run = new ClockRun(seed);
            run.Run(Hour);
            looks += run.Looks;
            outside += run.Outside;
            Assert.IsLessThan(run.Looks / 100, run.Outside, $"seed {seed}: outside {run.Outside} times of {run.Looks}, by up to {run.WorstOutside} us");
        }

        Console.WriteLine($"{outside} of {looks} looks outside");
        Assert.IsLessThanOrEqualTo(looks / 1000, outside, "99.9%");
    }

    [TestMethod]
    public void Utc_never_runs_backwards_and_never_steps_while_a_session_is_open()
    {
        for (uint seed = 1; seed <= Seeds / 4; seed++)
        {
            var run = new ClockRun(seed) { IsAlwaysInSession = true, ServerJumps = true };
            run.Run(Hour);
            Assert.AreEqual(0, run.Clock.Steps, $"seed {seed}");
            Assert.AreEqual(0, run.Backwards, $"seed {seed}: UTC ran backwards");
            Assert.IsLessThan(160, run.FastestPpm, $"seed {seed}: UTC ran off by {run.FastestPpm} ppm");
        }
    }

    [TestMethod]
    public void One_liar_of_two_servers_never_moves_utc_out_of_the_uncertainty()
    {
        for (uint seed = 1; seed <= Seeds / 4; seed++)
        {
            var run = new ClockRun(seed) { HasLiar = true };
            run.Run(Hour);
            Assert.IsLessThanOrEqualTo(run.Looks / 1000, run.Outside, $"seed {seed}: outside {run.Outside} times of {run.Looks}, by up to {run.WorstOutside} us");
        }
    }
}
