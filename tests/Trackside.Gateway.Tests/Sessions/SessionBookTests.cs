using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests.Sessions;

/// <summary>Who has which circuit: persisted, one open session a circuit.</summary>
[TestClass]
public sealed class SessionBookTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("trackside-sessions-").FullName;

    private string Database => Path.Combine(folder, "venue.db");

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void Session_survives_a_restart_and_is_closed_by_its_circuit()
    {
        using (var book = new SessionBook(Database, "test"))
        {
            book.Open("Maison Durand", ["speed"], "cw", 1000);
        }

        using var again = new SessionBook(Database, "test");
        Session open = again.OpenOf("speed")!;
        Assert.AreEqual(("Maison Durand", "cw", 1000L, null), (open.Client, open.Route, open.Opened, open.Closed));
        Assert.AreEqual(5000, again.Close("speed", 5000).Closed);
        Assert.IsNull(again.OpenOf("speed"));
        Assert.AreEqual(5000, again.Find(open.Id)!.Closed);
    }

    [TestMethod]
    public void Circuit_that_is_let_is_refused_with_the_client_that_has_it_and_nothing_changes()
    {
        using var book = new SessionBook(Database, "test");
        book.Open("first", ["speed"], "cw", 1);

        var error = Assert.ThrowsExactly<SessionException>(() => book.Open("second", ["rally", "speed"], "joined", 2));

        Assert.AreEqual((SessionFault.AlreadyOpen, "first"), (error.Reason, error.Session!.Client));
        Assert.IsNull(book.OpenOf("rally"));
        Assert.HasCount(1, book.Between(0, 100));
    }

    [TestMethod]
    public void Joined_course_holds_both_circuits_and_is_closed_by_either()
    {
        using var book = new SessionBook(Database, "test");
        Session joined = book.Open("club", ["speed", "rally"], "joined", 1);

        CollectionAssert.AreEqual(new[] { "rally", "speed" }, book.OpenOf("rally")!.Circuits.ToArray());
        Assert.AreEqual(joined.Id, book.Close("rally", 9).Id);
        Assert.IsNull(book.OpenOf("speed"));
        book.Open("next", ["speed"], "cw", 10);
    }

    [TestMethod]
    public void Circuit_is_let_to_one_client_at_a_time_also_when_sessions_are_noted_afterwards()
    {
        using var book = new SessionBook(Database, "test");
        book.Open("noon", ["speed", "rally"], "joined", 1200);
        book.Close("rally", 1400);

        var inside = Assert.ThrowsExactly<SessionException>(() => book.Open("second", ["speed"], "cw", 1300));
        Assert.AreEqual((SessionFault.Overlaps, "speed", "noon"), (inside.Reason, inside.Circuit, inside.Session!.Client));
        Assert.IsNull(book.OpenOf("speed"));

        book.Open("morning", ["speed"], "cw", 800);
        var over = Assert.ThrowsExactly<SessionException>(() => book.Close("speed", 1201));
        Assert.AreEqual((SessionFault.Overlaps, "speed", "noon"), (over.Reason, over.Circuit, over.Session!.Client));
        Assert.AreEqual(1200, book.Close("speed", 1200).Closed);
        book.Open("kart", ["kart"], "normal", 1300);
        book.Open("evening", ["speed"], "cw", 1400);
    }

    [TestMethod]
    public void Two_books_on_one_database_cannot_both_open_a_circuit()
    {
        using var one = new SessionBook(Database, "test");
        using var other = new SessionBook(Database, "test");
        one.Open("first", ["kart"], "normal", 1);

        Assert.ThrowsExactly<SessionException>(() => other.Open("second", ["kart"], "normal", 2));
        one.Close("kart", 3);
        other.Open("second", ["kart"], "normal", 4);
    }

    [TestMethod]
    public void Session_is_neither_closed_twice_nor_before_it_began()
    {
        using var book = new SessionBook(Database, "test");
        book.Open("client", ["kart"], "normal", 100);

        Assert.AreEqual(SessionFault.BeforeItsBegin, Assert.ThrowsExactly<SessionException>(() => book.Close("kart", 99)).Reason);
        book.Close("kart", 100);
        Assert.AreEqual(SessionFault.NoneOpen, Assert.ThrowsExactly<SessionException>(() => book.Close("kart", 101)).Reason);
        Assert.AreEqual(SessionFault.Incomplete, Assert.ThrowsExactly<SessionException>(() => book.Open(" ", ["kart"], "normal", 1)).Reason);
    }

    [TestMethod]
    public void Sessions_are_opened_and_closed_beside_a_gateway_that_stores()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port);
        using SessionBook book = gateway.OpenSessions();
        for (int i = 1; i <= 20; i++)
        {
            box.GiveUpTo(i * 50);
            book.Open($"client {i}", ["kart"], "normal", i * 10);
            book.Close("kart", (i * 10) + 5);
        }

        Wait.Until(() => box.Acked == 1000, "everything is stored");
        Assert.HasCount(20, book.Between(0, 1000));
        Assert.IsEmpty(house.ToldOf<StoreFailure>());
    }

    [TestMethod]
    public void Days_and_hours_are_those_of_the_venue_also_when_its_clocks_change()
    {
        TimeZoneInfo paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        using var book = new SessionBook(Database, "test");
        book.Open("spring", ["speed"], "cw", Utc(2026, 3, 28, 22)); // 23:00 in winter time
        book.Close("speed", Utc(2026, 3, 29, 23)); // 01:00 of the 30th in summer time
        book.Open("autumn", ["speed", "rally"], "joined", Utc(2026, 10, 24, 22)); // 00:00 of the 25th, which has 25 hours
        long now = Utc(2026, 10, 25, 23) + 1_800_000_000; // 00:30 of the 26th

        var lettings = Letting.Divide(book.Between(0, now), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), paris, now);

        string text = string.Join('\n', lettings.Select(letting => FormattableString.Invariant($"{letting.Circuit} {letting.Day:MM-dd} {letting.Client} {letting.Time.TotalHours:0.##}")));
        Assert.AreEqual(
            """
            rally 10-25 autumn 25
            rally 10-26 autumn 0.5
            speed 03-28 spring 1
            speed 03-29 spring 23
            speed 03-30 spring 1
            speed 10-25 autumn 25
            speed 10-26 autumn 0.5
            """,
            text);
    }

    [TestMethod]
    public void Days_outside_of_the_asked_time_are_left_out()
    {
        TimeZoneInfo paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        Session[] sessions = [new(1, "client", ["kart"], "normal", Utc(2026, 6, 1, 10), Utc(2026, 6, 3, 10))];
        var day = new DateOnly(2026, 6, 2);

        Letting letting = Letting.Divide(sessions, day, day, paris, 0).Single();

        Assert.AreEqual((day, TimeSpan.FromHours(24)), (letting.Day, letting.Time));
    }

    private static long Utc(int year, int month, int day, int hour) =>
        (new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
}
