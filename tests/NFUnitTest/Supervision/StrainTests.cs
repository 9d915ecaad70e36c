using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A box that comes to its own limits.</summary>
    [TestClass]
    public class StrainTests
    {
        private const long Enough = 100000;

        [TestMethod]
        [DataRow(99999L, 100000L, 0, Alarm.None)]
        [DataRow(100000L, 100000L, 0, Alarm.LoopSlow)]
        [DataRow(0L, 33399L, 0, Alarm.MemoryLow)]
        [DataRow(0L, 100000L, 1, Alarm.RingFull)]
        [DataRow(500000L, 0L, 7, Alarm.LoopSlow | Alarm.MemoryLow | Alarm.RingFull)]
        public void Alarm_stands_for_each_limit_that_was_met(long tick, long memory, int dropped, long alarms)
        {
            Strain sut = new Strain();
            sut.Look(0, tick, memory, dropped);
            Assert.AreEqual(alarms, sut.Alarms);
        }

        [TestMethod]
        public void Alarm_goes_at_the_next_look_that_finds_nothing_new()
        {
            Strain sut = new Strain();
            sut.Look(0, 200000, Enough, 3);
            Assert.IsFalse(sut.IsDue(4999999));
            Assert.IsTrue(sut.IsDue(5000000));
            sut.Look(5000000, 0, Enough, 3);
            Assert.AreEqual(Alarm.None, sut.Alarms);
        }

        [TestMethod]
        public void Box_tells_that_a_ring_ran_over()
        {
            BoxBench bench = BoxBench.Ready("timing");
            for (int i = 0; i < 200; i++)
            {
                bench.Parts.Edges.Put(Inputs.FirstLoop + 1, true, bench.Now);
            }

            bench.Run(6000000);
            Assert.AreEqual(Alarm.RingFull, bench.Box.AlarmsAt(bench.Now) & Alarm.RingFull);
        }
    }
}
