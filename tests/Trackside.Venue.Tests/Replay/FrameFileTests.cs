using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Replay;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Replay;

[TestClass]
public sealed class FrameFileTests
{
    private string file = "";

    [TestInitialize]
    public void Name_a_file() => file = Path.GetTempFileName();

    [TestCleanup]
    public void Remove_the_file() => File.Delete(file);

    [TestMethod]
    public void Read_keeps_every_frame_and_leaves_out_blank_and_comment_lines()
    {
        File.WriteAllLines(file, KartPassings.FrameLines());

        IReadOnlyList<CapturedFrame> frames = FrameFile.Read(file);

        Assert.AreEqual(KartPassings.Rows.Count * 4, frames.Count);
        CollectionAssert.AreEqual(KartPassings.Rows.Select(row => (long?)row.Time).ToArray(), frames.Where(frame => frame.Time is not null).Select(frame => frame.Time).ToArray());
    }

    [TestMethod]
    public void Read_keeps_a_damaged_frame_for_the_box_to_judge()
    {
        File.WriteAllLines(file, ["8e021f00004d8f", "00", "8e8f"]);

        Assert.AreEqual(3, FrameFile.Read(file).Count);
    }

    [TestMethod]
    [DataRow("8e02zz", "line 2, column 5: 'z' is no hex digit")]
    [DataRow("8e023", "line 2: an odd number of hex digits (5)")]
    public void Read_names_the_line_and_the_remedy_of_a_malformed_line(string line, string said)
    {
        File.WriteAllLines(file, ["# a comment", line]);

        WrongUseException refused = Assert.ThrowsExactly<WrongUseException>(() => FrameFile.Read(file));

        StringAssert.Contains(refused.Message, said);
        StringAssert.Contains(refused.Message, "; ");
    }

    [TestMethod]
    public void Read_refuses_a_file_without_frames()
    {
        File.WriteAllText(file, "# nothing\n\n");

        StringAssert.Contains(Assert.ThrowsExactly<WrongUseException>(() => FrameFile.Read(file)).Message, "holds no frame");
    }
}
