using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Every combination of what a post is asked, in every profile: the rules written out once more, against the arbiter.</summary>
    [TestClass]
    public class FlagInvariantsTests
    {
        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        public void Arbiter_breaks_no_rule_whatever_is_asked(int profile)
        {
            RuleProfile rules = Profiles.At(profile);
            Assert.AreEqual(-1, rules.FaultField);
            Arbiter sut = new Arbiter(rules);
            int greens = 0;
            for (int central = 0; central <= (int)Aspect.Red; central++)
            {
                for (int local = 0; local <= (int)Aspect.Red; local++)
                {
                    // A marshal asks for nothing, or for what the profile allows.
                    if (local == 0 || rules.MayAsk((Aspect)local))
                    {
                        greens += TryNeighbours(sut, central, local);
                    }
                }
            }

            // Fresh green, nobody against it, permitted, and due where the profile asks for that: with or without it being due.
            Assert.AreEqual(rules.IsGreenAfterYellow ? 1 : 2, greens);
        }

        [TestMethod]
        [DataRow((int)Aspect.Yellow, (int)LinkAge.Fresh, (int)Aspect.DoubleYellow, (int)Aspect.Dark, true, (int)Aspect.Yellow, FlagInvariants.LessThanLocal)]
        [DataRow((int)Aspect.Red, (int)LinkAge.Old, (int)Aspect.Dark, (int)Aspect.Dark, true, (int)Aspect.Yellow, FlagInvariants.LessThanCentral)]
        [DataRow((int)Aspect.Red, (int)LinkAge.Never, (int)Aspect.Dark, (int)Aspect.Dark, true, (int)Aspect.Fault, FlagInvariants.LessThanCentral)]
        [DataRow((int)Aspect.Dark, (int)LinkAge.Fresh, (int)Aspect.Dark, (int)Aspect.Red, true, (int)Aspect.Yellow, FlagInvariants.LessThanNeighbour)]
        [DataRow((int)Aspect.Dark, (int)LinkAge.Fresh, (int)Aspect.Dark, (int)Aspect.Dark, true, (int)Aspect.Green, FlagInvariants.GreenUnasked)]
        [DataRow((int)Aspect.Green, (int)LinkAge.Old, (int)Aspect.Dark, (int)Aspect.Dark, true, (int)Aspect.Green, FlagInvariants.GreenUnasked)]
        [DataRow((int)Aspect.Green, (int)LinkAge.Fresh, (int)Aspect.Blue, (int)Aspect.Dark, true, (int)Aspect.Green, FlagInvariants.LessThanLocal)]
        [DataRow((int)Aspect.Green, (int)LinkAge.Fresh, (int)Aspect.Dark, (int)Aspect.Yellow, true, (int)Aspect.Green, FlagInvariants.LessThanNeighbour)]
        [DataRow((int)Aspect.Green, (int)LinkAge.Fresh, (int)Aspect.Dark, (int)Aspect.Dark, false, (int)Aspect.Green, FlagInvariants.GreenUnpermitted)]
        [DataRow((int)Aspect.Green, (int)LinkAge.Never, (int)Aspect.Dark, (int)Aspect.Dark, true, (int)Aspect.White, FlagInvariants.UnknownAsClear)]
        [DataRow((int)Aspect.Dark, (int)LinkAge.Fresh, (int)Aspect.Dark, (int)Aspect.Dark, true, (int)Aspect.Unproved, FlagInvariants.NoAspect)]
        [DataRow((int)Aspect.Green, (int)LinkAge.Fresh, (int)Aspect.Dark, (int)Aspect.Dark, true, (int)Aspect.Green, FlagInvariants.None)]
        public void Invariants_name_the_rule_that_a_decision_breaks(int central, int age, int local, int neighbour, bool isPermitted, int shown, int broken)
        {
            Assert.AreEqual(broken, FlagInvariants.Broken((Aspect)central, (LinkAge)age, (Aspect)local, (Aspect)neighbour, isPermitted, (Aspect)shown));
        }

        private static int TryNeighbours(Arbiter sut, int central, int local)
        {
            int greens = 0;
            for (int neighbour = 0; neighbour <= (int)Aspect.Red; neighbour++)
            {
                // Neighbours call for nothing, or for yellow and more.
                for (int rest = 0; rest < 16 && (neighbour == 0 || neighbour >= (int)Aspect.Yellow); rest++)
                {
                    LinkAge age = (LinkAge)(rest >> 2);
                    bool isPermitted = (rest & 1) != 0;
                    sut.Decide((Aspect)central, age, (Aspect)local, (Aspect)neighbour, AspectReason.Neighbour, isPermitted, (rest & 2) != 0);
                    string at = central.ToString() + "/" + local.ToString() + "/" + neighbour.ToString() + "/" + rest.ToString();
                    Check(sut, central, age, local, neighbour, isPermitted, at);
                    greens += sut.Aspect == Aspect.Green ? 1 : 0;
                }
            }

            return greens;
        }

        private static void Check(Arbiter sut, int central, LinkAge age, int local, int neighbour, bool isPermitted, string at)
        {
            int shown = (int)sut.Aspect;
            Assert.IsTrue(sut.Reason != AspectReason.RoleFault, "needed the assertion at " + at);
            Assert.IsTrue(shown >= local, "less than the marshal asks at " + at);
            Assert.IsTrue(shown >= neighbour, "less than the neighbours call for at " + at);
            Assert.IsTrue(shown <= (int)Aspect.Red, "no aspect at " + at);
            if (central != (int)Aspect.Green)
            {
                Assert.IsTrue(shown >= central, "less than control asks at " + at);
            }

            if (central == (int)Aspect.Red)
            {
                Assert.AreEqual((int)Aspect.Red, shown, "red released by somebody else at " + at);
            }

            if (shown == (int)Aspect.Green)
            {
                Assert.IsTrue(age == LinkAge.Fresh && central == (int)Aspect.Green && isPermitted && local == 0 && neighbour == 0, "green at " + at);
            }

            if (age == LinkAge.Never)
            {
                Assert.IsTrue(shown >= (int)Aspect.Fault, "clear without control at " + at);
            }
        }
    }
}
