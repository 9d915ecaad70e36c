using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.Commands;

/// <summary>One box in a process of its own, met through its pseudo-terminal, the broker and signals only.</summary>
[TestClass]
[DoNotParallelize]
public sealed class BoxCommandTests
{
    private const string Box = "kart-t1";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-test-");

    [TestCleanup]
    public void Remove_the_folder() => folder.Delete(recursive: true);

    [TestMethod]
    public void Box_of_its_own_process_reads_its_pseudo_terminal_and_delivers()
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        using VirtualVenue venue = VirtualVenue.Start(plan with { Circuits = [plan.Circuits[0] with { Boxes = [] }] }, seed: 1);
        using RunningTool box = StartBox(venue);
        Wait.Until(() => venue.Gateway.ViewOf(Box)?.State == BoxState.Ready, 20, () => $"ready:\n{box.Text}");

        using (FileStream line = new(PseudoTerminalOf(box), FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0))
        {
            foreach (string frame in KartPassings.FrameLines().Where(frame => frame.Length > 0 && frame[0] != '#').Take(40))
            {
                line.Write(Convert.FromHexString(frame));
            }
        }

        Wait.Until(() => Rows(venue).Count == 10, 10, () => $"10 passings, but {Rows(venue).Count}:\n{box.Text}");
        CollectionAssert.AreEqual(KartPassings.Rows.Take(10).Select(row => (long?)row.Time).ToArray(), Rows(venue).Select(row => row.Own).ToArray());
        box.Signal("INT");
        Wait.Until(() => box.Process.HasExited, 10, () => box.Text);
        Assert.AreEqual(ExitCode.Ok, box.Process.ExitCode, box.Text);
    }

    [TestMethod]
    public void Box_with_a_damaged_configuration_says_so_and_drives_nothing()
    {
        string file = Path.Combine(folder.FullName, "config.json");
        File.WriteAllText(file, "{\"crc\":\"00000000\",\"version\":1}");
        using RunningTool box = Tool.Start("box", "--config", file);

        box.WaitForText("configuration", 20);

        Assert.IsFalse(box.Process.HasExited, box.Text);
        box.Signal("TERM");
        Wait.Until(() => box.Process.HasExited, 10, () => box.Text);
    }

    private RunningTool StartBox(VirtualVenue venue)
    {
        Assert.AreEqual(ExitCode.Ok, Tool.Invoke("venue", "compile", "--to", folder.FullName).Code);
        RunningTool box = Tool.Start(
            "box",
            "--config", Path.Combine(folder.FullName, Box, VenueCompiler.FileName),
            "--uart", "COM2=pty",
            "--broker", Loopback(venue.Broker.Port),
            "--clock", Loopback(venue.Clock.Port));
        box.WaitForText("COM2: /dev/pts/", 20);
        return box;
    }

    private static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}");

    private static string PseudoTerminalOf(RunningTool box) => box.Text.Split("COM2: ")[1].Split('\n')[0].Trim();

    private static IReadOnlyList<VenueRow> Rows(VirtualVenue venue) => VenueRow.ReadAll(venue.Gateway.Database);
}
