using System.Linq;
using System.Threading.Tasks;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.World;

namespace Trackside.Venue.Tests.Running;

/// <summary>The start of the rally stage, end to end: race control asks, the lamps count down, loops see who comes and goes.</summary>
[TestClass]
[DoNotParallelize]
public sealed class StageTests
{
    private VirtualVenue venue = null!;

    private PostPanel StartPanel => venue["rally-p1"].Panel!;

    [TestInitialize]
    public void Open_the_venue()
    {
        venue = VirtualVenue.Start(VenueCommand.Load(Repository.VenueFile), seed: 1);
        venue.PowerOn();
        Wait.Until(() => venue.Boxes.All(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready), 60, () => "every box ready");
        Wait.Until(Folk.LockAll(venue), 60, () => Folk.Standing(venue));
    }

    [TestCleanup]
    public void Close_the_venue() => venue.Dispose();

    [TestMethod]
    public async Task One_vehicle_starts_on_green_and_the_next_only_when_it_is_off_the_stage()
    {
        Assert.IsNull(await venue.Gateway.Ask("rally", "all", Aspect.Green));
        Assert.IsNull(await venue.Gateway.Ask("rally", "rally-p1", Aspect.Red));
        Assert.AreEqual(
            (ExitCode.Failed, "rally: refused: a vehicle is on the stage, or nobody knows: wait for it, say 'stage clear' once the marshals have looked, or start with --allow"),
            Say("start"));
        Assert.AreEqual((ExitCode.Ok, "rally: the stage counts as free"), Say("clear"));

        Assert.AreEqual((ExitCode.Ok, "rally: five seconds, then green for one vehicle"), Say("start"));
        Wait.Until(() => StartPanel.Yellow.Lit, 3, () => "the countdown");
        Wait.Until(() => StartPanel.Green.Lit && !StartPanel.Yellow.Lit, 10, () => "green after the countdown");
        Cross("rally-p1", 0);
        Wait.Until(() => StartPanel.Red.Lit && !StartPanel.Green.Lit, 10, () => "red behind the vehicle");
        Assert.AreEqual(RefusalReason.StageOccupied, await Ask(ControlOperation.StageStart));

        Cross("rally-t2", 0);
        Cross("rally-t2", 1);
        RefusalReason? refused = RefusalReason.StageOccupied;
        for (int tries = 0; tries < 20 && refused is not null; tries++)
        {
            await Task.Delay(500);
            refused = await Ask(ControlOperation.StageStart);
        }

        Assert.IsNull(refused, "the stage is free again");
        Wait.Until(() => StartPanel.Yellow.Lit, 3, () => "the second countdown");
        Cross("rally-p1", 0);
        Wait.Until(() => StartPanel.Red.Lit && !StartPanel.Yellow.Lit, 10, () => "red after the false start");
        Wait.Until(() => (venue.Gateway.ViewOf("rally-c")?.Alarms & Alarm.StageFalseStart) != 0, 10, () => "the false start told");
    }

    // As race control does it: by the command.
    private (int Code, string Said) Say(string verb)
    {
        Said said = Tool.Invoke("stage", verb, "rally", "--broker", $"127.0.0.1:{venue.Broker.Port}", "--lang", "en");
        return (said.Code, (said.Output + said.Error).Trim());
    }

    private async Task<RefusalReason?> Ask(ControlOperation operation) => (await venue.RaceControl.Ask(new ControlOrder("rally", operation, "all"))).Refusal;

    // The world keeps vehicles apart on a line: it comes as soon as the loop is free.
    private void Cross(string box, int loop)
    {
        TimingLoop line = venue[box].Loops[loop];
        bool isDone = false;
        Wait.Until(
            () =>
            {
                venue.Agenda.At(Agenda.Now, () => isDone = isDone || line.Cross(venue.Agenda, 1, 100_000));
                System.Threading.Thread.Sleep(20);
                return isDone;
            },
            10,
            () => $"a vehicle over {line.Name}");
    }
}
