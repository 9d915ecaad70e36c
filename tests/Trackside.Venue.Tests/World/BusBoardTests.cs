using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.World;

/// <summary>A post with a whole panel on its I2C bus, among others on a real broker.</summary>
[TestClass]
public sealed class BusBoardTests
{
    private const double PatienceSeconds = 30;

    [TestMethod]
    public async Task Expander_shows_the_neighbours_and_takes_the_marshals_double_yellow_until_its_bus_hangs()
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        CircuitPlan kart = plan.Circuits.First(circuit => circuit.Id == "kart");
        kart = kart with { Boxes = [.. kart.Boxes.Select(box => box.Id == "kart-p2" ? box with { Bus = ["lights", "buttons", "ambient", "battery"], BatteryLowMillivolts = 11_800 } : box)] };
        using VirtualVenue venue = VirtualVenue.Start(plan with { Circuits = [kart], Joined = [] }, seed: 5);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), PatienceSeconds, () => "every box ready");
        VenueBox box = venue["kart-p2"];
        BusBoard bus = box.Bus!;
        Wait.Until(() => venue.Gateway.ViewOf("kart-p2")!.Health?.Battery == 12_600, PatienceSeconds, () => "the battery's voltage in health");

        await venue.Gateway.Ask("kart", "kart-p2", Aspect.Green);
        await venue.Gateway.Ask("kart", "kart-p1", Aspect.Yellow);

        int before = PanelLights.Of(Aspect.Yellow, true, PanelLights.Before);
        Wait.Until(() => (bus.Lit & (7 << PanelLights.Before)) == before && (bus.Lit & PanelLights.Link) != 0, PatienceSeconds, () => $"the post before in yellow, but {bus.Lit:X}");

        box.Panel!.TurnKey(true);
        Wait.Until(() => (bus.Lit & PanelLights.Enabled) != 0, PatienceSeconds, () => "the key's light");
        box.Panel.Push(Inputs.DoubleYellowButton, true);
        Wait.Until(() => venue.Gateway.ViewOf("kart-p2")!.Lamps is { Applied: Aspect.DoubleYellow }, PatienceSeconds, () => $"a double yellow of the expander's button, but {venue.Gateway.ViewOf("kart-p2")!.Lamps}, lights {bus.Lit:X}, alarms {venue.Gateway.ViewOf("kart-p2")!.Alarms:X}");
        box.Panel.Push(Inputs.DoubleYellowButton, false);

        box.Chip.I2c.IsHung = true;

        Wait.Until(() => (venue.Gateway.ViewOf("kart-p2")!.Alarms & Alarm.BusFailed) != 0, PatienceSeconds, () => "the alarm of the bus");
        long transfers = box.Chip.I2c.Transfers;
        box.Panel.PushYellow(true);
        Wait.Until(() => venue.Gateway.ViewOf("kart-p2")!.Lamps is { Applied: Aspect.Yellow }, PatienceSeconds, () => "yellow, which hangs on a pin");
        Assert.AreEqual(transfers, box.Chip.I2c.Transfers, "a bus that hangs is left alone");
    }
}
