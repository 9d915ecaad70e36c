using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Alarms of lamps, signs and roles, each raised by the fault it stands for and gone, where it does not latch, with it.</summary>
    [TestClass]
    public class AlarmFaultTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Red_lamp_that_is_cut_raises_lamp_failed_and_aspect_unproved_until_it_is_mended()
        {
            BoxBench box = BoxBench.Ready("post");
            Keep(box, 5, "RRR", 2);
            Assert.AreEqual(0L, box.Box.AlarmsAt(box.Now) & (Alarm.LampFailed | Alarm.AspectUnproved));
            box.Board.Cut(Lamp.Red, true);
            Keep(box, 10, "RRR", 3);
            Assert.AreEqual(Alarm.LampFailed | Alarm.AspectUnproved, box.Box.AlarmsAt(box.Now) & (Alarm.LampFailed | Alarm.AspectUnproved));
            box.Board.Cut(Lamp.Red, false);
            Keep(box, 20, "RRR", 5);
            Assert.AreEqual(0L, box.Box.AlarmsAt(box.Now) & (Alarm.LampFailed | Alarm.AspectUnproved));
        }

        [TestMethod]
        public void Port_that_throws_raises_role_failed_for_good()
        {
            BoxBench box = BoxBench.Ready("post");
            box.Board.ThrowsAtLight = true;
            Keep(box, 5, "RRR", 1);
            Keep(box, 10, "GGG", 1);
            Assert.AreEqual(Alarm.RoleFailed, box.Box.AlarmsAt(box.Now) & Alarm.RoleFailed);
        }

        [TestMethod]
        public void Two_arrows_sensed_at_once_raise_sign_fault()
        {
            BoxBench box = BoxBench.Ready(Configurations.Read(Configurations.Reversible("sign")));
            Keep(box, 12, "RRR", 1);
            Assert.AreEqual(0L, box.Box.AlarmsAt(box.Now) & Alarm.SignFault);
            box.Board.Short(Lamp.FirstArrow + 1, true);
            Keep(box, 20, "RRR", 1);
            Assert.AreEqual(Alarm.SignFault, box.Box.AlarmsAt(box.Now) & Alarm.SignFault);
        }

        private static void Keep(BoxBench box, int seq, string letters, int seconds)
        {
            for (int i = 0; i < seconds; i++)
            {
                box.Deliver(Controls.State(seq + i, letters, box.Now), 0, false);
                box.Run(Second);
            }
        }
    }
}
