using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Direction;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Trust;

/// <summary>A venue with keys does all that one without does.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SecureVenueTests
{
    private const double HealthSeconds = 15;
    private static readonly bool IsFast = Environment.GetEnvironmentVariable("TRACKSIDE_FAST") is not null;

    [TestMethod]
    public void Run_with_keys_loses_no_passing()
    {
        Said said = Tool.Invoke("run", "--secure", "--seconds", "6", "--json", "--pace", "15", "--lang", "en");

        using JsonDocument document = JsonDocument.Parse(said.Output.TrimEnd().Split('\n')[^1]);
        JsonElement figures = document.RootElement;
        Assert.IsTrue(figures.GetProperty("secure").GetBoolean());
        Assert.AreEqual(figures.GetProperty("boxes").GetInt32(), figures.GetProperty("ready").GetInt32(), said.Error);
        Assert.IsGreaterThan(5, figures.GetProperty("passings_stored").GetInt32());
        Assert.AreEqual(figures.GetProperty("passings_made").GetInt32(), figures.GetProperty("passings_stored").GetInt32());
        Assert.AreEqual(0, figures.GetProperty("refused").GetInt32(), "the gateway believes every box");
        Assert.AreEqual(ExitCode.Ok, said.Code, said.Error);
    }

    // Each control box needs the key of the other's circuit: without it the partner would never count as ready.
    [TestMethod]
    public async Task Joined_course_is_reversed_by_control_boxes_that_check_each_others_word()
    {
        if (IsFast)
        {
            Assert.Inconclusive("left out of the short round");
        }

        using ReversibleVenue reversible = new(VenueSecurity.Keys, seed: 43, 0, "speed", "rally");
        KeyFolder keys = reversible.Venue.Keys!;
        string partner = File.ReadAllText(keys.CircuitKey("rally")).Trim();
        Assert.Contains($"circuit rally {partner}\n", File.ReadAllText(Path.Combine(reversible.Venue["speed-c"].Chip.Options.FlashFolder, KeyFolder.Deployed)));

        reversible.Reverse("grand-acw", "speed", "rally");

        await reversible.Open("speed");
        await reversible.Open("rally");
        reversible.AssertSafe();
        Wait.Until(() => reversible.Venue.Boxes.All(box => HealthOf(reversible, box) is not null), HealthSeconds, () => "every box tells its figures");
        Assert.AreEqual("", string.Join(", ", reversible.Venue.Boxes.Where(box => HealthOf(reversible, box)!.BadMessages > 0).Select(box => box.Plan.Id)), "boxes that refused a message");
    }

    private static HealthView? HealthOf(ReversibleVenue reversible, VenueBox box) => reversible.Venue.Gateway.ViewOf(box.Plan.Id)?.Health;
}
