using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Technician.Giving;
using Trackside.Technician.Lines;
using Trackside.Technician.Tests.Support;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Technician.Tests.Giving;

/// <summary>
/// A configuration given to a box of the virtual venue over a real broker, by the tool itself. The box's crystal runs twenty times as fast, so that its minute takes three seconds.
/// </summary>
[TestClass]
public sealed class GivingTests
{
    private const string Id = "kart-t1";
    private const double Fast = 19_000_000;
    private VirtualVenue venue = null!;
    private string folder = null!;

    [TestInitialize]
    public void Open_a_venue_and_start_one_box()
    {
        venue = VirtualVenue.Start(Kart, seed: 1);
        Start(Fast);
    }

    private static VenuePlan Kart
    {
        get
        {
            VenuePlan plan = VenueCommand.Load(House.DefaultVenueFile());
            return plan with { Circuits = [plan.Circuits.First(one => one.Boxes.Any(box => box.Id == Id))], Joined = [] };
        }
    }

    private void Start(double drift)
    {
        folder = Path.Combine(venue.Folder, "given");
        Directory.CreateDirectory(folder);
        venue[Id].Chip.ClockDriftPartsPerMillion = drift;
        venue[Id].PowerOn();
        Until(() => View.State is not null and not BoxState.Lost, 30, "announced");
    }

    [TestCleanup]
    public void Close_the_venue() => venue.Dispose();

    private BoxView View => venue.Gateway.ViewOf(Id) ?? new BoxView("", Id);

    [TestMethod]
    public void Good_one_is_confirmed_and_a_wrong_broker_goes_back_within_a_minute_seen_by_gateway_and_console()
    {
        string first = View.Configuration!;
        byte[] good = Compile(network => network with { KeepAliveSeconds = 4 });
        JsonElement report = Give(good, ExitCode.Ok, out string progress);
        Assert.AreEqual("confirmed", report.GetProperty("outcome").GetString());
        Assert.AreEqual(1, report.GetProperty("version").GetInt32());
        StringAssert.Contains(progress, $"{good.Length}/{good.Length} bytes");
        Until(() => View.Configuration == ConfigurationSeal.NameOf(good) && !View.IsOnTrial && View.ConfigurationVersion == 1, 10, "the gateway knows it");
        Assert.AreNotEqual(first, View.Configuration);
        Assert.AreEqual("same", Give(good, ExitCode.Ok, out _).GetProperty("outcome").GetString());

        byte[] wrong = Compile(network => network with { BrokerPort = Unused() });
        long bootBefore = View.Boot;
        report = Give(wrong, ExitCode.Failed, out _);
        Assert.AreEqual("rolledback", report.GetProperty("outcome").GetString());
        Assert.AreEqual("no-link", report.GetProperty("detail").GetString());
        Assert.AreEqual(ConfigurationSeal.NameOf(good), report.GetProperty("running").GetString());
        Until(() => View.Rejected is not null, 10, "the gateway knows why");
        Assert.AreEqual(new RejectedConfiguration(ConfigurationSeal.NameOf(wrong), 2, RollbackReason.NoLink), View.Rejected);
        Assert.AreEqual(ConfigurationSeal.NameOf(good), View.Configuration);
        Assert.AreEqual(1, View.ConfigurationVersion);
        Assert.AreNotEqual(0L, View.Alarms & Alarm.ConfigurationRolledBack);
        Assert.AreEqual(bootBefore + 2, View.Boot, "one start on trial, one back");

        Said said = Tool.Invoke("--broker", Broker, "--box", Id, "--command", "config", "--command", "log", "--command", "config clear", "--timeout", "20");
        StringAssert.Contains(said.Output, $"config version 1, abandonnée : 2 ({ConfigurationSeal.NameOf(wrong)}) no-link");
        StringAssert.Contains(said.Output, "configuration 2 given up: no-link");
        Until(() => (View.Alarms & Alarm.ConfigurationRolledBack) == 0 && View.Rejected is null, 10, "seen by a technician, and no alarm any more");
    }

    [TestMethod]
    public void Broker_that_is_away_just_then_ends_the_trial_and_the_same_may_be_given_again()
    {
        byte[] good = Compile(network => network with { KeepAliveSeconds = 4 });
        using (VenueWatch watch = new(new WatchOptions(venue.Plan.Id, "127.0.0.1", venue.Broker.Port)))
        {
            watch.Start();
            Until(() => watch.IsListening, 20, "listening");
            using BrokerLine line = new(watch, View.Circuit, Id);
            ConfigurationGiver giver = new(line, ConfigurationGiver.BrokerPiece, null, TimeSpan.FromSeconds(3));
            int boots = venue[Id].Chip.BootCount;
            giver.Taken += _ =>
            {
                venue.Broker.Kill();
                Until(() => venue[Id].Chip.BootCount == boots + 2, 40, "tried, and back");
                venue.Broker.Restart();
            };
            GivingReport report = giver.Give(Id, good, TimeSpan.FromSeconds(60));
            Assert.AreEqual(Outcome.RolledBack, report.Outcome, report.ToString());
            Assert.AreEqual("no-link", report.Detail);
        }

        Assert.AreEqual("confirmed", Give(good, ExitCode.Ok, out _).GetProperty("outcome").GetString());
        Until(() => View.ConfigurationVersion == 2 && View.Rejected is null && (View.Alarms & Alarm.ConfigurationRolledBack) == 0, 10, "passed, and the alarm is gone");
    }

