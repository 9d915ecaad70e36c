using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.World;

/// <summary>A post with a pixel panel, from control's word to the light of the pixels, read from the pulses on the wire.</summary>
[TestClass]
public sealed class PixelBoardTests
{
    private const double PatienceSeconds = 30;
    private const int Pixels = 256;

    [TestMethod]
    public async Task Panel_shows_the_safety_car_proves_it_and_gives_way_to_red_when_it_dies()
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        using VirtualVenue venue = VirtualVenue.Start(plan with { Circuits = [.. plan.Circuits.Where(circuit => circuit.Id == "kart")], Joined = [] }, seed: 5);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), PatienceSeconds, () => "every box ready");
        PostPanel post = venue["kart-p1"].Panel!;
        PixelBoard panel = post.Pixels!;

        await venue.Gateway.Ask("kart", "kart-p1", Aspect.SafetyCar);

        Wait.Until(() => White(panel) > 15 && Yellow(panel) > 50, PatienceSeconds, () => $"SC between yellow bars, but {White(panel)} white and {Yellow(panel)} yellow");
        Assert.HasCount(Pixels, panel.Pixels);
        Wait.Until(() => Lamps(venue) is { Proved: Aspect.SafetyCar, Applied: Aspect.SafetyCar }, PatienceSeconds, () => $"proved, but {Lamps(venue)}");
        Assert.IsFalse(post.Red.Lit, "SC beside a red lamp");

        panel.IsDead = true;

        Wait.Until(() => post.Red.Lit, PatienceSeconds, () => "the lamps' nearest: red");
        Wait.Until(() => Lamps(venue).Faults == "panel", PatienceSeconds, () => $"the panel named, but {Lamps(venue)}");
    }

    private static Gateway.LampsView Lamps(VirtualVenue venue) => venue.Gateway.ViewOf("kart-p1")!.Lamps!;

    private static int White(PixelBoard panel) => panel.Pixels.Count(pixel => pixel != 0 && (pixel & 0xFF) == (pixel >> 16) && ((pixel >> 8) & 0xFF) == (pixel >> 16));

    private static int Yellow(PixelBoard panel) => panel.Pixels.Count(pixel => pixel >> 16 > ((pixel >> 8) & 0xFF) && ((pixel >> 8) & 0xFF) > 0 && (pixel & 0xFF) == 0);
}
