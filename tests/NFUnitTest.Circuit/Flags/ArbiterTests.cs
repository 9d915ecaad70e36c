using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every row of the table at <see cref="Arbiter"/>.</summary>
    [TestClass]
    public class ArbiterTests
    {
        [TestMethod]
        [DataRow((int)Aspect.Dark, (int)Aspect.Fault)]
        [DataRow((int)Aspect.Green, (int)Aspect.Fault)]
        [DataRow((int)Aspect.Slippery, (int)Aspect.Fault)]
        [DataRow((int)Aspect.Yellow, (int)Aspect.Yellow)]
        [DataRow((int)Aspect.SafetyCar, (int)Aspect.SafetyCar)]
        [DataRow((int)Aspect.Red, (int)Aspect.Red)]
        public void Arbiter_shows_fault_or_more_when_control_was_never_fresh(int central, int shown)
        {
            Expect(shown, AspectReason.NoControl, Decide(central, LinkAge.Never, Aspect.Dark));
        }

        [TestMethod]
        [DataRow((int)Aspect.Dark)]
        [DataRow((int)Aspect.Green)]
        [DataRow((int)Aspect.Blue)]
        [DataRow((int)Aspect.Code60)]
        [DataRow((int)Aspect.Red)]
        public void Arbiter_shows_what_control_asks_when_it_is_fresh(int central)
        {
            Expect(central, AspectReason.Central, Decide(central, LinkAge.Fresh, Aspect.Dark));
        }

        [TestMethod]
        [DataRow((int)Aspect.Green, (int)Aspect.Dark)]
        [DataRow((int)Aspect.Dark, (int)Aspect.Dark)]
        [DataRow((int)Aspect.White, (int)Aspect.White)]
        [DataRow((int)Aspect.Yellow, (int)Aspect.Yellow)]
        [DataRow((int)Aspect.Red, (int)Aspect.Red)]
        public void Arbiter_keeps_what_restricts_and_drops_green_when_control_is_not_fresh(int central, int shown)
        {
            Expect(shown, AspectReason.NoLink, Decide(central, LinkAge.Old, Aspect.Dark));
            Expect(shown, AspectReason.ClockUnsynced, Decide(central, LinkAge.Unsynced, Aspect.Dark));
        }

        [TestMethod]
        [DataRow((int)Aspect.Green, (int)LinkAge.Fresh, (int)Aspect.Yellow, (int)AspectReason.Local)]
        [DataRow((int)Aspect.Green, (int)LinkAge.Old, (int)Aspect.Yellow, (int)AspectReason.Local)]
        [DataRow((int)Aspect.Green, (int)LinkAge.Never, (int)Aspect.Yellow, (int)AspectReason.Local)]
        [DataRow((int)Aspect.Yellow, (int)LinkAge.Fresh, (int)Aspect.Yellow, (int)AspectReason.Central)]
        [DataRow((int)Aspect.Red, (int)LinkAge.Fresh, (int)Aspect.Red, (int)AspectReason.Central)]
        [DataRow((int)Aspect.Red, (int)LinkAge.Old, (int)Aspect.Red, (int)AspectReason.NoLink)]
        public void Arbiter_shows_the_marshals_yellow_where_it_is_more(int central, int age, int shown, int reason)
        {
            Expect(shown, (AspectReason)reason, Decide(central, (LinkAge)age, Aspect.Yellow));
        }

        [TestMethod]
        [DataRow((int)Aspect.Green, (int)Aspect.Yellow, (int)Aspect.Yellow, (int)AspectReason.Mirror)]
        [DataRow((int)Aspect.Dark, (int)Aspect.Red, (int)Aspect.Red, (int)AspectReason.Mirror)]
        [DataRow((int)Aspect.Red, (int)Aspect.Yellow, (int)Aspect.Red, (int)AspectReason.Central)]
        public void Arbiter_shows_what_the_neighbours_call_for_where_it_is_more(int central, int neighbour, int shown, int reason)
        {
            Arbiter sut = new Arbiter(Profiles.Usual());
            sut.Decide((Aspect)central, LinkAge.Fresh, Aspect.Dark, (Aspect)neighbour, AspectReason.Mirror, true, false);
            Expect(shown, (AspectReason)reason, sut);
        }

        [TestMethod]
        public void Arbiter_shows_no_green_that_guard_or_permit_forbid()
        {
            Arbiter sut = new Arbiter(Profiles.Usual());
            sut.Decide(Aspect.Green, LinkAge.Fresh, Aspect.Dark, Aspect.Dark, AspectReason.Neighbour, false, true);
            Expect((int)Aspect.Dark, AspectReason.Guard, sut);
            sut.Decide(Aspect.Yellow, LinkAge.Fresh, Aspect.Dark, Aspect.Dark, AspectReason.Neighbour, false, true);
            Expect((int)Aspect.Yellow, AspectReason.Central, sut);
        }

        [TestMethod]
        [DataRow(false, (int)Aspect.Dark, (int)AspectReason.Clear)]
        [DataRow(true, (int)Aspect.Green, (int)AspectReason.Central)]
        public void Arbiter_shows_green_only_when_it_is_due_where_the_profile_says_so(bool isDue, int shown, int reason)
        {
            Arbiter sut = new Arbiter(Profiles.At(1));
            sut.Decide(Aspect.Green, LinkAge.Fresh, Aspect.Dark, Aspect.Dark, AspectReason.Neighbour, true, isDue);
            Expect(shown, (AspectReason)reason, sut);
        }

        [TestMethod]
        [DataRow(2, (int)Aspect.Yellow)]
        [DataRow(3, (int)Aspect.Red)]
        public void Arbiter_shows_the_profiles_aspect_in_place_of_a_green_that_is_lost(int profile, int shown)
        {
            Arbiter sut = new Arbiter(Profiles.At(profile));
            sut.Decide(Aspect.Green, LinkAge.Old, Aspect.Dark, Aspect.Dark, AspectReason.Neighbour, true, true);
            Expect(shown, AspectReason.NoLink, sut);
        }

        [TestMethod]
        public void Arbiter_shows_red_for_a_request_that_no_marshal_can_make()
        {
            Expect((int)Aspect.Red, AspectReason.RoleFault, Decide((int)Aspect.Dark, LinkAge.Fresh, Aspect.Green));
            Expect((int)Aspect.Red, AspectReason.RoleFault, Decide((int)Aspect.Unproved, LinkAge.Fresh, Aspect.Dark));
        }

        private static Arbiter Decide(int central, LinkAge age, Aspect local)
        {
            Arbiter sut = new Arbiter(Profiles.Usual());
            sut.Decide((Aspect)central, age, local, Aspect.Dark, AspectReason.Neighbour, true, false);
            return sut;
        }

        private static void Expect(int shown, AspectReason reason, Arbiter sut)
        {
            Assert.AreEqual(shown, (int)sut.Aspect);
            Assert.AreEqual((int)reason, (int)sut.Reason);
        }
    }
}
