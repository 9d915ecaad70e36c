using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Alarms and their words.</summary>
    [TestClass]
    public class AlarmNamesTests
    {
        [TestMethod]
        public void Every_alarm_is_listed_by_its_word_and_read_back()
        {
            for (int bit = 0; bit < AlarmNames.Count; bit++)
            {
                string list = AlarmNames.List(1L << bit, StateMessage.AlarmsLength);
                Assert.AreEqual(AlarmNames.Of(bit), list);
                Assert.AreEqual(1L << bit, AlarmNames.Parse(list));
            }

            Assert.AreEqual("ring-full", AlarmNames.List(Alarm.RingFull, StateMessage.AlarmsLength));
            Assert.AreEqual("lamp-failed", AlarmNames.List(Alarm.LampFailed, StateMessage.AlarmsLength));
        }

        [TestMethod]
        public void List_names_several_in_order_and_none_is_null()
        {
            Assert.AreEqual("outbox-full,wrong-way", AlarmNames.List(Alarm.WrongWay | Alarm.OutboxFull, StateMessage.AlarmsLength));
            Assert.IsNull(AlarmNames.List(Alarm.None, StateMessage.AlarmsLength));
        }

        [TestMethod]
        public void List_that_has_no_room_ends_with_more()
        {
            Assert.AreEqual("clock-unsynced,more", AlarmNames.List(Alarm.ClockUnsynced | Alarm.ClockHoldOver, 30));
            Assert.AreEqual("more", AlarmNames.List(Alarm.ClockUnsynced, 8));
        }

        [TestMethod]
        public void Parse_passes_over_words_it_does_not_know()
        {
            Assert.AreEqual(Alarm.LoopStuck, AlarmNames.Parse("of-tomorrow,loop-stuck,more"));
            Assert.AreEqual(Alarm.None, AlarmNames.Parse(null));
        }
    }
}
