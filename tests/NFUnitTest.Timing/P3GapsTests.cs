using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class P3GapsTests
    {
        private const long Retry = P3Gaps.RetryMicroseconds;

        [TestMethod]
        public void Gaps_finds_nothing_missing_in_numbers_that_follow_each_other()
        {
            P3Gaps sut = new P3Gaps();
            Take(sut, P3Order.New, 17);
            Take(sut, P3Order.New, 18);
            Take(sut, P3Order.New, 19);
            Assert.IsFalse(sut.AnyMissing);
            AssertNothingAsked(sut, 0);
        }

        [TestMethod]
        public void Gaps_asks_at_once_for_what_is_missing_and_takes_it_once()
        {
            P3Gaps sut = new P3Gaps();
            Take(sut, P3Order.New, 17);
            Take(sut, P3Order.New, 20);
            AssertAsked(sut, 0, 18, 19);
            AssertNothingAsked(sut, Retry - 1);
            Take(sut, P3Order.Resent, 18);
            Take(sut, P3Order.Repeated, 18);
            Take(sut, P3Order.Resent, 19);
            Take(sut, P3Order.Repeated, 19);
            Take(sut, P3Order.Repeated, 20);
            Assert.IsFalse(sut.AnyMissing);
            Assert.AreEqual(2, sut.Recovered);
            Assert.AreEqual(3, sut.Repeated);
            Assert.AreEqual(0, sut.Lost);
            Assert.AreEqual(0, sut.Resets);
        }

        [TestMethod]
        public void Gaps_asks_again_while_nothing_comes_and_then_gives_up()
        {
            P3Gaps sut = new P3Gaps();
            Take(sut, P3Order.New, 1);
            Take(sut, P3Order.New, 4);
            for (int i = 0; i < P3Gaps.MostTries; i++)
            {
                AssertAsked(sut, i * Retry, 2, 3);
                AssertNothingAsked(sut, ((i + 1) * Retry) - 1);
            }

            Assert.AreEqual(0, sut.Lost);
            AssertNothingAsked(sut, P3Gaps.MostTries * Retry);
            Assert.AreEqual(2, sut.Lost);
            Assert.IsFalse(sut.AnyMissing);
        }

        [TestMethod]
        public void Gaps_takes_an_answer_that_comes_after_it_gave_up_for_no_new_count()
        {
            P3Gaps sut = new P3Gaps();
            Take(sut, P3Order.New, 1);
            Take(sut, P3Order.New, 4);
            for (int i = 0; i < P3Gaps.MostTries; i++)
            {
                AssertAsked(sut, i * Retry, 2, 3);
            }

            AssertNothingAsked(sut, P3Gaps.MostTries * Retry);
            Assert.AreEqual(2, sut.Lost);
            long now = (P3Gaps.MostTries * Retry) + 100000;
            Assert.AreEqual((int)P3Order.Resent, (int)sut.Take(2, 2000, now));
            Assert.AreEqual((int)P3Order.Repeated, (int)sut.Take(2, 2000, now));
            Assert.AreEqual((int)P3Order.New, (int)sut.Take(5, 5000, now));
            Assert.AreEqual((int)P3Order.Resent, (int)sut.Take(3, 3000, now));
            Assert.AreEqual(0, sut.Lost);
            Assert.AreEqual(2, sut.Recovered);
            Assert.AreEqual(0, sut.Resets);
            AssertNothingAsked(sut, now);
        }

        [TestMethod]
        [DataRow(2L, 9000L, 100000L)]
        [DataRow(2L, 2000L, P3GivenUp.LateMicroseconds + 1)]
        public void Gaps_knows_a_new_count_among_the_numbers_it_gave_up(long number, long stamp, long later)
        {
            P3Gaps sut = new P3Gaps();
            Take(sut, P3Order.New, 1);
            Take(sut, P3Order.New, 4);
            for (int i = 0; i < P3Gaps.MostTries; i++)
            {
                AssertAsked(sut, i * Retry, 2, 3);
            }

            long now = P3Gaps.MostTries * Retry;
            AssertNothingAsked(sut, now);
            Assert.AreEqual((int)P3Order.Reset, (int)sut.Take(number, stamp, now + later));
        }

        [TestMethod]
        public void Gaps_asks_again_only_for_what_is_still_missing()
        {
            P3Gaps sut = new P3Gaps();
            Take(sut, P3Order.New, 1);
            Take(sut, P3Order.New, 8);
            AssertAsked(sut, 0, 2, 7);
            Take(sut, P3Order.Resent, 4);
            AssertAsked(sut, Retry, 5, 7);
            AssertAsked(sut, Retry, 2, 3);
            AssertNothingAsked(sut, Retry);
        }

        [TestMethod]
        [DataRow(1L)]
        [DataRow(99L)]
        [DataRow(2000L)]
        public void Gaps_notices_a_decoder_that_counts_anew_and_asks_for_nothing(long number)
        {
            P3Gaps sut = new P3Gaps();
            Take(sut, P3Order.New, 100);
            Take(sut, P3Order.New, 101);
            Take(sut, P3Order.Reset, number);
            Take(sut, P3Order.New, number + 1);
            Assert.AreEqual(1, sut.Resets);
            AssertNothingAsked(sut, 0);
        }

        [TestMethod]
        public void Gaps_gives_up_what_is_missing_when_the_decoder_counts_anew()
        {
            P3Gaps sut = new P3Gaps();
            Take(sut, P3Order.New, 100);
            Take(sut, P3Order.New, 105);
            Take(sut, P3Order.Reset, 1);
            Assert.AreEqual(4, sut.Lost);
            Assert.IsFalse(sut.AnyMissing);
        }

        [TestMethod]
        public void Gaps_tells_a_new_count_from_a_repetition_by_the_stamp()
        {
            P3Gaps sut = new P3Gaps();
            Assert.AreEqual((int)P3Order.New, (int)sut.Take(1, 5000, 0));
            Assert.AreEqual((int)P3Order.New, (int)sut.Take(2, 6000, 0));
            Assert.AreEqual((int)P3Order.Repeated, (int)sut.Take(1, 5000, 0));
            Assert.AreEqual((int)P3Order.Reset, (int)sut.Take(1, 7000, 0));
        }

        private static void Take(P3Gaps sut, P3Order expected, long number)
        {
            Assert.AreEqual((int)expected, (int)sut.Take(number, 1000 * number, 0));
        }

        private static void AssertAsked(P3Gaps sut, long now, long from, long until)
        {
            long asked;
            long last;
            Assert.IsTrue(sut.TryAsk(now, out asked, out last));
            Assert.AreEqual(from, asked);
            Assert.AreEqual(until, last);
        }

        private static void AssertNothingAsked(P3Gaps sut, long now)
        {
            long from;
            long until;
            Assert.IsFalse(sut.TryAsk(now, out from, out until));
        }
    }
}
