using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A request that was obeyed is played again to a control box that has just started, and what is left open where its flash fails.</summary>
    [TestClass]
    public class RequestReplayTests
    {
        private const long Now = 10000000;

        [TestMethod]
        [DataRow((int)Aspect.Green)]
        [DataRow((int)Aspect.Yellow)]
        [DataRow((int)Aspect.SafetyCar)]
        public void Desk_that_has_just_started_refuses_what_was_obeyed_before(int aspect)
        {
            FakeStorage storage = new FakeStorage();
            ControlRequestMessage request = Controls.Request(5, "all", (Aspect)aspect, Now);
            Assert.IsTrue(Desk(storage).Admits(request, Now));
            RequestDesk started = Desk(storage);
            Assert.IsFalse(started.Admits(request, Now));
            Assert.AreEqual((int)RefusalReason.Replayed, (int)started.Reason);
        }

        [TestMethod]
        public void Desk_that_has_just_started_obeys_a_red_again_until_its_expiry()
        {
            FakeStorage storage = new FakeStorage();
            ControlRequestMessage red = Controls.Request(5, "all", Aspect.Red, Now);
            red.SetInteger(ControlRequestMessage.Expiry, Clocks.Utc + Now + RequestDesk.FurthestExpiry);
            Assert.IsTrue(Desk(storage).Admits(red, Now));
            AssertPassesUntilExpiry(storage, red);
        }

        [TestMethod]
        public void Desk_whose_flash_fails_tells_and_can_be_fooled_after_a_restart_for_30_s_at_most()
        {
            FakeStorage storage = new FakeStorage();
            storage.IsBroken = true;
            RequestDesk desk = Desk(storage);
            Assert.AreEqual(Alarm.None, desk.Alarms);
            ControlRequestMessage green = Controls.Request(5, "all", Aspect.Green, Now);
            green.SetInteger(ControlRequestMessage.Expiry, Clocks.Utc + Now + RequestDesk.FurthestExpiry);
            Assert.IsTrue(desk.Admits(green, Now));
            Assert.AreEqual(Alarm.StorageFailed, desk.Alarms);
            AssertPassesUntilExpiry(storage, green);

            storage.IsBroken = false;
            Assert.IsTrue(desk.Admits(Controls.Request(6, "all", Aspect.Green, Now), Now));
            Assert.AreEqual(Alarm.None, desk.Alarms);
        }

        // An expiry lies 30 s ahead at most: that is how long a request lives.
        private static void AssertPassesUntilExpiry(FakeStorage storage, ControlRequestMessage request)
        {
            RequestDesk late = Desk(storage);
            Assert.IsFalse(late.Admits(request, Now + RequestDesk.FurthestExpiry));
            Assert.AreEqual((int)RefusalReason.Expired, (int)late.Reason);
            Assert.IsTrue(Desk(storage).Admits(request, Now + RequestDesk.FurthestExpiry - 1));
        }

        private static RequestDesk Desk(FakeStorage storage)
        {
            return new RequestDesk(Clocks.Synced(0), new string[] { "kart-p1" }, new Issuers(storage));
        }
    }
}
