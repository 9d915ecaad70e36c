using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class LinkTurnTests
    {
        private const long Step = 10000;
        private const long Round = 2 * LinkTurn.HalfMicroseconds;

        [TestMethod]
        [DataRow(0)]
        [DataRow(1)]
        [DataRow(7)]
        [DataRow(12)]
        public void Post_has_half_a_second_of_every_six(int post)
        {
            int turns = 0;
            for (long utc = Clocks.Utc; utc < Clocks.Utc + Round; utc += Step)
            {
                turns += LinkTurn.IsNow(post, utc) ? 1 : 0;
            }

            Assert.AreEqual((int)(LinkTurn.WindowMicroseconds / Step), turns);
        }

        [TestMethod]
        public void Posts_side_by_side_begin_two_and_a_half_seconds_apart_at_least()
        {
            long lastOfEven = 0;
            long lastOfOdd = 0;
            for (long utc = Clocks.Utc; utc < Clocks.Utc + (10 * Round); utc += Step)
            {
                lastOfEven = LinkTurn.IsNow(4, utc) ? utc : lastOfEven;
                lastOfOdd = LinkTurn.IsNow(5, utc) ? utc : lastOfOdd;
                long apart = lastOfEven > lastOfOdd ? lastOfEven - lastOfOdd : lastOfOdd - lastOfEven;
                Assert.IsTrue(lastOfEven == 0 || lastOfOdd == 0 || apart >= LinkTurn.HalfMicroseconds - LinkTurn.WindowMicroseconds, apart.ToString());
            }
        }
    }
}
