using System.Linq;
using Trackside.Benchmarks.Timing;

namespace Trackside.Benchmarks.Tests;

[TestClass]
public class TimingTests
{
    [TestMethod]
    public void The_same_seed_gives_the_same_figures_and_another_gives_others()
    {
        Figures[] once = Run(3);
        CollectionAssert.AreEqual(once, Run(3));
        CollectionAssert.AreNotEqual(once, Run(4));
    }

    [TestMethod]
    public void Every_source_reports_and_states_what_holds()
    {
        foreach (Figures one in Run(5).Where(one => one.Source != "told"))
        {
            Assert.IsGreaterThan(0, one.Reports, one.Source);
            Assert.AreEqual(0, one.Phantoms, one.Source);
            Assert.IsGreaterThanOrEqualTo(0.999, one.Coverage, one.Source);
        }
    }

    private static Figures[] Run(int seed)
    {
        Tally[] tallies = [new("marker"), new("edge"), new("told"), new("timemark"), new("decoder")];
        LoopRig.Run(seed, 60, tallies, new MarkerCounts());
        return [.. tallies.Select(tally => tally.Sum())];
    }
}
