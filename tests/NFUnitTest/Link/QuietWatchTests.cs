using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class QuietWatchTests
    {
        private const long Step = 100000;

        [TestMethod]
        public void Box_is_quiet_once_nothing_has_moved_for_two_seconds()
        {
            QuietWatch sut = new QuietWatch();
            Assert.IsFalse(sut.Step(1, 0, false, 0));
            Assert.IsFalse(sut.Step(1, 0, false, QuietWatch.StillMicroseconds - 1));
            Assert.IsTrue(sut.Step(1, 0, false, QuietWatch.StillMicroseconds));
        }

        [TestMethod]
        public void Box_that_nothing_moves_from_its_start_is_quiet_at_once()
        {
            Assert.IsTrue(new QuietWatch().Step(0, 0, false, 0));
        }

        [TestMethod]
        public void Box_is_not_quiet_while_something_permissive_burns()
        {
            QuietWatch sut = new QuietWatch();
            for (long now = 0; now < 20 * QuietWatch.StillMicroseconds; now += Step)
            {
                Assert.IsFalse(sut.Step(0, 0, true, now));
            }

            Assert.IsTrue(sut.Step(0, 0, false, 20 * QuietWatch.StillMicroseconds));
        }

        [TestMethod]
        [DataRow(true)]
        [DataRow(false)]
        public void Button_and_passing_start_the_two_seconds_anew(bool isButton)
        {
            QuietWatch sut = new QuietWatch();
            long now = 0;
            for (int i = 1; i < 50; i++)
            {
                // Each time just before the box would be quiet.
                now += QuietWatch.StillMicroseconds - Step;
                Assert.IsFalse(sut.Step(isButton ? i % 2 : 0, isButton ? 0 : i, false, now));
            }

            Assert.IsTrue(sut.Step(isButton ? 1 : 0, isButton ? 0 : 49, false, now + QuietWatch.StillMicroseconds));
        }
    }
}
