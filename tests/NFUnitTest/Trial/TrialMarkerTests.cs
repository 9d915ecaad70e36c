using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    [TestClass]
    public class TrialMarkerTests
    {
        [TestMethod]
        public void Marker_reads_what_it_wrote()
        {
            byte[] record = Marker().Write();
            Assert.AreEqual(TrialMarker.Length, record.Length);
            TrialMarker sut = TrialMarker.Read(record, record.Length);
            Assert.IsTrue(sut.IsKept);
            Assert.AreEqual((int)TrialState.RolledBack, (int)sut.State);
            Assert.IsTrue(sut.HasBegun);
            Assert.AreEqual((int)RollbackReason.NoLink, (int)sut.Why);
            Assert.AreEqual(2147483647, sut.Version);
            Assert.AreEqual(7, sut.BaseVersion);
            Assert.AreEqual("0a1b2c3d", sut.Base);
            Assert.AreEqual("ffffffff", sut.Candidate);
        }

        [TestMethod]
        public void Marker_without_seals_reads_back_without()
        {
            TrialMarker marker = new TrialMarker();
            TrialMarker sut = TrialMarker.Read(marker.Write(), TrialMarker.Length);
            Assert.IsTrue(sut.IsKept);
            Assert.IsTrue(sut.Base == null && sut.Candidate == null);
        }

        [TestMethod]
        public void Marker_with_any_bit_damaged_is_none()
        {
            for (int bit = 0; bit < 8 * TrialMarker.Length; bit++)
            {
                byte[] record = Marker().Write();
                record[bit >> 3] ^= (byte)(1 << (bit & 7));
                Assert.IsFalse(TrialMarker.Read(record, record.Length).IsKept, "bit " + bit.ToString());
            }
        }

        [TestMethod]
        [DataRow(-1)]
        [DataRow(0)]
        [DataRow(35)]
        [DataRow(37)]
        public void Marker_of_another_length_is_none(int length)
        {
            Assert.IsFalse(TrialMarker.Read(Marker().Write(), length).IsKept);
        }

        [TestMethod]
        [DataRow(0, 0)]
        [DataRow(4, 0)]
        [DataRow(4, 5)]
        [DataRow(6, 6)]
        public void Marker_of_another_format_is_none_though_its_crc_fits(int at, int value)
        {
            byte[] record = Marker().Write();
            record[at] = (byte)value;
            uint crc = Crc32.Of(record, 0, 32);
            for (int i = 0; i < 4; i++)
            {
                record[32 + i] = (byte)(crc >> (8 * i));
            }

            Assert.IsFalse(TrialMarker.Read(record, record.Length).IsKept);
        }

        private static TrialMarker Marker()
        {
            TrialMarker marker = new TrialMarker();
            marker.State = TrialState.RolledBack;
            marker.HasBegun = true;
            marker.Why = RollbackReason.NoLink;
            marker.Version = 2147483647;
            marker.BaseVersion = 7;
            marker.Base = "0a1b2c3d";
            marker.Candidate = "ffffffff";
            return marker;
        }
    }
}
