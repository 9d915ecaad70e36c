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
}
