using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class BootCounterTests
    {
        [TestMethod]
        public void Boot_counter_begins_with_one_and_only_grows()
        {
            FakeStorage storage = new FakeStorage();
            for (int boot = 1; boot <= 300; boot++)
            {
                BootCounter sut = new BootCounter(storage);
                Assert.AreEqual(boot, sut.Count(0));
                Assert.IsTrue(sut.IsKept);
            }
        }

        [TestMethod]
        [DataRow("boot")]
        [DataRow("boot2")]
        public void Boot_counter_keeps_eight_bytes_with_their_crc(string name)
        {
            FakeStorage storage = new FakeStorage();
            new BootCounter(storage).Count(0);
            byte[] content = storage.ContentOf(name);
            Assert.AreEqual(8, content.Length);
            Assert.AreEqual(1, (int)content[0]);
            uint crc = Crc32.Of(content, 0, 4);
            Assert.AreEqual((int)(crc & 0xFF), (int)content[4]);
            Assert.AreEqual((int)(crc >> 24), (int)content[7]);
        }

        [TestMethod]
        [DataRow("boot")]
        [DataRow("boot2")]
        public void Boot_counter_grows_on_when_any_bit_of_one_copy_is_damaged(string name)
        {
            for (int bit = 0; bit < 64; bit++)
            {
                FakeStorage storage = Counted(2);
                Damage(storage, name, bit);
                Assert.AreEqual(3, new BootCounter(storage).Count(0), "bit " + bit.ToString());
            }
        }

        [TestMethod]
        public void Boot_counter_begins_anew_when_both_copies_are_damaged()
        {
            for (int bit = 0; bit < 64; bit++)
            {
                FakeStorage storage = Counted(2);
                Damage(storage, "boot", bit);
                Damage(storage, "boot2", 63 - bit);
                Assert.AreEqual(1, new BootCounter(storage).Count(0), "bit " + bit.ToString());
            }
        }

        [TestMethod]
        public void Boot_counter_takes_the_greater_copy_after_a_cut_between_the_two()
        {
            FakeStorage storage = Counted(2);
            byte[] old = storage.ContentOf("boot2");
            new BootCounter(storage).Count(0);
            storage.Put("boot2", old);
            Assert.AreEqual(4, new BootCounter(storage).Count(0));
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(7)]
        [DataRow(9)]
        public void Boot_counter_passes_over_a_copy_of_another_length(int length)
        {
            FakeStorage storage = Counted(5);
            storage.Put("boot", new byte[length]);
            Assert.AreEqual(6, new BootCounter(storage).Count(0));
        }

        [TestMethod]
        public void Boot_counter_says_so_when_storage_cannot_keep_it()
        {
            FakeStorage storage = Counted(1);
            storage.IsBroken = true;
            BootCounter sut = new BootCounter(storage);
            Assert.AreEqual(2, sut.Count(0));
            Assert.IsFalse(sut.IsKept);
        }

        private static FakeStorage Counted(int boots)
        {
            FakeStorage storage = new FakeStorage();
            for (int i = 0; i < boots; i++)
            {
                new BootCounter(storage).Count(0);
            }

            return storage;
        }

        private static void Damage(FakeStorage storage, string name, int bit)
        {
            byte[] content = Bytes.Head(storage.ContentOf(name), 8);
            content[bit >> 3] ^= (byte)(1 << (bit & 7));
            storage.Put(name, content);
        }
    }
}
