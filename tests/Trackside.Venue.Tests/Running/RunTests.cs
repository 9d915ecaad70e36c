using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Display;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Running;

/// <summary>The run command as a user meets it.</summary>
[TestClass]
[DoNotParallelize]
public sealed class RunTests
{
    private static readonly string Seconds = Environment.GetEnvironmentVariable("TRACKSIDE_FAST") is null ? "15" : "8";

    [TestMethod]
    public void Every_box_is_ready_in_time_and_no_passing_is_lost_or_doubled()
    {
        Said said = Tool.Invoke("run", "--seconds", Seconds, "--json", "--pace", "15", "--lang", "en");

        using JsonDocument document = JsonDocument.Parse(said.Output.TrimEnd().Split('\n')[^1]);
        JsonElement figures = document.RootElement;
        Assert.AreEqual(figures.GetProperty("boxes").GetInt32(), figures.GetProperty("ready").GetInt32(), said.Error);
        Assert.IsLessThan(10, figures.GetProperty("ready_seconds").GetDouble());
        Assert.AreEqual(0, figures.GetProperty("lost").GetInt32(), said.Error);
        Assert.AreEqual(0, figures.GetProperty("duplicated").GetInt32(), said.Error);
        Assert.AreEqual(0, figures.GetProperty("unexplained").GetInt32(), said.Error);
        Assert.AreEqual(figures.GetProperty("passings_made").GetInt32(), figures.GetProperty("passings_stored").GetInt32());
        Assert.IsGreaterThan(20, figures.GetProperty("passings_made").GetInt32());
        Assert.IsGreaterThan(0, figures.GetProperty("laps").GetInt32());
        Dictionary<string, int> told = said.Output.TrimEnd().Split('\n')[..^1].Select(line => JsonDocument.Parse(line).RootElement.GetProperty("event").GetString()!).CountBy(kind => kind).ToDictionary();
        Assert.AreEqual(figures.GetProperty("passings_stored").GetInt32(), told["passing"], "each passing is told once");
        Assert.AreEqual(figures.GetProperty("laps").GetInt32(), told["lap"]);
        Assert.IsGreaterThan(0, told["sector"]);
        Assert.IsGreaterThan(0, told["stage-start"]);
        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error);
    }

    [TestMethod]
    public async Task Passings_of_a_driven_venue_survive_the_death_of_broker_and_gateway()
    {
        using VirtualVenue venue = VirtualVenue.Start(VenueCommand.Load(Repository.VenueFile), seed: 3);
        using StopSignal stop = new();
        using StringWriter log = new();
        RunOptions options = new(Seconds: 14, Seed: 3, Pace: 15);
        Task<RunResult> running = Task.Run(() => new RunSession(venue, options, Words.English, new PlainLog(log, Words.English), stop).Run());

        Wait.Until(() => venue.Made.Count > 10, 10, () => "vehicles");
        venue.Broker.Kill();
        int made = venue.Made.Count;
        Wait.Until(() => venue.Made.Count > made + 5, 10, () => "passings while the broker is away");
        venue.Broker.Restart();
        venue.Gateway.Kill();
        made = venue.Made.Count;
        Wait.Until(() => venue.Made.Count > made + 5, 10, () => "passings while the gateway is away");
        venue.Gateway.Start();
        RunResult result = await running;

        Assert.IsTrue(result.Good, $"{result.ToJson()}\n{log}");
        Assert.IsGreaterThanOrEqualTo(result.Boxes, (int)result.Reconnects, "every box came back");
    }

    [TestMethod]
    [DataRow("INT")]
    [DataRow("TERM")]
    public void Signal_ends_a_run_and_leaves_neither_child_nor_file(string signal)
    {
        using RunningTool tool = Tool.Start("run", "--lang", "en");
        tool.WaitForText("all boxes ready", 30);
        int[] children = ChildrenOf(tool.Process.Id);
        Assert.AreEqual(2, children.Length, $"broker and clock:\n{tool.Text}");
        string folder = tool.Text.Split("files in ")[1].Split('\n')[0].Trim();
        Assert.IsTrue(Directory.Exists(folder), folder);

        tool.Signal(signal);

        Wait.Until(() => tool.Process.HasExited, 30, () => tool.Text);
        Assert.AreEqual(ExitCode.Ok, tool.Process.ExitCode, tool.Text);
        Assert.IsFalse(children.Any(child => Directory.Exists($"/proc/{child}")), "a child lives on");
        Assert.IsFalse(Directory.Exists(folder), "the folder is still there");
    }

    private static int[] ChildrenOf(int process)
    {
        List<int> children = [];
        foreach (string folder in Directory.GetDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out int id) && ParentOf(folder) == process)
            {
                children.Add(id);
            }
        }

        return [.. children];
    }

    private static int ParentOf(string folder)
    {
        try
        {
            string status = File.ReadAllText(Path.Combine(folder, "stat"));
            return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It ended while we looked.
            return 0;
        }
    }
}
