using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>The log, and what is written into it.</summary>
    [TestClass]
    public class LogRingTests
    {
        [TestMethod]
        public void Log_keeps_the_newest_lines_and_cuts_long_ones()
        {
            LogRing sut = new LogRing();
            for (int i = 0; i < LogRing.Capacity + 3; i++)
            {
                sut.Add(i * 1000L, "line " + i.ToString());
            }

            Assert.AreEqual(LogRing.Capacity, sut.Count);
            Assert.AreEqual("0.003 line 3", sut.LineAt(0));
            Assert.AreEqual("0.066 line 66", sut.LineAt(LogRing.Capacity - 1));
            sut.Add(0, new string('x', 200));
            Assert.AreEqual(LogRing.Longest, sut.LineAt(LogRing.Capacity - 1).Length);
        }

        [TestMethod]
        public void Log_survives_a_soft_reboot_marked_as_of_the_boot_before()
        {
            FakeStorage storage = new FakeStorage();
            LogRing before = new LogRing();
            before.Add(1000000, "alarme levée");
            before.Add(2000000, "reboot");
            Assert.IsTrue(before.Keep(storage));
            LogRing sut = new LogRing();
            sut.Recover(storage);
            Assert.AreEqual(2, sut.Count);
            Assert.AreEqual("~1.000 alarme levée", sut.LineAt(0));
            Assert.AreEqual("~2.000 reboot", sut.LineAt(1));
            LogRing again = new LogRing();
            again.Recover(storage);
            Assert.AreEqual(0, again.Count);
        }

        [TestMethod]
        public void Log_that_does_not_fit_its_file_loses_the_oldest_lines()
        {
            FakeStorage storage = new FakeStorage();
            LogRing before = new LogRing();
            for (int i = 0; i < LogRing.Capacity; i++)
            {
                before.Add(i * 1000000L, new string('y', 90));
            }

            before.Keep(storage);
            LogRing sut = new LogRing();
            sut.Recover(storage);
            Assert.IsTrue(sut.Count > 30 && sut.Count < LogRing.Capacity);
            Assert.IsTrue(sut.LineAt(sut.Count - 1).StartsWith("~63.000 "));
        }

        [TestMethod]
        public void Change_log_tells_alarms_that_came_and_went_the_link_and_faults_once_each()
        {
            LogRing log = new LogRing();
            ChangeLog sut = new ChangeLog(log);
            Supervisor supervisor = new Supervisor(new FakePlatform());
            sut.Step(1000000, Alarm.LampFailed | Alarm.LoopStuck, false, supervisor);
            sut.Step(2000000, Alarm.LoopStuck, true, supervisor);
            sut.Step(3000000, Alarm.LoopStuck, true, supervisor);
            supervisor.Count(new System.ArgumentException("broken"));
            sut.Step(4000000, Alarm.LoopStuck, false, supervisor);
            Assert.AreEqual(5, log.Count);
            Assert.AreEqual("1.000 alarm + loop-stuck,lamp-failed", log.LineAt(0));
            Assert.AreEqual("2.000 alarm - lamp-failed", log.LineAt(1));
            Assert.AreEqual("2.000 link up", log.LineAt(2));
            Assert.AreEqual("4.000 link down", log.LineAt(3));
            Assert.AreEqual("4.000 fault: broken", log.LineAt(4));
        }
    }
}
