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
                Assert.AreEqual(boot, BootCounter.Next(storage));
            }
        }

        [TestMethod]
        public void Boot_counter_is_eight_bytes_with_their_crc()
        {
            FakeStorage storage = new FakeStorage();
            BootCounter.Next(storage);
            Assert.AreEqual("boot", storage.Name);
            Assert.AreEqual(8, storage.Content.Length);
            Assert.AreEqual(1, (int)storage.Content[0]);
            uint crc = Crc32.Of(storage.Content, 0, 4);
            Assert.AreEqual((int)(crc & 0xFF), (int)storage.Content[4]);
            Assert.AreEqual((int)(crc >> 24), (int)storage.Content[7]);
        }

        [TestMethod]
        public void Boot_counter_begins_anew_when_any_bit_of_its_file_is_damaged()
        {
            FakeStorage storage = new FakeStorage();
            BootCounter.Next(storage);
            BootCounter.Next(storage);
            byte[] whole = storage.Content;
            for (int bit = 0; bit < 64; bit++)
            {
                storage.Content = Bytes.Head(whole, 8);
                storage.Content[bit >> 3] ^= (byte)(1 << (bit & 7));
                Assert.AreEqual(1, BootCounter.Next(storage), "bit " + bit.ToString());
            }
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(7)]
        [DataRow(9)]
        public void Boot_counter_begins_anew_when_its_file_has_another_length(int length)
        {
            FakeStorage storage = new FakeStorage();
            storage.Content = new byte[length];
            Assert.AreEqual(1, BootCounter.Next(storage));
        }

        [TestMethod]
        public void Boot_counter_still_counts_when_storage_cannot_be_written()
        {
            FakeStorage storage = new FakeStorage();
            BootCounter.Next(storage);
            storage.IsBroken = true;
            Assert.AreEqual(2, BootCounter.Next(storage));
        }
    }
}
