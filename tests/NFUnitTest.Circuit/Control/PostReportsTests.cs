using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class PostReportsTests
    {
        private const int Boot = 5;

        [TestMethod]
        public void Reports_begin_with_red_asked_of_silent_posts()
        {
            PostReports sut = new PostReports(2);
            Assert.AreEqual(2, sut.Count);
            Assert.AreEqual((int)Aspect.Red, (int)sut.Asked(1));
            Assert.IsFalse(sut.HasApplied(1));
            Assert.IsFalse(sut.HasProved(1));
        }

        [TestMethod]
        public void Reports_count_a_post_that_drives_what_is_asked_and_proves_it()
        {
            PostReports sut = new PostReports(2);
            sut.Take(0, Controls.Lamps(Aspect.Red, Aspect.Unproved, Boot, 1), Boot);
            Assert.IsTrue(sut.HasApplied(0));
            Assert.IsFalse(sut.HasProved(0));
            sut.Take(0, Controls.Lamps(Aspect.Red, Aspect.Red, Boot, 1), Boot);
            Assert.IsTrue(sut.HasProved(0));
            Assert.IsFalse(sut.HasApplied(1));
        }

        [TestMethod]
        public void Reports_count_more_than_asked_as_applied_and_less_as_not()
        {
            PostReports sut = new PostReports(1);
            sut.Ask(0, Aspect.Yellow);
            sut.Told(3);
            sut.Take(0, Controls.Lamps(Aspect.Red, Aspect.Red, Boot, 3), Boot);
            Assert.IsTrue(sut.HasProved(0));
            sut.Take(0, Controls.Lamps(Aspect.Green, Aspect.Green, Boot, 4), Boot);
            Assert.IsFalse(sut.HasApplied(0));
        }

        [TestMethod]
        public void Reports_do_not_count_a_word_from_before_the_command_or_for_another_boot()
        {
            PostReports sut = new PostReports(1);
            sut.Ask(0, Aspect.Yellow);
            sut.Told(3);
            sut.Take(0, Controls.Lamps(Aspect.Yellow, Aspect.Yellow, Boot, 2), Boot);
            Assert.IsFalse(sut.HasApplied(0));
            sut.Take(0, Controls.Lamps(Aspect.Yellow, Aspect.Yellow, Boot - 1, 9), Boot);
            Assert.IsFalse(sut.HasApplied(0));
            sut.Take(0, Controls.Lamps(Aspect.Yellow, Aspect.Yellow, Boot, 3), Boot);
            Assert.IsTrue(sut.HasApplied(0));
            sut.Ask(0, Aspect.Green);
            Assert.IsFalse(sut.HasApplied(0));
        }

        [TestMethod]
        public void Reports_forget_what_was_asked_and_taken_back_before_it_was_told()
        {
            PostReports sut = new PostReports(1);
            sut.Take(0, Controls.Lamps(Aspect.Red, Aspect.Red, Boot, 1), Boot);
            sut.Ask(0, Aspect.Yellow);
            Assert.IsFalse(sut.HasApplied(0));
            sut.Ask(0, Aspect.Red);
            sut.Told(2);
            Assert.IsTrue(sut.HasProved(0));
        }

        [TestMethod]
        public void Reports_do_not_count_a_post_that_is_lost()
        {
            PostReports sut = new PostReports(1);
            sut.Take(0, Controls.Lamps(Aspect.Red, Aspect.Red, Boot, 1), Boot);
            sut.TakeState(0, true);
            Assert.IsFalse(sut.HasApplied(0));
            sut.TakeState(0, false);
            Assert.IsTrue(sut.HasProved(0));
        }

        [TestMethod]
        public void Reports_never_count_unproved_as_applied()
        {
            PostReports sut = new PostReports(1);
            sut.Take(0, Controls.Lamps(Aspect.Unproved, Aspect.Unproved, Boot, 1), Boot);
            Assert.IsFalse(sut.HasApplied(0));
            Assert.IsFalse(sut.HasProved(0));
        }

        [TestMethod]
        public void Reports_never_count_the_fault_pattern_as_applied()
        {
            PostReports sut = new PostReports(1);
            sut.Ask(0, Aspect.Green);
            sut.Told(1);
            sut.Take(0, Controls.Lamps(Aspect.Fault, Aspect.Fault, Boot, 1), Boot);
            Assert.IsFalse(sut.HasApplied(0));
        }
    }
}
