using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>Boxes that send from their flash what earlier boots left, and what is lost of it for good.</summary>
[TestClass]
public sealed class HistoryTests
{
    [TestMethod]
    public void Holes_of_an_earlier_boot_stay_open_while_the_box_still_sends_it_and_are_lost_when_it_is_done()
    {
        using var house = new House();
        house.StartGateway();
        using (var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false })
        {
            box.GiveOnly(1, 2, 5);
            Wait.Until(() => house.ToldOf<Passing>().Length == 3, "stored");
        }

        using var again = new ScriptedBox(house.Broker.Port, boot: 2);
        again.SendHealth(oldest: null, newestGiven: 0, heldBoot: 1);
        again.Send(What.Passing, Historical(3));
        Wait.Until(() => house.ToldOf<Passing>().Length == 4, "the historical one is stored");
        Assert.IsEmpty(house.ToldOf<PassingLoss>());
        Assert.IsTrue(house.ToldOf<Passing>().Last().Flags.HasFlag(PassingFlags.Historical));

        again.SendHealth(oldest: null, newestGiven: 0);
        Wait.Until(() => again.OlderResends.Contains((1, 4, 4)), "it is asked for, since the box may hold what another gateway acknowledged");
        Assert.IsEmpty(house.ToldOf<PassingLoss>());
        again.SendHealth(oldest: null, newestGiven: 0);
        PassingLoss loss = house.WaitTold<PassingLoss>(_ => true, "the loss is told");
        Assert.AreEqual((1, 4, 4), (loss.Boot, loss.First, loss.Last));
    }

    [TestMethod]
    public void Hole_of_an_earlier_boot_that_stands_still_is_asked_for_again()
    {
        using var house = new House();
        house.StartGateway();
        using (var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false })
        {
            box.GiveOnly(1, 2, 5);
            Wait.Until(() => house.ToldOf<Passing>().Length == 3, "stored");
        }

        using var again = new ScriptedBox(house.Broker.Port, boot: 2);
        again.SendHealth(oldest: null, newestGiven: 0, heldBoot: 1);
        again.SendHealth(oldest: null, newestGiven: 0, heldBoot: 1);

        Wait.Until(() => again.OlderResends.Contains((1, 3, 4)), "asked for again");
    }

    [TestMethod]
    public void Passings_that_the_box_says_are_gone_are_recorded_as_lost_and_the_run_goes_on()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false };
        box.GiveOnly(1, 2, 4);
        Wait.Until(() => box.Acked == 2 && house.ToldOf<Passing>().Length == 3, "stored with a hole");

        PassingMessage after = ScriptedBox.Passing(7, 1, 1000, 7_000_000);
        after.SetInteger(PassingMessage.Gone, 2);
        box.Send(What.Passing, after);
        PassingLoss loss = house.WaitTold<PassingLoss>(_ => true, "the loss is told");
        Assert.AreEqual((5, 6), (loss.First, loss.Last));
        Assert.AreEqual(2, box.Acked, "what is not said to be gone is waited for");

        box.GiveOnly(3);
        Wait.Until(() => box.Acked == 7, "the run goes on behind the loss");
        Assert.HasCount(1, house.ToldOf<PassingLoss>());
    }

    [TestMethod]
    public void Passings_said_to_be_gone_by_a_repetition_are_lost_too()
    {
        using var house = new House();
        house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false };
        box.GiveOnly(1, 3);
        Wait.Until(() => house.ToldOf<Passing>().Length == 2, "stored with a hole");

        PassingMessage again = ScriptedBox.Passing(3, 1, 1000, 3_000_000);
        again.SetInteger(PassingMessage.Gone, 1);
        box.Send(What.Passing, again);

        Wait.Until(() => box.Acked == 3, "acknowledged behind the loss");
        Wait.Until(() => house.ToldOf<PassingLoss>().Length > 0, "the loss told");
        PassingLoss loss = house.ToldOf<PassingLoss>().Single();
        Assert.AreEqual((2, 2), (loss.First, loss.Last));
    }

    private static PassingMessage Historical(int seq)
    {
        PassingMessage passing = ScriptedBox.Passing(seq, 1, 1000, 1_000_000L * seq);
        passing.SetFlag(PassingMessage.Historical, true);
        return passing;
    }
}
