using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class KeyringTests
    {
        [TestMethod]
        public void Keyring_holds_the_keys_of_its_file()
        {
            Keyring sut = Read(Rings.File("venue ales\n" + Rings.Line("circuit", "kart") + Rings.Line("box", "kart-p1")));
            Assert.IsTrue(sut.IsHeld);
            Assert.IsFalse(sut.IsDamaged);
            Bytes.AreSame(Rings.KeyOf("kart"), sut.Find("circuit", "kart"), Keyring.KeyLength);
            Bytes.AreSame(Rings.KeyOf("kart-p1"), sut.Find("box", "kart-p1"), Keyring.KeyLength);
            Assert.IsNull(sut.Find("box", "kart"));
            Assert.IsNull(sut.Find("circuit", "moto"));
        }

        [TestMethod]
        public void Keyring_of_no_file_asks_for_nothing()
        {
            Keyring sut = Keyring.Read(new byte[8], -1, "ales");
            Assert.IsFalse(sut.IsHeld);
            Assert.IsFalse(sut.IsDamaged);
        }

        [TestMethod]
        [DataRow("venue other\n")]
        [DataRow("venue ales\ncircuit kart 00\n")]
        [DataRow("venue ales\nnothing\n")]
        [DataRow("venue ales")]
        [DataRow("")]
        public void Keyring_that_cannot_be_used_still_asks_for_signatures(string lines)
        {
            Keyring sut = Read(Rings.File(lines));
            Assert.IsTrue(sut.IsHeld);
            Assert.IsTrue(sut.IsDamaged);
            Assert.IsNull(sut.Find("circuit", "kart"));
        }

        [TestMethod]
        public void Keyring_with_any_byte_changed_or_cut_off_is_damaged()
        {
            byte[] file = Rings.File("venue ales\n" + Rings.Line("circuit", "kart"));
            for (int i = 0; i < file.Length; i++)
            {
                file[i] ^= 1;
                Assert.IsTrue(Read(file).IsDamaged, "byte " + i.ToString());
                file[i] ^= 1;
                Assert.IsTrue(Keyring.Read(file, i, "ales").IsDamaged, "length " + i.ToString());
            }

            Assert.IsFalse(Read(file).IsDamaged);
        }

        private static Keyring Read(byte[] file)
        {
            return Keyring.Read(file, file.Length, "ales");
        }
    }
}
