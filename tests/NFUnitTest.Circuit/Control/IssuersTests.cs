using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class IssuersTests
    {
        [TestMethod]
        public void Issuers_are_told_apart_by_their_whole_name()
        {
            Issuers sut = new Issuers(null);
            Assert.AreEqual(0, Find(sut, "tower"));
            Assert.AreEqual(1, Find(sut, "towe"));
            Assert.AreEqual(2, Find(sut, "tower2"));
            Assert.AreEqual(3, Find(sut, "tawer"));
            Assert.AreEqual(0, Find(sut, "tower"));
        }

        [TestMethod]
        public void Issuers_have_a_bound_and_those_known_stay_known()
        {
            Issuers sut = new Issuers(null);
            for (int i = 0; i < Issuers.Most; i++)
            {
                Assert.AreEqual(i, Find(sut, "issuer" + i.ToString()));
            }

            Assert.AreEqual(-1, Find(sut, "one-more"));
            Assert.AreEqual(3, Find(sut, "issuer3"));
        }

        [TestMethod]
        public void Issuers_keep_the_newest_sequence_of_each()
        {
            Issuers sut = new Issuers(null);
            int first = Find(sut, "a");
            int second = Find(sut, "b");
            Assert.IsTrue(sut.IsNewer(first, 1));
            sut.Keep(first, 7, false);
            Assert.IsFalse(sut.IsNewer(first, 7));
            Assert.IsTrue(sut.IsNewer(first, 8));
            Assert.IsTrue(sut.IsNewer(second, 1));
        }

        private static int Find(Issuers sut, string name)
        {
            byte[] bytes = Bytes.OfText(name);
            return sut.Find(bytes, bytes.Length);
        }
    }
}
