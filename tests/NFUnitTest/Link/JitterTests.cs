using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class JitterTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(-1)]
        [DataRow(int.MaxValue)]
        [DataRow(int.MinValue)]
        [DataRow(0)]
        public void Jitter_stays_between_three_and_five_quarters(int seed)
        {
            Jitter sut = new Jitter(seed);
            for (int i = 0; i < 1000; i++)
            {
                long spread = sut.Spread(1000000);
                Assert.IsTrue(spread >= 750000);
                Assert.IsTrue(spread < 1250000);
            }
        }

        [TestMethod]
        public void Jitter_repeats_with_its_seed_and_differs_with_another()
        {
            Jitter first = new Jitter(42);
            Jitter second = new Jitter(42);
            Jitter other = new Jitter(43);
            int same = 0;
            for (int i = 0; i < 100; i++)
            {
                long spread = first.Spread(1000000);
                Assert.AreEqual(spread, second.Spread(1000000));
                same += spread == other.Spread(1000000) ? 1 : 0;
            }

            Assert.IsTrue(same < 10);
        }

        [TestMethod]
        public void Jitter_uses_the_whole_range()
        {
            Jitter sut = new Jitter(42);
            int low = 0;
            int high = 0;
            for (int i = 0; i < 1000; i++)
            {
                long spread = sut.Spread(1000000);
                low += spread < 800000 ? 1 : 0;
                high += spread > 1200000 ? 1 : 0;
            }

            // A tenth each is expected.
            Assert.IsTrue(low > 50);
            Assert.IsTrue(high > 50);
        }
    }
}
