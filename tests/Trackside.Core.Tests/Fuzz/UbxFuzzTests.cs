using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Core.Tests.Fuzz;

/// <summary>Whatever a receiver's line brings, a later good mark is taken, bad frames are counted and nothing throws.</summary>
[TestClass]
public sealed class UbxFuzzTests
{
    // The longest frame a damaged length may swallow, and the frame itself.
    private const int MostSwallowed = (UbxFramer.LongestBelieved / 36) + 2;

    [TestMethod]
    public void Time_mark_is_found_again_whatever_came_before()
    {
        var mutator = new Mutator();
        byte[][] frames = [Ubx.RealMark(), Ubx.Epoch(2435, 1000, 18, 7), Bytes.Join(Ubx.RealMark(), Ubx.Epoch(2435, 2000, 18, 3))];
        var line = new FakeLine();
        var sink = new FakeSink();
        var source = new TimeMarkSource(line, 0, Clocks.Unsynced(), new FakeMarks());
        long now = 0;
        int count = 0;
        Fuzzing.Run(50_000, mutator, (ref Dice dice) =>
        {
            mutator.Make(ref dice, frames[dice.Below(frames.Length)]);
            int bad = source.BadInputs;
            line.Feed(mutator.ToArray());
            Drain(source, sink, ref now, mutator.Input.Length);
            int before = sink.Count;
            for (int i = 0; i < MostSwallowed && sink.Count == before; i++)
            {
                count = (count + 1) & 0xFFFF;
                line.Feed(Ubx.Mark(Ubx.UtcFlags, count, 2435, 374058185, 1000 * (count % 1000), 29));
                Drain(source, sink, ref now, 36);
            }

            Assert.IsGreaterThan(before, sink.Count);
            Assert.AreEqual(2L, sink.Last.UtcUncertainty);
            Assert.IsGreaterThanOrEqualTo(bad, source.BadInputs);
        });

        Assert.IsGreaterThan(Fuzzing.Budget(50_000) / 4, source.BadInputs);
    }

    private static void Drain(TimeMarkSource source, FakeSink sink, ref long now, int bytes)
    {
        for (int rest = bytes; rest >= 0; rest -= 128)
        {
            source.Step(now++, sink);
        }
    }
}
