using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway.Tests.Truth;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>Which way a circuit ran: told by its control box, kept in the database, followed by everything that is derived.</summary>
[TestClass]
public sealed class DirectionTests
{
    private const long Begin = 1_795_340_000_000_000;
    private const long Second = 1_000_000;

    [TestMethod]
    public void Direction_told_by_control_is_stored_and_followed_across_a_restart_of_the_gateway()
    {
        using var house = new House();
        Course course = Courses.Speed with { Circuit = House.Circuit };
        GatewayOptions options = house.Options with { Courses = [course] };
        VenueGateway first = house.StartGateway(options);
        using var control = new ScriptedControl(house.Broker.Port);
        control.PublishState(1, 1, "GG", epoch: 1, direction: "cw", utc: Begin);
        Wait.Until(() => Spans(house).Length == 1, "the first direction is stored");
        first.Dispose();
        house.StartGateway(options);
        control.PublishState(1, 2, "RR", epoch: 1, direction: "cw", utc: Begin + (500 * Second));
        control.PublishState(1, 3, "RR", epoch: 2, direction: "acw", utc: Begin + (600 * Second));
        control.PublishState(1, 4, "RR", epoch: 2, direction: "acw", utc: Begin + (601 * Second));
        Wait.Until(() => Spans(house).Length == 3, "the change is stored, the repeat is not");

        using var box = new ScriptedBox(house.Broker.Port, seq => Crossing(seq));
        box.GiveUpTo(4);
        Wait.Until(() => box.Acked == 4, "stored");

        CollectionAssert.AreEqual(new[] { "1 cw GG", "1 cw RR", "2 acw RR" }, Spans(house));
        Assert.AreEqual("cw acw", string.Join(' ', house.Gateway!.DeriveLaps(House.Circuit).Select(lap => lap.Route)));
        Assert.AreEqual("cw acw", string.Join(' ', house.ToldOf<Lap>().Select(lap => lap.Route)), "told live as it is derived");
    }

    [TestMethod]
    public void Direction_that_stands_is_noted_once_a_minute_so_that_a_silence_shows()
    {
        using var house = new House();
        house.StartGateway();
        using var control = new ScriptedControl(house.Broker.Port);
        foreach (int second in new[] { 0, 30, 61, 90, 125 })
        {
            control.PublishState(1, 1 + second, "GG", utc: Begin + (second * Second));
        }

        Wait.Until(() => Archive(house).Any(span => span.Seen == Begin + (125 * Second)), "noted");
        Assert.AreEqual(Begin, Archive(house).Single().Since);
    }

    // Two laps: the first ends before the reversal, the second after it; from the second passing to the third no lap reaches.
    private static PassingMessage Crossing(int seq)
    {
        PassingMessage passing = ScriptedBox.Passing(seq, 1, 1000, 0);
        passing.SetInteger(PassingMessage.Utc, Begin + (new[] { 100, 160, 700, 760 }[seq - 1] * Second));
        passing.Remove(PassingMessage.Own);
        return passing;
    }

    private static string[] Spans(House house) => [.. Archive(house).Select(span => $"{span.Epoch} {span.Direction} {span.Posts}")];

    private static ControlSpan[] Archive(House house)
    {
        using var archive = new PassingArchive(house.Database, House.Venue);
        return [.. archive.Control(House.Circuit)];
    }
}
