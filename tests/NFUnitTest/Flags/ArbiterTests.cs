using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="Arbiter"/>, and what must hold whatever comes in.</summary>
    [TestClass]
    public class ArbiterTests
    {
        [TestMethod]
        [DataRow((int)Aspect.Dark, (int)Aspect.Fault, (int)AspectReason.NoControl)]
        [DataRow((int)Aspect.Green, (int)Aspect.Fault, (int)AspectReason.NoControl)]
        [DataRow((int)Aspect.Yellow, (int)Aspect.Yellow, (int)AspectReason.NoControl)]
        [DataRow((int)Aspect.Red, (int)Aspect.Red, (int)AspectReason.NoControl)]
        public void Arbiter_shows_fault_or_more_when_control_was_never_fresh(int central, int shown, int reason)
        {
            Arbiter sut = new Arbiter();
            sut.Decide((Aspect)central, false, false, true, Aspect.Dark);
            Expect(shown, reason, sut);
        }

        [TestMethod]
        [DataRow((int)Aspect.Dark)]
        [DataRow((int)Aspect.Green)]
        [DataRow((int)Aspect.Yellow)]
        [DataRow((int)Aspect.Red)]
        public void Arbiter_shows_what_control_asks_when_it_is_fresh(int central)
        {
            Arbiter sut = new Arbiter();
            sut.Decide((Aspect)central, true, true, true, Aspect.Dark);
            Expect(central, (int)AspectReason.Central, sut);
        }

        [TestMethod]
        [DataRow((int)Aspect.Green, (int)Aspect.Dark)]
        [DataRow((int)Aspect.Dark, (int)Aspect.Dark)]
        [DataRow((int)Aspect.Yellow, (int)Aspect.Yellow)]
        [DataRow((int)Aspect.Red, (int)Aspect.Red)]
        public void Arbiter_keeps_what_restricts_and_drops_green_when_control_is_not_fresh(int central, int shown)
        {
            Arbiter sut = new Arbiter();
            sut.Decide((Aspect)central, true, false, true, Aspect.Dark);
            Expect(shown, (int)AspectReason.NoLink, sut);
            sut.Decide((Aspect)central, true, false, false, Aspect.Dark);
            Expect(shown, (int)AspectReason.ClockUnsynced, sut);
        }

        [TestMethod]
        [DataRow((int)Aspect.Green, true, true, (int)Aspect.Yellow, (int)AspectReason.Local)]
        [DataRow((int)Aspect.Green, true, false, (int)Aspect.Yellow, (int)AspectReason.Local)]
        [DataRow((int)Aspect.Green, false, false, (int)Aspect.Yellow, (int)AspectReason.Local)]
        [DataRow((int)Aspect.Yellow, true, true, (int)Aspect.Yellow, (int)AspectReason.Central)]
        [DataRow((int)Aspect.Red, true, true, (int)Aspect.Red, (int)AspectReason.Central)]
        [DataRow((int)Aspect.Red, true, false, (int)Aspect.Red, (int)AspectReason.NoLink)]
        public void Arbiter_shows_the_marshals_yellow_where_it_is_more(int central, bool wasFresh, bool isFresh, int shown, int reason)
        {
            Arbiter sut = new Arbiter();
            sut.Decide((Aspect)central, wasFresh, isFresh, true, Aspect.Yellow);
            Expect(shown, reason, sut);
        }

        [TestMethod]
        [DataRow((int)Aspect.Blue, (int)Aspect.Yellow)]
        [DataRow((int)Aspect.White, (int)Aspect.Yellow)]
        [DataRow((int)Aspect.Slippery, (int)Aspect.Yellow)]
        [DataRow((int)Aspect.DoubleYellow, (int)Aspect.Red)]
        [DataRow((int)Aspect.Code60, (int)Aspect.Red)]
        [DataRow((int)Aspect.FullCourseYellow, (int)Aspect.Red)]
        [DataRow((int)Aspect.VirtualSafetyCar, (int)Aspect.Red)]
        [DataRow((int)Aspect.SafetyCar, (int)Aspect.Red)]
        public void Arbiter_shows_the_next_more_restrictive_when_three_lamps_cannot(int central, int shown)
        {
            Arbiter sut = new Arbiter();
            sut.Decide((Aspect)central, true, true, true, Aspect.Dark);
            Expect(shown, (int)AspectReason.CannotShow, sut);
        }

        [TestMethod]
        public void Arbiter_shows_red_for_a_request_that_no_marshal_can_make()
        {
            Arbiter sut = new Arbiter();
            sut.Decide(Aspect.Dark, true, true, true, Aspect.Green);
            Expect((int)Aspect.Red, (int)AspectReason.RoleFault, sut);
        }

        [TestMethod]
        public void Arbiter_never_permits_without_fresh_control_and_never_shows_less_than_the_marshal_asks()
        {
            Arbiter sut = new Arbiter();
            for (int central = 0; central <= (int)Aspect.Unproved; central++)
            {
                for (int local = 0; local <= (int)Aspect.Red; local++)
                {
                    for (int flags = 0; flags < 8; flags++)
                    {
                        bool isFresh = (flags & 2) != 0;
                        sut.Decide((Aspect)central, (flags & 1) != 0, isFresh, (flags & 4) != 0, (Aspect)local);
                        string at = central.ToString() + "/" + local.ToString() + "/" + flags.ToString();
                        Assert.IsTrue((int)sut.Aspect >= local, at);
                        Assert.IsTrue(sut.Aspect >= LeastFor((Aspect)central), at);
                        if (sut.Aspect == Aspect.Green)
                        {
                            Assert.IsTrue(isFresh && central == (int)Aspect.Green, at);
                        }
                    }
                }
            }
        }

        [TestMethod]
        public void Arbiter_only_ever_shows_what_three_lamps_can()
        {
            Arbiter sut = new Arbiter();
            for (int central = 0; central <= (int)Aspect.Unproved; central++)
            {
                for (int flags = 0; flags < 8; flags++)
                {
                    sut.Decide((Aspect)central, (flags & 1) != 0, (flags & 2) != 0, (flags & 4) != 0, Aspect.Dark);
                    Assert.IsTrue(sut.Aspect == Aspect.Dark || LampPattern.LampOf(sut.Aspect) >= 0);
                }
            }
        }

        // What control asks for is the least that is shown, but for green, and for Unproved, of which red is the nearest.
        private static Aspect LeastFor(Aspect central)
        {
            return central == Aspect.Green ? Aspect.Dark : central == Aspect.Unproved ? Aspect.Red : central;
        }

        private static void Expect(int shown, int reason, Arbiter sut)
        {
            Assert.AreEqual(shown, (int)sut.Aspect);
            Assert.AreEqual(reason, (int)sut.Reason);
        }
    }
}
