using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Technician.Lines;
using Trackside.Technician.Screens;
using Trackside.Technician.Tests.Support;
using Trackside.Gateway;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.Display;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Technician.Tests;

/// <summary>The console over a real broker with virtual boxes; the broker goes away and comes back.</summary>
[TestClass]
public sealed class BrokerTests
{
    [TestMethod]
    public void Box_of_a_venue_with_keys_answers_a_technicians_papers_and_nobody_without()
    {
        VenuePlan plan = VenueCommand.Load(House.DefaultVenueFile());
        using VirtualVenue venue = VirtualVenue.Start(plan with { Circuits = [plan.Circuits[0]], Joined = [] }, seed: 2, security: VenueSecurity.Keys);
        venue.PowerOn();
        string broker = $"127.0.0.1:{venue.Broker.Port}";
        Until(() => venue.Gateway.ViewOf("kart-p1")?.State is not null, 40, "announced");

        string[] question = ["--broker", broker, "--box", "kart-p1", "--command", "net", "--lang", "en"];
        Said said = Tool.Invoke([.. question, "--keys", venue.Keys!.Root, "--timeout", "20"]);
        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error);
        StringAssert.Contains(said.Output, "clés oui, messages falsifiés refusés 0");
        Assert.AreEqual(ExitCode.Failed, Tool.Invoke([.. question, "--timeout", "0.5"]).Code);
        Said other = Tool.Invoke([.. question, "--keys", venue.Keys.Root, "--as", "race-control"]);
        Assert.AreEqual(ExitCode.WrongUse, other.Code);
        StringAssert.StartsWith(other.Error, "'race-control' has the power request, this needs console");
    }

    [TestMethod]
    public void Boxes_are_shown_talked_to_and_exported_and_a_broker_that_goes_away_is_told()
    {
        VenuePlan plan = VenueCommand.Load(House.DefaultVenueFile());
        plan = plan with { Circuits = [plan.Circuits[0]] };
        using VirtualVenue venue = VirtualVenue.Start(plan, seed: 1);
        venue.PowerOn();
        string broker = $"127.0.0.1:{venue.Broker.Port}";
        Until(() => plan.Boxes.All(box => venue.Gateway.ViewOf(box.Id) is { State: not null, Health: not null }), 40, "announced");

        string file = Path.GetTempFileName();
        Said shown = Tool.Invoke("--broker", broker, "--snapshot", file, "--lang", "en", "--filter", "kart");
        Assert.AreEqual(ExitCode.Ok, shown.Code, shown.Error);
        string text = File.ReadAllText(file);
        File.Delete(file);
        Assert.IsTrue(plan.Boxes.All(box => text.Contains(box.Id)), text);

        Said said = Tool.Invoke("--broker", broker, "--box", "kart-p1", "--command", "status", "--command", "lamps", "--json", "--timeout", "20");
        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error);
        using JsonDocument answer = JsonDocument.Parse(said.Output);
        Assert.AreEqual(2, answer.RootElement.GetProperty("answers").GetArrayLength());
        StringAssert.Contains(said.Output, "kart-p1 (post)");
        Assert.AreEqual(ExitCode.WrongUse, Tool.Invoke("--broker", broker, "--box", "kart-p99", "--command", "status").Code);

        using VenueWatch watch = new(new WatchOptions(plan.Id, "127.0.0.1", venue.Broker.Port));
        watch.Start();
        Until(() => watch.IsListening && watch.Boxes.Count == plan.Boxes.Count(), 20, "heard");
        venue.Broker.Kill();
        Until(() => !watch.IsListening, 20, "told");
        VenuePicture old = VenuePicture.Of(watch, broker, null, []);
        StringAssert.StartsWith(Paper.Text(new Overview(ConsoleWords.English, Words.English).Draw(old, new OverviewPlace("", -1, 100)), 130), $"BROKER {broker} GONE");
        Assert.HasCount(plan.Boxes.Count(), watch.Boxes);
        Assert.AreEqual(ExitCode.Failed, Tool.Invoke("--broker", broker, "--box", "kart-p1", "--command", "status", "--timeout", "0.5").Code);
        venue.Broker.Restart();
        Until(() => watch.IsListening, 30, "back");
        using BrokerLine line = new(watch, "kart", "kart-p1");
        Until(() => Conversation.Ask(line, "time", TimeSpan.FromSeconds(1)).Count > 0, 30, "answers again");
    }

    private static void Until(Func<bool> condition, double seconds, string what)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.IsLessThan(seconds, watch.Elapsed.TotalSeconds, what);
            Thread.Sleep(10);
        }
    }
}
