using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class IssuersKeptTests
    {
        [TestMethod]
        public void Issuers_know_after_a_reboot_what_permitted_before_it()
        {
            FakeStorage storage = new FakeStorage();
            Issuers before = new Issuers(storage);
            before.Keep(Find(before, "tower"), 3, true);
            before.Keep(Find(before, "desk"), 1795340000000000, true);
            Issuers sut = new Issuers(storage);
            Assert.IsFalse(sut.IsNewer(Find(sut, "desk"), 1795340000000000));
            Assert.IsTrue(sut.IsNewer(Find(sut, "desk"), 1795340000000001));
            Assert.IsFalse(sut.IsNewer(Find(sut, "tower"), 3));
            Assert.AreEqual(2, Find(sut, "other"));
        }

        [TestMethod]
        public void Issuers_write_nothing_for_what_only_restricts()
        {
            FakeStorage storage = new FakeStorage();
            Issuers sut = new Issuers(storage);
            sut.Keep(Find(sut, "tower"), 3, false);
            Assert.AreEqual(-1, storage.Read(Issuers.File, new byte[1]));
            Assert.IsFalse(sut.IsNewer(Find(sut, "tower"), 3));
        }

        [TestMethod]
        public void Issuers_of_a_damaged_file_are_unknown()
        {
            FakeStorage storage = new FakeStorage();
            Issuers before = new Issuers(storage);
            before.Keep(Find(before, "tower"), 3, true);
            byte[] file = new byte[268];
            int count = storage.Read(Issuers.File, file);
            Assert.AreEqual(file.Length, count);
            file[26] ^= 1;
            storage.Write(Issuers.File, file, count);
            Issuers sut = new Issuers(storage);
            Assert.IsTrue(sut.IsNewer(Find(sut, "tower"), 1));
        }

        private static int Find(Issuers sut, string name)
        {
            byte[] bytes = Bytes.OfText(name);
            return sut.Find(bytes, bytes.Length);
        }
    }
}
