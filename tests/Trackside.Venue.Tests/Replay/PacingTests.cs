using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Replay;

namespace Trackside.Venue.Tests.Replay;

[TestClass]
public sealed class PacingTests
{
    private static readonly CapturedFrame Status = new([], true, null);

    [TestMethod]
    public void Passings_keep_the_decoders_own_distances()
    {
        long[] moments = Pacing.Schedule([Passing(1_000_000), Passing(44_500_000), Passing(44_500_000), Passing(100_000_000)], 1);

        CollectionAssert.AreEqual(new long[] { 0, 43_500_000, 43_500_000, 99_000_000 }, moments);
    }

    [TestMethod]
    public void Speed_divides_every_distance()
    {
        long[] moments = Pacing.Schedule([Passing(0), Status, Passing(10_000_000)], 500);

        CollectionAssert.AreEqual(new long[] { 0, 10_000, 20_000 }, moments);
    }

    [TestMethod]
    public void Frames_without_time_are_spread_before_between_and_after()
    {
        long[] moments = Pacing.Schedule([Status, Status, Passing(0), Status, Status, Status, Passing(8), Status], 1);

        long start = 2 * Pacing.StatusPeriodMicroseconds;
        CollectionAssert.AreEqual(new[] { 0, start / 2, start, start + 2, start + 4, start + 6, start + 8, start + 8 + Pacing.StatusPeriodMicroseconds }, moments);
    }

    [TestMethod]
    public void Moments_never_run_backwards_when_the_decoders_clock_was_set_back()
    {
        long[] moments = Pacing.Schedule([Passing(50), Passing(10), Status, Passing(20)], 1);

        CollectionAssert.AreEqual(moments.Order().ToArray(), moments);
    }

    private static CapturedFrame Passing(long time) => new([], true, time);
}
