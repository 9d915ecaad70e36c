using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class UbxTests
    {
        [TestMethod]
        public void Framer_finds_the_frame_of_a_real_receiver()
        {
            UbxFramer sut = new UbxFramer();
            Assert.AreEqual(1, Count(sut, Ubx.RealMark()));
            Assert.AreEqual(UbxTime.Mark, sut.Kind);
            Assert.AreEqual(28, sut.Count);
            Assert.AreEqual(0, sut.BadFrames);
        }

        [TestMethod]
        public void Time_reads_the_mark_of_a_real_receiver()
        {
            UbxFramer framer = new UbxFramer();
            UbxTime sut = new UbxTime();
            Count(framer, Ubx.RealMark());
            Assert.IsTrue(sut.ReadMark(framer.Payload, framer.Count));
            Assert.AreEqual(11, sut.EdgeCount);
            Assert.IsTrue(sut.IsNewRising);
            Assert.AreEqual(UbxTime.BaseGnss, sut.TimeBase);
            Assert.IsFalse(sut.HasUtc);
            Assert.IsTrue(sut.IsValid);
            Assert.AreEqual(29L, sut.Accuracy);
            // 374058185 ms and 587.227 us behind the beginning of the week.
            Assert.AreEqual(Ubx.Week2435 + 374058185587L, sut.Rising);
        }

        [TestMethod]
        public void Framer_finds_frames_among_sentences_and_others_that_it_does_not_keep()
        {
            UbxFramer sut = new UbxFramer();
            byte[] satellites = Ubx.Frame(0x01, 0x35, new byte[500]);
            byte[] sentence = Bytes.OfText("$GNGGA,094225.00,4407.5,N*5A\r\n");
            byte[] stream = Bytes.Join(Bytes.Join(sentence, satellites), Bytes.Join(sentence, Ubx.RealMark()));
            Assert.AreEqual(1, Count(sut, stream));
            Assert.AreEqual(UbxTime.Mark, sut.Kind);
            Assert.AreEqual(0, sut.BadFrames);
        }

        [TestMethod]
        [DataRow(6)]
        [DataRow(20)]
        [DataRow(34)]
        [DataRow(35)]
        public void Framer_counts_a_frame_with_a_wrong_byte_and_finds_the_next(int at)
        {
            UbxFramer sut = new UbxFramer();
            byte[] wrong = Ubx.RealMark();
            wrong[at] ^= 0x10;
            Assert.AreEqual(1, Count(sut, Bytes.Join(wrong, Ubx.RealMark())));
            Assert.IsTrue(sut.BadFrames >= 1);
        }

        [TestMethod]
        public void Framer_gets_over_half_a_frame_and_a_damaged_length()
        {
            UbxFramer sut = new UbxFramer();
            byte[] endless = Ubx.RealMark();
            endless[5] = 0xFF;
            byte[] stream = Bytes.Join(Bytes.Head(Ubx.RealMark(), 20), Bytes.Join(Ubx.RealMark(), endless));
            stream = Bytes.Join(stream, Bytes.Join(Ubx.RealMark(), Ubx.RealMark()));
            // What is behind half a frame may be taken for its rest.
            Assert.IsTrue(Count(sut, stream) >= 2);
            Assert.IsTrue(sut.BadFrames >= 2);
        }

        [TestMethod]
        public void Time_reads_leap_seconds_only_where_they_are_vouched_for()
        {
            UbxTime sut = new UbxTime();
            Assert.IsTrue(sut.ReadEpoch(Payload(Ubx.Epoch(2435, 1000, 18, 7)), 16));
            Assert.IsTrue(sut.HasLeap);
            Assert.AreEqual(18, sut.Leap);
            Assert.IsTrue(sut.IsEpochValid);
            Assert.AreEqual(Ubx.Week2435 + 1000000, sut.EpochTime);
            Assert.IsTrue(sut.ReadEpoch(Payload(Ubx.Epoch(2435, 2000, 15, 3)), 16));
            Assert.IsFalse(sut.HasLeap);
            Assert.IsTrue(sut.ReadEpoch(Payload(Ubx.Epoch(2435, 3000, 18, 1)), 16));
            Assert.IsFalse(sut.IsEpochValid);
        }

        [TestMethod]
        [DataRow(2435)]
        [DataRow(1411)]
        [DataRow(387)]
        public void Time_undoes_the_roll_over_of_a_week_counter_of_ten_bits(int week)
        {
            UbxTime sut = new UbxTime();
            Assert.IsTrue(sut.ReadEpoch(Payload(Ubx.Epoch(week, 0, 18, 7)), 16));
            Assert.AreEqual(Ubx.Week2435, sut.EpochTime);
        }

        [TestMethod]
        public void Time_goes_on_over_the_end_of_a_week()
        {
            UbxTime sut = new UbxTime();
            sut.ReadMark(Payload(Ubx.Mark(Ubx.UtcFlags, 1, 2434, 604799999, 999600, 20)), 28);
            long before = sut.Rising;
            sut.ReadMark(Payload(Ubx.Mark(Ubx.UtcFlags, 2, 2435, 0, 600, 20)), 28);
            Assert.AreEqual(Ubx.Week2435, before);
            Assert.AreEqual(Ubx.Week2435 + 1, sut.Rising);
        }

        [TestMethod]
        public void Time_refuses_what_cannot_be()
        {
            UbxTime sut = new UbxTime();
            Assert.IsFalse(sut.ReadMark(Payload(Ubx.Mark(Ubx.UtcFlags, 1, 2435, 604800000, 0, 20)), 28));
            Assert.IsFalse(sut.ReadMark(Payload(Ubx.Mark(Ubx.UtcFlags, 1, 2435, 0, 1000000, 20)), 28));
            Assert.IsFalse(sut.ReadMark(Payload(Ubx.RealMark()), 27));
            Assert.IsFalse(sut.ReadMark(Payload(Ubx.Mark(0xFF, 1, 2435, 0, 0, 20)), 28));
            Assert.IsFalse(sut.ReadEpoch(Payload(Ubx.Epoch(2435, 604800000, 18, 7)), 16));
        }

        private static byte[] Payload(byte[] frame)
        {
            byte[] payload = new byte[UbxFramer.LongestPayload];
            System.Array.Copy(frame, 6, payload, 0, frame.Length - 8);
            return payload;
        }

        private static int Count(UbxFramer sut, byte[] stream)
        {
            int found = 0;
            int offset = 0;
            while (sut.Take(stream, ref offset, stream.Length))
            {
                found++;
            }

            return found;
        }
    }
}
