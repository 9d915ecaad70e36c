using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Replay;

/// <summary>A real session through UART, firmware, broker, gateway and database.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ReplayTests
{
    private string file = "";

    [TestInitialize]
    public void Write_the_capture()
    {
        file = Path.GetTempFileName();
        File.WriteAllLines(file, KartPassings.FrameLines());
    }

    [TestCleanup]
    public void Remove_the_capture() => File.Delete(file);

    [TestMethod]
    public void Session_gives_its_51_laps_to_the_microsecond()
    {
        Said said = Tool.Invoke("replay", file, "--circuit", "kart", "--speed", "1000", "--laps", "csv");

        ExpectLaps(said);
        Assert.AreEqual(52, said.Output.TrimEnd().Split('\n').Length);
    }

    [TestMethod]
    public void Session_gives_the_same_laps_when_broker_and_gateway_are_killed_on_the_way()
    {
        Said said = Tool.Invoke("replay", file, "--circuit", "kart", "--speed", "250", "--break", "broker,gateway,broker");

        ExpectLaps(said);
        Assert.AreEqual(2, said.Error.Split("broker killed").Length - 1, said.Error);
        Assert.AreEqual(1, said.Error.Split("gateway killed").Length - 1, said.Error);
    }

    [TestMethod]
    public void Damaged_frames_are_counted_and_cost_nothing_else()
    {
        string[] lines = [.. KartPassings.FrameLines()];
        int at = Array.FindIndex(lines, line => line.Length == 0) + 1;
        string damaged = lines[at][..40] + (lines[at][40] == '0' ? '1' : '0') + lines[at][41..];
        File.WriteAllLines(file, [.. lines[..at], damaged, "8e", "00ff", .. lines[at..]]);

        Said said = Tool.Invoke("replay", file, "--circuit", "kart", "--speed", "1000");

        ExpectLaps(said);
        StringAssert.Contains(said.Error, "3 malformed, at");
        StringAssert.Contains(said.Error, " malformed frames counted by the box");
        Assert.IsFalse(said.Error.Contains(" 0 malformed frames"), said.Error);
    }

    [TestMethod]
    public void Json_holds_the_same_laps()
    {
        Said said = Tool.Invoke("replay", file, "--circuit", "kart", "--speed", "1000", "--laps", "json");

        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error);
        using JsonDocument document = JsonDocument.Parse(said.Output);
        string[] laps = [.. document.RootElement.EnumerateArray().Select(lap =>
            FormattableString.Invariant($"{lap.GetProperty("transponder").GetInt64()},{lap.GetProperty("lap").GetInt32()},{lap.GetProperty("start_us").GetInt64()},{lap.GetProperty("lap_us").GetInt64()},"))];
        CollectionAssert.AreEqual(KartPassings.LapRows().Skip(1).ToArray(), laps);
    }

    private static void ExpectLaps(Said said)
    {
        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error);
        Assert.AreEqual(string.Join('\n', KartPassings.LapRows()) + "\n", said.Output, said.Error);
    }
}
