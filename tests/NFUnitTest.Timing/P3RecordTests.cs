using nanoFramework.TestFramework;

using Trackside.Core;

namespace NFUnitTest
{
    [TestClass]
    public class P3RecordTests
    {
        [TestMethod]
        public void Record_of_a_real_passing_is_taken_apart()
        {
            P3Record sut = new P3Record();
            byte[] frame = Frames.Passing();
            Assert.IsTrue(sut.Read(frame, frame.Length));
            Assert.AreEqual(P3Record.Passing, sut.Type);
            Assert.AreEqual(157777L, sut.Number);
            Assert.AreEqual(5691251L, sut.Transponder);
            Assert.AreEqual(1551542808933000L, sut.Time);
            Assert.AreEqual(178, sut.Strength);
            Assert.AreEqual(52, sut.Hits);
            Assert.AreEqual(-1, sut.Noise);
        }

        [TestMethod]
        public void Record_of_a_real_status_is_taken_apart()
        {
            P3Record sut = new P3Record();
            byte[] frame = Frames.Status();
            Assert.IsTrue(sut.Read(frame, frame.Length));
            Assert.AreEqual(P3Record.Status, sut.Type);
            Assert.AreEqual(39, sut.Noise);
            Assert.AreEqual(-1L, sut.Transponder);
        }

        [TestMethod]
        [DataRow("0104010000000408881300000000000005023200")]
        [DataRow("010401000000030473d75600")]
        [DataRow("")]
        public void Record_of_a_passing_is_refused_when_it_lacks_transponder_or_time(string fields)
        {
            Assert.IsFalse(Read(new P3Record(), P3Record.Passing, fields));
        }

        [TestMethod]
        [DataRow("0308000000000100000004088813000000000000")]
        [DataRow("030473d756000408000000000000008f")]
        public void Record_of_a_passing_is_refused_when_transponder_or_time_is_out_of_range(string fields)
        {
            Assert.IsFalse(Read(new P3Record(), P3Record.Passing, fields));
        }

        [TestMethod]
        [DataRow("03")]
        [DataRow("0305")]
        [DataRow("030473d756")]
        [DataRow("030473d7560004088813")]
        [DataRow("0309000000000000000000")]
        public void Record_is_refused_when_a_field_runs_over_the_end_or_is_too_long(string fields)
        {
            Assert.IsFalse(Read(new P3Record(), P3Record.Passing, fields));
        }

        [TestMethod]
        public void Record_passes_over_fields_it_does_not_know()
        {
            P3Record sut = new P3Record();
            Assert.IsTrue(Read(sut, P3Record.Passing, "77020102" + "030473d75600" + "9900" + "04088813000000000000"));
            Assert.AreEqual(5691251L, sut.Transponder);
            Assert.AreEqual(5000L, sut.Time);
            Assert.AreEqual(-1, sut.Strength);
            Assert.AreEqual(-1, sut.Hits);
        }

        [TestMethod]
        public void Record_of_another_type_needs_nothing()
        {
            P3Record sut = new P3Record();
            Assert.IsTrue(Read(sut, 4, string.Empty));
            Assert.AreEqual(4, sut.Type);
        }

        private static bool Read(P3Record sut, int type, string fields)
        {
            P3Framer framer = new P3Framer();
            byte[] line = Frames.Make(type, fields);
            int offset = 0;
            Assert.IsTrue(framer.Take(line, ref offset, line.Length));
            return sut.Read(framer.Frame, framer.Count);
        }
    }
}
