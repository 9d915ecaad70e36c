using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Simulation;

/// <summary>One scenario, with the power cut at every change of the flash in turn, and again soon after.</summary>
[TestClass]
public sealed class EveryWriteTests
{
    private const int Again = 4;

    // Lines cut often and for long, so that much is written in a hurry; acknowledgements in between.
    private static readonly Weather scenario = new()
    {
        Seed = 7,
        Boxes = 1,
        Passings = 300,
        Gap = 60 * Weather.Millisecond,
        Loss = 300,
        Duplication = 300,
        Delay = 100 * Weather.Millisecond,
        PartitionEvery = 6 * Weather.Second,
        CutEvery = 0,
        CutsAtFlash = 0,
        KillEvery = 9 * Weather.Second,
        DiesAtCommit = 20,
        GroupDelay = 50 * Weather.Millisecond,
        Capacity = 400,
        CollectorPause = 60 * Weather.Millisecond,
        Drift = 50,
    };

    [TestMethod]
    public void Cut_at_every_change_of_the_flash_loses_nothing_and_brings_back_nothing_acknowledged()
    {
        int changes = Live(0, 0, out Verdict calm);
        Assert.IsNull(calm.Wrong, calm.ToString());
        Assert.AreEqual(0, calm.Cuts);
        List<string> wrong = [];
        int cuts = 0;
        for (int change = 1; change <= changes; change++)
        {
            for (int again = 0; again <= Again; again++)
            {
                Live(change, again, out Verdict verdict);
                cuts += verdict.Cuts;
                if (verdict.Wrong != null)
                {
                    wrong.Add($"cut at change {change}, again {again} later: {verdict}");
                }
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
        Assert.IsGreaterThanOrEqualTo(changes * (Again + 1), cuts, "each was cut");
        Assert.IsGreaterThan(20, changes);
    }

    private static int Live(int change, int again, out Verdict verdict)
    {
        using World world = new(scenario);
        SimBox box = world.Boxes[0];
        box.CutPowerAt(change);
        box.CutAgainAfter(again);
        verdict = world.Run();
        return box.FlashChanges;
    }
}
