using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Decoders;

namespace Trackside.Venue.Tests.Decoders;

/// <summary>Frames of a real decoder (public project vmindru/ambp3client, Apache-2.0) beside what they mean.</summary>
[TestClass]
public sealed class P3FrameTests
{
    [TestMethod]
    [DataRow("8e02330053c800000100010451680200030473d75600040888f2fab51e8305000502b20006023400080200008104131804008f", 157777u, 5691251u, 1551542808933000, 178, 52)]
    [DataRow("8e023300e17b000001000104526802000304403d32000408705a14b61e8305000502b00006022f00080200008104131804008f", 157778u, 3292480u, 1551542810598000, 176, 47)]
    [DataRow("8e0233008dae400000010001047c680200030473d756000408882878f31e8305000502b20006021f00080200008104131804008f", 157820u, 5691251u, 1551543840549000, 178, 31)]
    public void Passing_equals_the_captured_frame_of_the_same_figures(string captured, uint number, uint transponder, long time, int strength, int hits)
    {
        byte[] frame = P3Frame.Passing(number, transponder, time, (ushort)strength, (ushort)hits, 0, 268307);

        Assert.AreEqual(captured, Convert.ToHexStringLower(frame));
    }

    [TestMethod]
    public void Status_equals_the_captured_frame_of_the_same_figures()
    {
        Assert.AreEqual("8e021f004d7c0000020001022700070216000c01760601008104131804008f", Convert.ToHexStringLower(P3Frame.Status(39, 22, 118, 268307)));
    }

    [TestMethod]
    public void TimeOf_reads_an_escaped_passing_and_nothing_else()
    {
        byte[] passing = P3Frame.Passing(0x8D8E8F, 0x8D8E8F, 0x00058E8D8F8E8D8F, 0x8D, 0x8E, 0x8F, 0x8D8E8F);

        Assert.AreEqual(0x00058E8D8F8E8D8F, P3Frame.TimeOf(passing));
        Assert.AreEqual(-1, Array.IndexOf(passing, (byte)0x8F, 1, passing.Length - 2), "an end mark inside the frame");
        Assert.IsNull(P3Frame.TimeOf(P3Frame.Status(39, 22, 118, 268307)));
        passing[20] ^= 1;
        Assert.IsNull(P3Frame.TimeOf(passing), "a damaged frame has no time");
        Assert.IsNull(P3Frame.TimeOf([]));
    }
}