    [TestMethod]
    public void What_the_box_refuses_and_a_box_that_is_not_there_change_nothing()
    {
        string runs = View.Configuration!;
        VenuePlan whole = VenueCommand.Load(House.DefaultVenueFile());
        CircuitPlan circuit = whole.Circuits.First(one => one.Boxes.Any(box => box.Id == Id));
        byte[] foreign = VenueCompiler.Compile(whole, circuit, circuit.Boxes.First(box => box.Id != Id));
        JsonElement report = Give(foreign, ExitCode.Failed, out _);
        Assert.AreEqual("refused", report.GetProperty("outcome").GetString());
        StringAssert.StartsWith(report.GetProperty("detail").GetString(), "foreign");

        string file = Path.Combine(folder, "damaged.json");
        File.WriteAllText(file, "{\"crc\":\"00000000\",\"version\":1}");
        Assert.AreEqual(ExitCode.WrongUse, Tool.Invoke("config", "--box", Id, "--broker", Broker, "--file", file).Code);
        Assert.AreEqual(ExitCode.WrongUse, Tool.Invoke("config", "--box", "nobody", "--broker", Broker).Code);
        Said dry = Tool.Invoke("config", "--box", Id, "--broker", Broker, "--dry-run", "--lang", "en");
        Assert.AreEqual(ExitCode.Ok, dry.Code, dry.Error);
        StringAssert.Contains(dry.Output, "would be given configuration");
        Said changed = Tool.Invoke("config", "--broker", Broker, "--dry-run", "--lang", "en");
        StringAssert.StartsWith(changed.Output, "1 boxes run another configuration than the venue file makes");
        StringAssert.Contains(changed.Output, $"{Id}: would be given");
        Assert.AreEqual(ExitCode.WrongUse, Tool.Invoke("config", "--broker", Broker, "--port", "/dev/ttyUSB0").Code);

        Assert.AreEqual(runs, View.Configuration);
        Assert.AreEqual(1, View.Boot);
        venue[Id].Chip.PowerOff();
        using VenueWatch watch = new(new WatchOptions(venue.Plan.Id, "127.0.0.1", venue.Broker.Port));
        watch.Start();
        Until(() => watch.IsListening, 20, "listening");
        using BrokerLine line = new(watch, View.Circuit, Id);
        ConfigurationGiver giver = new(line, ConfigurationGiver.BrokerPiece, null, TimeSpan.FromSeconds(0.2));
        Assert.AreEqual(new GivingReport(Id, Outcome.Silent, 0, ConfigurationSeal.NameOf(foreign), null, null), giver.Give(Id, foreign, TimeSpan.FromSeconds(1)));
    }

    [TestMethod]
    public void Box_with_keys_takes_what_is_signed_for_it_and_nothing_else()
    {
        // A handshake takes its second of real time: this minute takes fifteen.
        venue.Dispose();
        venue = VirtualVenue.Start(Kart, seed: 2, security: VenueSecurity.Keys);
        Start(Fast / 6);
        byte[] good = Compile(network => network with { KeepAliveSeconds = 4 });
        using (VenueWatch watch = new(new WatchOptions(venue.Plan.Id, "127.0.0.1", venue.Broker.Port) { Tls = venue.Keys!.TlsOf(venue.Keys.Person("technician")) }))
        {
            watch.Start();
            Until(() => watch.IsListening, 20, "listening");
            using BrokerLine line = new(watch, View.Circuit, Id);
            foreach (byte[]? key in new[] { null, venue.Keys.KeyOfBox("kart-p1") })
            {
                GivingReport refused = new ConfigurationGiver(line, ConfigurationGiver.BrokerPiece, key, TimeSpan.FromSeconds(3)).Give(Id, good, TimeSpan.FromSeconds(60));
                Assert.AreEqual(Outcome.Refused, refused.Outcome, refused.ToString());
                StringAssert.StartsWith(refused.Detail, "forged");
            }
        }

        Until(() => (View.Alarms & Alarm.MessageForged) != 0, 10, "told");
        Assert.AreEqual("confirmed", Give(good, ExitCode.Ok, out _, "--keys", venue.Keys.Root).GetProperty("outcome").GetString());
    }

    private string Broker => $"127.0.0.1:{venue.Broker.Port}";

    private JsonElement Give(byte[] bytes, int expected, out string progress, params string[] more)
    {
        string file = Path.Combine(folder, $"{ConfigurationSeal.NameOf(bytes)}.json");
        File.WriteAllBytes(file, bytes);
        Said said = Tool.Invoke([.. more, "config", "--box", Id, "--broker", Broker, "--file", file, "--timeout", "60", "--lang", "en", "--json"]);
        Assert.AreEqual(expected, said.Code, said.Error);
        progress = said.Error;
        return JsonDocument.Parse(said.Output).RootElement[0];
    }

    private byte[] Compile(Func<NetworkPlan, NetworkPlan> change)
    {
        VenuePlan plan = venue.Plan with { Network = change(venue.Plan.Network) };
        return VenueCompiler.Compile(plan, plan.Circuits[0], plan.Circuits[0].Boxes.First(box => box.Id == Id));
    }

    // Nobody listens at a port that was just given back.
    private static int Unused()
    {
        using System.Net.Sockets.TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
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
