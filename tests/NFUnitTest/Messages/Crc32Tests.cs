using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class Crc32Tests
    {
        // The check values of the CRC catalogue (CRC-32/ISO-HDLC).
        [TestMethod]
        [DataRow("", 0L)]
        [DataRow("a", 0xE8B7BE43L)]
        [DataRow("123456789", 0xCBF43926L)]
        [DataRow("The quick brown fox jumps over the lazy dog", 0x414FA339L)]
        public void Crc32_is_the_known_value_for_a_known_text(string text, long expected)
        {
            byte[] bytes = Bytes.OfText(text);
            Assert.AreEqual(expected, (long)Crc32.Of(bytes, 0, bytes.Length));
        }

        [TestMethod]
        public void Crc32_is_the_same_in_two_parts_as_in_one()
        {
            byte[] bytes = Bytes.OfText("123456789");
            for (int cut = 0; cut <= bytes.Length; cut++)
            {
                uint first = Crc32.Of(bytes, 0, cut);
                Assert.AreEqual(0xCBF43926L, (long)Crc32.Add(first, bytes, cut, bytes.Length - cut));
            }
        }

        [TestMethod]
        public void Crc32_reads_only_the_range_it_was_given()
        {
            byte[] bytes = Bytes.OfText("xx123456789yy");
            Assert.AreEqual(0xCBF43926L, (long)Crc32.Of(bytes, 2, 9));
        }

        [TestMethod]
        public void Crc32_changes_with_any_single_bit()
        {
            byte[] bytes = Bytes.OfText("123456789");
            for (int bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
                Assert.IsFalse(Crc32.Of(bytes, 0, bytes.Length) == 0xCBF43926u, "at bit " + bit.ToString());
                bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
            }
        }
    }
}
