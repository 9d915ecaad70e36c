using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class AspectNamesTests
    {
        [TestMethod]
        [DataRow((int)Aspect.Dark, "dark", '-')]
        [DataRow((int)Aspect.Green, "green", 'G')]
        [DataRow((int)Aspect.Blue, "blue", 'B')]
        [DataRow((int)Aspect.White, "white", 'W')]
        [DataRow((int)Aspect.Slippery, "slippery", 'L')]
        [DataRow((int)Aspect.Yellow, "yellow", 'Y')]
        [DataRow((int)Aspect.DoubleYellow, "double-yellow", 'D')]
        [DataRow((int)Aspect.Code60, "code60", 'C')]
        [DataRow((int)Aspect.FullCourseYellow, "fcy", 'F')]
        [DataRow((int)Aspect.VirtualSafetyCar, "vsc", 'V')]
        [DataRow((int)Aspect.SafetyCar, "safety-car", 'S')]
        [DataRow((int)Aspect.Red, "red", 'R')]
        public void Aspect_has_its_name_and_letter(int aspect, string name, char letter)
        {
            Assert.AreEqual(name, AspectNames.Of((Aspect)aspect));
            Assert.AreEqual((int)letter, (int)AspectNames.LetterOf((Aspect)aspect));
            Assert.AreEqual(aspect, (int)AspectNames.FromName(name));
            Assert.AreEqual(aspect, (int)AspectNames.FromLetter((byte)letter));
            Assert.IsTrue(AspectNames.IsCommandable((Aspect)aspect));
        }

        [TestMethod]
        [DataRow((int)Aspect.Fault, "fault")]
        [DataRow((int)Aspect.Unproved, "unproved")]
        public void Aspect_has_no_letter_when_it_is_never_commanded(int aspect, string name)
        {
            Assert.AreEqual(name, AspectNames.Of((Aspect)aspect));
            Assert.AreEqual((int)'?', (int)AspectNames.LetterOf((Aspect)aspect));
            Assert.IsFalse(AspectNames.IsCommandable((Aspect)aspect));
        }

        [TestMethod]
        public void Aspect_of_a_letter_is_unproved_for_every_byte_that_is_none_of_ours()
        {
            int known = 0;
            for (int b = 0; b < 256; b++)
            {
                Aspect aspect = AspectNames.FromLetter((byte)b);
                if (aspect != Aspect.Unproved)
                {
                    known++;
                    Assert.AreEqual(b, (int)AspectNames.LetterOf(aspect));
                }
            }

            Assert.AreEqual(12, known);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("Red")]
        [DataRow("red ")]
        [DataRow("?")]
        public void Aspect_of_a_name_is_unproved_when_it_is_none_of_ours(string name)
        {
            Assert.AreEqual((int)Aspect.Unproved, (int)AspectNames.FromName(name));
        }

        [TestMethod]
        public void Aspect_order_puts_each_above_what_it_restricts_more_than()
        {
            Assert.IsTrue(Aspect.Red > Aspect.SafetyCar);
            Assert.IsTrue(Aspect.SafetyCar > Aspect.VirtualSafetyCar);
            Assert.IsTrue(Aspect.VirtualSafetyCar > Aspect.FullCourseYellow);
            Assert.IsTrue(Aspect.FullCourseYellow > Aspect.Code60);
            Assert.IsTrue(Aspect.Code60 > Aspect.DoubleYellow);
            Assert.IsTrue(Aspect.DoubleYellow > Aspect.Yellow);
            Assert.IsTrue(Aspect.Yellow > Aspect.Slippery);
            Assert.IsTrue(Aspect.Slippery > Aspect.White);
            Assert.IsTrue(Aspect.White > Aspect.Blue);
            Assert.IsTrue(Aspect.Blue > Aspect.Green);
        }

        [TestMethod]
        public void Reasons_have_the_words_of_the_protocol()
        {
            Assert.AreEqual("central", AspectReasons.Of(AspectReason.Central));
            Assert.AreEqual("local", AspectReasons.Of(AspectReason.Local));
            Assert.AreEqual("no-control", AspectReasons.Of(AspectReason.NoControl));
            Assert.AreEqual("no-link", AspectReasons.Of(AspectReason.NoLink));
            Assert.AreEqual("clock-unsynced", AspectReasons.Of(AspectReason.ClockUnsynced));
            Assert.AreEqual("cannot-show", AspectReasons.Of(AspectReason.CannotShow));
            Assert.AreEqual("role-fault", AspectReasons.Of(AspectReason.RoleFault));
        }

        [TestMethod]
        public void Refusals_have_the_words_of_the_protocol()
        {
            Assert.AreEqual("expired", RefusalReasons.Of(RefusalReason.Expired));
            Assert.AreEqual("replayed", RefusalReasons.Of(RefusalReason.Replayed));
            Assert.AreEqual("clock-unsynced", RefusalReasons.Of(RefusalReason.ClockUnsynced));
            Assert.AreEqual("unknown-target", RefusalReasons.Of(RefusalReason.UnknownTarget));
            Assert.AreEqual("no-aspect", RefusalReasons.Of(RefusalReason.NoAspect));
            Assert.AreEqual("not-commandable", RefusalReasons.Of(RefusalReason.NotCommandable));
            Assert.AreEqual("too-many-issuers", RefusalReasons.Of(RefusalReason.TooManyIssuers));
            Assert.AreEqual("too-far", RefusalReasons.Of(RefusalReason.TooFar));
            Assert.AreEqual("control-failed", RefusalReasons.Of(RefusalReason.ControlFailed));
        }
    }
}
