using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Technician.Tests.Support;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.VenueFile;

namespace Trackside.Technician.Tests;

/// <summary>The console as a technician has it: on a terminal, in a process of its own, over a real broker that is killed and comes back.</summary>
[TestClass]
public sealed class TerminalTests
{
    [TestMethod]
    public void Console_stays_usable_while_the_broker_is_gone_and_talks_to_boxes_again_after()
    {
        VenuePlan plan = VenueCommand.Load(House.DefaultVenueFile());
        using VirtualVenue venue = VirtualVenue.Start(plan with { Circuits = [plan.Circuits[0]], Joined = [] }, seed: 1);
        venue["kart-c"].PowerOn();
        venue["kart-p1"].PowerOn();
        string broker = $"127.0.0.1:{venue.Broker.Port}";
        using Terminal terminal = new(100, 30, typeof(Program).Assembly.Location, "--broker", broker, "--lang", "en");
        terminal.Await(screen => screen.StartsWith($"broker {broker}") && screen.Contains("2 ready"), "two boxes ready");

        venue.Broker.Kill();
        terminal.Await(screen => screen.StartsWith($"BROKER {broker} GONE") && screen.Contains("2 ready"), "gone, and the last values");
        Type(terminal, "/", "/_");
        Type(terminal, "kart-p1", "/kart-p1_");
        Type(terminal, "\r", "page 1/1 /kart-p1");
        Type(terminal, "\r", "kart-p1> _");
        Type(terminal, "status", "kart-p1> status_");
        Type(terminal, "\r", "not sent: no connection to the broker");

        // The box needs longer than the console to come back: a line typed too early is lost on its way.
        venue.Broker.Restart();
        terminal.Await(screen => screen.StartsWith($"broker {broker}"), "connected again");
        terminal.TypeUntil("status\r", "kart-p1 (post): boot");
        Type(terminal, "\e", "page 1/1 /kart-p1");
        terminal.Type("q");
        Assert.AreEqual(ExitCode.Ok, terminal.AwaitEnd());
    }

    // A key is typed only once the one before it shows.
    private static void Type(Terminal terminal, string keys, string shown)
    {
        terminal.Type(keys);
        terminal.Await(shown);
    }
}
