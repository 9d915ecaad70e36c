using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class P3FramerTests
    {
        [TestMethod]
        public void Checksum_is_the_one_in_the_real_frames()
        {
            P3Checksum sut = new P3Checksum();
            byte[] passing = Frames.Passing();
            Assert.AreEqual(0xC853, sut.Of(passing, passing.Length));
            byte[] status = Frames.Status();
            Assert.AreEqual(0x7C4D, sut.Of(status, status.Length));
        }

        [TestMethod]
        public void Framer_finds_a_real_frame_and_nothing_behind_it()
        {
            P3Framer sut = new P3Framer();
            byte[] line = Frames.Passing();
            int offset = 0;
            Assert.IsTrue(sut.Take(line, ref offset, line.Length));
            Bytes.AreSame(line, sut.Frame, sut.Count);
            Assert.AreEqual(line.Length, offset);
            Assert.IsFalse(sut.Take(line, ref offset, line.Length));
            Assert.AreEqual(0, sut.Count);
            Assert.AreEqual(0, sut.BadFrames);
            Assert.AreEqual(0, sut.StrayBytes);
        }

        [TestMethod]
        public void Framer_takes_the_escape_out_of_a_real_frame()
        {
            P3Framer sut = new P3Framer();
            byte[] line = Frames.EscapedPassing();
            Assert.AreEqual(1, Count(sut, line));
            Assert.AreEqual(51, line.Length - 1);
        }

        [TestMethod]
        public void Framer_finds_a_frame_cut_at_any_byte()
        {
            byte[] line = Frames.EscapedPassing();
            for (int cut = 0; cut <= line.Length; cut++)
            {
                P3Framer sut = new P3Framer();
                int offset = 0;
                bool first = sut.Take(line, ref offset, cut);
                Assert.AreEqual(cut == line.Length, first);
                bool second = sut.Take(line, ref offset, line.Length);
                Assert.AreEqual(cut < line.Length, second);
                Assert.AreEqual(0, sut.BadFrames);
            }
        }

        [TestMethod]
        public void Framer_finds_two_frames_without_a_gap()
        {
            P3Framer sut = new P3Framer();
            byte[] line = Bytes.Join(Frames.Passing(), Frames.NextPassing());
            int offset = 0;
            Assert.IsTrue(sut.Take(line, ref offset, line.Length));
            Bytes.AreSame(Frames.Passing(), sut.Frame, sut.Count);
            Assert.IsTrue(sut.Take(line, ref offset, line.Length));
            Bytes.AreSame(Frames.NextPassing(), sut.Frame, sut.Count);
            Assert.IsFalse(sut.Take(line, ref offset, line.Length));
        }

        [TestMethod]
        public void Framer_counts_a_frame_cut_short_by_the_next_and_finds_that()
        {
            byte[] whole = Frames.Passing();
            for (int cut = 1; cut < whole.Length; cut++)
            {
                P3Framer sut = new P3Framer();
                Assert.AreEqual(1, Count(sut, Bytes.Join(Bytes.Head(whole, cut), Frames.NextPassing())), "cut at " + cut.ToString());
                Assert.AreEqual(1, sut.BadFrames);
            }
        }

        [TestMethod]
        public void Framer_refuses_a_frame_with_any_single_bit_wrong()
        {
            byte[] line = Frames.Passing();
            for (int bit = 8; bit < (line.Length - 1) * 8; bit++)
            {
                line[bit >> 3] ^= (byte)(1 << (bit & 7));
                Assert.AreEqual(0, Count(new P3Framer(), line), "bit " + bit.ToString());
                line[bit >> 3] ^= (byte)(1 << (bit & 7));
            }
        }

        [TestMethod]
        public void Framer_counts_a_frame_with_a_wrong_checksum_or_length()
        {
            P3Framer sut = new P3Framer();
            byte[] wrong = Frames.Passing();
            wrong[20] ^= 1;
            Assert.AreEqual(0, Count(sut, wrong));
            Assert.AreEqual(1, sut.BadFrames);
            wrong = Frames.Passing();
            wrong[2]++;
            Assert.AreEqual(0, Count(sut, wrong));
            Assert.AreEqual(2, sut.BadFrames);
            Assert.AreEqual(1, Count(sut, Frames.Passing()));
        }

        [TestMethod]
        public void Framer_refuses_a_frame_too_short_for_its_header()
        {
            P3Framer sut = new P3Framer();
            Assert.AreEqual(0, Count(sut, Bytes.OfHex("8e8f")));
            Assert.AreEqual(0, Count(sut, Bytes.OfHex("8e0206000000000001008f")));
            Assert.AreEqual(2, sut.BadFrames);
        }

        [TestMethod]
        public void Framer_takes_the_longest_frame_and_counts_one_that_is_longer_once()
        {
            P3Framer sut = new P3Framer();
            string fields = string.Empty;
            for (int i = 0; i < 49; i++)
            {
                fields += "2003000000";
            }

            // 11 + 49 * 5 = 256.
            Assert.AreEqual(1, Count(sut, Frames.Make(1, fields)));
            Assert.AreEqual(0, Count(sut, Frames.Make(1, fields + "2000")));
            Assert.AreEqual(1, sut.BadFrames);
            Assert.AreEqual(1, Count(sut, Frames.Status()));
        }

        [TestMethod]
        public void Framer_passes_over_bytes_between_frames_and_counts_each_run_as_one_bad_frame()
        {
            P3Framer sut = new P3Framer();
            byte[] stray = Bytes.OfHex("00ff8f8dad");
            Assert.AreEqual(1, Count(sut, Bytes.Join(stray, Frames.Status())));
            Assert.AreEqual(5, sut.StrayBytes);
            Assert.AreEqual(1, sut.BadFrames);
            Assert.AreEqual(1, Count(sut, Bytes.Join(stray, Frames.Status())));
            Assert.AreEqual(10, sut.StrayBytes);
            Assert.AreEqual(2, sut.BadFrames);
        }

        [TestMethod]
        public void Framer_begins_anew_at_a_begin_mark_behind_an_escape()
        {
            P3Framer sut = new P3Framer();
            Assert.AreEqual(1, Count(sut, Bytes.Join(Bytes.OfHex("8e028d"), Frames.Status())));
            Assert.AreEqual(1, sut.BadFrames);
        }

        private static int Count(P3Framer sut, byte[] line)
        {
            int offset = 0;
            int found = 0;
            while (sut.Take(line, ref offset, line.Length))
            {
                found++;
            }

            return found;
        }
    }
}
