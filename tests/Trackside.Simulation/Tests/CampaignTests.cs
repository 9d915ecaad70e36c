using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: DoNotParallelize]

namespace Trackside.Simulation;

/// <summary>Many seeds, everything wrong at once: nothing is lost, nothing doubled.</summary>
[TestClass]
public sealed class CampaignTests
{
    private const ulong First = 20_260_400;

    private static readonly bool isFast = Environment.GetEnvironmentVariable("TRACKSIDE_FAST") == "1";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void Passings_over_cuts_of_power_and_line_and_kills_of_the_gateway_are_neither_lost_nor_doubled()
    {
        int passings = isFast ? 100_000 : 1_000_000;
        IReadOnlyList<Verdict> all = Campaign.Run(First, passings, _ => { }, verdict => TestContext.WriteLine(verdict.ToString()));

        string[] wrong = [.. all.Where(one => one.Wrong != null).Select(one => $"{one}; replay: ./trackside simulate --seed {one.Weather.Seed} --passings {one.Weather.Passings}")];
        Assert.IsEmpty(wrong, string.Join('\n', wrong));
        Assert.IsGreaterThanOrEqualTo(passings, all.Sum(one => one.Truth.Count));
        Assert.IsGreaterThan(0, all.Sum(one => one.Cuts));
        Assert.IsGreaterThan(0, all.Sum(one => one.Kills));
        Assert.IsGreaterThan(0, all.Sum(one => one.Found.Historical));
        Assert.IsGreaterThan(0, all.Sum(one => one.Duplicates));
        Assert.IsLessThan(passings / 1000, all.Sum(one => one.Found.Outside), "the truth lies outside the stated uncertainty");
    }

    [TestMethod]
    public void Seed_draws_the_same_world_again()
    {
        Assert.AreEqual(Live(), Live());

        static string Live()
        {
            using World world = new(Weather.Draw(First + 3, 5_000));
            return world.Run().ToString();
        }
    }
}
