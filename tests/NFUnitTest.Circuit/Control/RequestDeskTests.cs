using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class RequestDeskTests
    {
        private const long Now = 10000000;

        [TestMethod]
        [DataRow("all", -1)]
        [DataRow("kart-p1", 0)]
        [DataRow("kart-p3", 2)]
        public void Desk_admits_a_request_for_all_or_for_one_post(string name, int target)
        {
            RequestDesk sut = Desk();
            Assert.IsTrue(sut.Admits(Controls.Request(1, name, Aspect.Red, Now), Now));
            Assert.AreEqual(target, sut.Target);
        }

        [TestMethod]
        public void Desk_admits_every_aspect_that_may_be_commanded()
        {
            RequestDesk sut = Desk();
            for (int aspect = 0; aspect <= (int)Aspect.Unproved; aspect++)
            {
                bool expected = AspectNames.IsCommandable((Aspect)aspect);
                Assert.AreEqual(expected, sut.Admits(Controls.Request(aspect + 1, "all", (Aspect)aspect, Now), Now));
                Assert.IsTrue(expected || sut.Reason == RefusalReason.NotCommandable);
            }
        }

        [TestMethod]
        public void Desk_refuses_all_but_red_when_its_clock_is_not_synchronised()
        {
            RequestDesk sut = new RequestDesk(Clocks.Unsynced(), Posts(), new Issuers(null));
            for (int aspect = 0; aspect <= (int)Aspect.Unproved; aspect++)
            {
                ControlRequestMessage request = Controls.Request(aspect + 1, "all", (Aspect)aspect, Now);
                Assert.AreEqual(aspect == (int)Aspect.Red, sut.Admits(request, Now));
                Assert.IsTrue(aspect == (int)Aspect.Red || sut.Reason == RefusalReason.ClockUnsynced);
            }

            Refuse(RefusalReason.Replayed, sut, Controls.Request((int)Aspect.Red + 1, "all", Aspect.Red, Now));
            Refuse(RefusalReason.UnknownTarget, sut, Controls.Request(99, "attic", Aspect.Red, Now));
            ControlRequestMessage direction = Controls.Request(99, "all", Aspect.Red, Now);
            direction.SetChoice(ControlRequestMessage.Operation, (int)ControlOperation.Commit);
            Refuse(RefusalReason.ClockUnsynced, sut, direction);
        }

        [TestMethod]
        public void Desk_refuses_what_has_expired()
        {
            RequestDesk sut = Desk();
            ControlRequestMessage request = Controls.Request(1, "all", Aspect.Red, Now);
            request.SetInteger(ControlRequestMessage.Expiry, Clocks.Utc + Now);
            Refuse(RefusalReason.Expired, sut, request);
            request.SetInteger(ControlRequestMessage.Expiry, Clocks.Utc + Now + 1);
            Assert.IsTrue(sut.Admits(request, Now));
        }

        [TestMethod]
        public void Desk_refuses_what_lies_too_far_ahead()
        {
            RequestDesk sut = Desk();
            ControlRequestMessage request = Controls.Request(1, "all", Aspect.Red, Now);
            request.SetInteger(ControlRequestMessage.Expiry, Clocks.Utc + Now + RequestDesk.FurthestExpiry + 1);
            Refuse(RefusalReason.TooFar, sut, request);
            request.SetInteger(ControlRequestMessage.Expiry, Clocks.Utc + Now + RequestDesk.FurthestExpiry);
            Assert.IsTrue(sut.Admits(request, Now));
        }

        [TestMethod]
        public void Desk_refuses_a_replay_and_a_sequence_that_goes_back()
        {
            RequestDesk sut = Desk();
            Assert.IsTrue(sut.Admits(Controls.Request(5, "all", Aspect.Red, Now), Now));
            Refuse(RefusalReason.Replayed, sut, Controls.Request(5, "all", Aspect.Green, Now));
            Refuse(RefusalReason.Replayed, sut, Controls.Request(4, "all", Aspect.Green, Now));
            Assert.IsTrue(sut.Admits(Controls.Request(6, "all", Aspect.Green, Now), Now));
        }

        [TestMethod]
        public void Desk_refuses_a_request_without_an_aspect()
        {
            ControlRequestMessage request = Controls.Request(1, "all", Aspect.Red, Now);
            request.Remove(ControlRequestMessage.AspectField);
            Refuse(RefusalReason.NoAspect, Desk(), request);
        }

        [TestMethod]
        [DataRow("kart-p9")]
        [DataRow("kart-p")]
        [DataRow("kart-p11")]
        [DataRow("alle")]
        [DataRow("ALL")]
        [DataRow("")]
        public void Desk_refuses_a_target_it_does_not_know(string name)
        {
            Refuse(RefusalReason.UnknownTarget, Desk(), Controls.Request(1, name, Aspect.Red, Now));
        }

        [TestMethod]
        public void Desk_refuses_one_issuer_too_many_and_goes_on_serving_those_it_knows()
        {
            RequestDesk sut = Desk();
            ControlRequestMessage request = Controls.Request(1, "all", Aspect.Red, Now);
            for (int i = 0; i < Issuers.Most; i++)
            {
                request.SetText(ControlRequestMessage.Issuer, "issuer" + i.ToString());
                Assert.IsTrue(sut.Admits(request, Now));
            }

            request.SetText(ControlRequestMessage.Issuer, "one-more");
            Refuse(RefusalReason.TooManyIssuers, sut, request);
            request.SetText(ControlRequestMessage.Issuer, "issuer0");
            request.SetInteger(ControlRequestMessage.Seq, 2);
            Assert.IsTrue(sut.Admits(request, Now));
        }

        [TestMethod]
        public void Desk_keeps_no_sequence_and_no_issuer_of_what_it_refuses_for_its_content()
        {
            RequestDesk sut = Desk();
            ControlRequestMessage request = Controls.Request(1, "nowhere", Aspect.Red, Now);
            for (int i = 0; i < 2 * Issuers.Most; i++)
            {
                request.SetText(ControlRequestMessage.Issuer, "issuer" + i.ToString());
                Refuse(RefusalReason.UnknownTarget, sut, request);
            }

            Assert.IsTrue(sut.Admits(Controls.Request(1, "all", Aspect.Red, Now), Now));
        }

        private static string[] Posts()
        {
            return new string[] { "kart-p1", "kart-p2", "kart-p3" };
        }

        private static RequestDesk Desk()
        {
            return new RequestDesk(Clocks.Synced(0), Posts(), new Issuers(null));
        }

        private static void Refuse(RefusalReason reason, RequestDesk sut, ControlRequestMessage request)
        {
            Assert.IsFalse(sut.Admits(request, Now));
            Assert.AreEqual((int)reason, (int)sut.Reason);
        }
    }
}
