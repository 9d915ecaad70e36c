using System.Text;

using nanoFramework.TestFramework;

using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class ConfigurationSealTests
    {
        [TestMethod]
        public void Seal_stands_before_the_first_field_and_covers_what_follows()
        {
            byte[] file = Configurations.FileOf("{\"version\":1}");
            // CRC-32 of "version":1} as zlib works it out.
            Assert.AreEqual("{\"crc\":\"58acd9f9\",\"version\":1}", Encoding.UTF8.GetString(file, 0, file.Length));
            Assert.AreEqual("58acd9f9", ConfigurationSeal.NameOf(file));
            Assert.IsTrue(ConfigurationSeal.Fits(file, file.Length));
        }

        [TestMethod]
        public void Seal_breaks_when_any_single_bit_of_the_file_changes()
        {
            byte[] file = Configurations.File(Configurations.Message("post"));
            for (int bit = 0; bit < file.Length * 8; bit++)
            {
                file[bit >> 3] ^= (byte)(1 << (bit & 7));
                Assert.IsFalse(ConfigurationSeal.Fits(file, file.Length), "at bit " + bit.ToString());
                file[bit >> 3] ^= (byte)(1 << (bit & 7));
            }

            Assert.IsTrue(ConfigurationSeal.Fits(file, file.Length));
        }

        [TestMethod]
        public void Seal_breaks_when_the_file_is_cut_at_any_byte()
        {
            byte[] file = Configurations.File(Configurations.Message("post"));
            for (int count = 0; count < file.Length; count++)
            {
                Assert.IsFalse(ConfigurationSeal.Fits(file, count), "at byte " + count.ToString());
            }
        }

        [TestMethod]
        public void Seal_does_not_fit_a_length_beyond_the_buffer()
        {
            byte[] file = Configurations.File(Configurations.Message("post"));
            Assert.IsFalse(ConfigurationSeal.Fits(file, file.Length + 1));
        }

        [TestMethod]
        public void Sealed_file_is_still_one_flat_object_the_codec_reads()
        {
            ConfigurationMessage message = new ConfigurationMessage();
            byte[] file = Configurations.File(Configurations.Message("timing"));
            Codec.Take(file, message);
            Assert.AreEqual(ConfigurationSeal.NameOf(file), message.GetText(ConfigurationMessage.Seal));
            Assert.AreEqual("timing", message.GetText(ConfigurationMessage.Roles));
        }
    }
}
