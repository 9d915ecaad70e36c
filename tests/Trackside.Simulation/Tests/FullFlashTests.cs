using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Simulation;

/// <summary>A flash that is full most of the time, so that room must be made between cuts of the power: by what is acknowledged, and by nothing else.</summary>
[TestClass]
public sealed class FullFlashTests
{
    private const int Passings = 4_000;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(1UL, 0)]
    [DataRow(2UL, 0)]
    [DataRow(3UL, 15)]
    [DataRow(4UL, 15)]
    public void Flash_that_is_full_of_earlier_boots_gives_room_and_loses_nothing(ulong seed, int cutEvery)
    {
        using World world = new(Weather.Draw(seed, Passings) with { Boxes = 2, Capacity = 300, Gap = 300 * Weather.Millisecond, QuietAfter = 30, CutEvery = cutEvery * Weather.Second, PartitionEvery = 30 * Weather.Second });
        Verdict verdict = world.Run();

        TestContext.WriteLine(verdict.ToString());
        Assert.IsNull(verdict.Wrong, verdict.ToString());
        foreach (SimBox box in world.Boxes)
        {
            Assert.IsGreaterThan(10, box.FlashDeletions, "the flash was never full");
        }
    }

    [TestMethod]
    public void Cut_at_every_change_of_a_full_flash_loses_nothing_and_brings_back_nothing_acknowledged()
    {
        List<string> wrong = [];
        int changes = Live(0, out int deletions, out Verdict calm);
        Assert.IsNull(calm.Wrong, calm.ToString());
        Assert.IsGreaterThan(5, deletions, "the flash was never full");
        for (int change = changes / 2; change <= changes; change++)
        {
            Live(change, out _, out Verdict verdict);
            if (verdict.Wrong != null)
            {
                wrong.Add($"cut at change {change}: {verdict}");
            }
        }

        Assert.IsEmpty(wrong, string.Join('\n', wrong));
    }

    // Each evening leaves a boot that is acknowledged whole; the first half of the changes fills the flash with them.
    private static int Live(int change, out int deletions, out Verdict verdict)
    {
        using World world = new(Weather.Draw(7, 400) with
        {
            Boxes = 1, Capacity = 50, Gap = 60 * Weather.Millisecond, QuietAfter = 20, CutEvery = 0, PartitionEvery = 12 * Weather.Second, KillEvery = 0, DiesAtCommit = 0,
        });
        SimBox box = world.Boxes[0];
        box.CutPowerAt(change);
        verdict = world.Run();
        deletions = box.FlashDeletions;
        return box.FlashChanges;
    }
}
