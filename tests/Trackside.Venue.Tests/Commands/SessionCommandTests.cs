using System;
using System.IO;
using System.Linq;
using Microsoft.Data.Sqlite;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.Commands;

/// <summary>Sessions, reports and lap tables from the shell.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SessionCommandTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("trackside-session-").FullName;

    private string Database => Path.Combine(folder, "venue.db");

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void Circuit_is_let_once_and_listed_and_closed()
    {
        Assert.AreEqual(ExitCode.Ok, Do("session open --circuit speed --client Renault --route acw --at 2026-03-28T23:00").Code);
        Said refused = Do("session open --circuit speed,rally --client Autre --route grand-cw --at 2026-03-29T08:00");
        Said closed = Do("session close --circuit speed --at 2026-03-30T01:00");

        Assert.AreEqual((ExitCode.WrongUse, "speed is let to Renault (session 1): close that session first.\n"), (refused.Code, refused.Error));
        Assert.AreEqual("session 1: speed, Renault: closed after 25.00 h\n", closed.Output);
        Assert.AreEqual(
            "session,circuits,client,route,opened,closed\n1,speed,Renault,acw,2026-03-28 23:00:00,2026-03-30 01:00:00\n", Do("session list --csv").Output);
    }

    [TestMethod]
    public void Refusal_speaks_the_language_that_is_asked_for()
    {
        Do("session open --circuit kart --client Ecole");

        StringAssert.Contains(Do("session open --circuit kart --client Autre", "fr").Error, "kart est loué à Ecole (session 1) : fermez d'abord");
        StringAssert.Contains(Do("session close --circuit rally", "fr").Error, "rally n'a pas de session ouverte");
    }

    [TestMethod]
    public void Report_counts_days_and_hours_of_the_venue_across_the_change_of_the_clocks()
    {
        Do("session open --circuit speed,rally --client Club --route grand-cw --at 2026-03-28T23:00");
        Do("session close --circuit rally --at 2026-03-30T01:00");
        Do("session open --circuit speed --client Essais --at 2026-03-30T09:00");
        Do("session close --circuit speed --at 2026-03-30T12:30");

        Assert.AreEqual(
            """
            circuit,day,client,hours
            rally,2026-03-28,Club,1
            rally,2026-03-29,Club,23
            rally,2026-03-30,Club,1
            speed,2026-03-28,Club,1
            speed,2026-03-29,Club,23
            speed,2026-03-30,Club,1
            speed,2026-03-30,Essais,3.5

            """,
            Do("report --csv").Output);
        StringAssert.EndsWith(Do("report --from 2026-03-29 --to 2026-03-29").Output, "rally: 1 days, 23.00 h\nspeed: 1 days, 23.00 h\n");
        StringAssert.Contains(Do("report --by client --csv").Output, "speed,Club,3,25\nspeed,Essais,1,3.5\n");
    }

    [TestMethod]
    public void Laps_of_a_session_are_exported_by_the_route_that_ran()
    {
        Do("session open --circuit kart --client Ecole --at 2026-06-01T10:00");
        long begin = (new DateTime(2026, 6, 1, 8, 0, 0, DateTimeKind.Utc) - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        for (int seq = 1; seq <= 4; seq++)
        {
            Insert(seq, begin - 30_000_000 + (seq * 60_000_000L));
        }

        Assert.AreEqual(
            """
            transponder,lap,route,end,lap_us,uncertainty_us,flags
            77,1,normal,2026-06-01 10:01:30,60000000,400,
            77,2,normal,2026-06-01 10:02:30,60000000,400,
            77,3,normal,2026-06-01 10:03:30,60000000,400,

            """,
            Do("laps --circuit kart --session 1 --csv").Output);
        StringAssert.Contains(Do("laps --circuit kart --from 2026-06-01T10:02 --csv").Output, "77,1,normal,2026-06-01 10:03:30");
        StringAssert.Contains(Do("laps --circuit kart --what best --json").Output, "\"best_us\": 60000000");
        StringAssert.Contains(Do("laps --circuit rally --session 1").Error, "circuit rally has no such session");
    }

    [TestMethod]
    [DataRow("session open --circuit moon --client X", "--circuit is 'moon': give one of kart, rally, speed")]
    [DataRow("session open --circuit kart --client X --route up", "--route is 'up': give one of normal")]
    [DataRow("session open --circuit kart --client X --at 2026-03-29T02:30", "write a day and an hour of the venue that exist")]
    [DataRow("report --from soon", "--from is 'soon': write a day")]
    [DataRow("laps --circuit kart", "does not exist: name the gateway's database")]
    public void Wrong_use_is_one_sentence_with_the_remedy_and_exit_2(string line, string said)
    {
        Said refused = Do(line);

        Assert.AreEqual(ExitCode.WrongUse, refused.Code, refused.Error);
        StringAssert.Contains(refused.Error, said);
    }

    [TestMethod]
    public void Courses_of_the_projects_venue_know_what_each_loop_is_for()
    {
        var courses = CourseMaker.Courses(VenueCommand.Load(Repository.VenueFile)).ToDictionary(course => course.Circuit);

        Assert.AreEqual("start:Start mid:Intermediate fa:FinishA fb:FinishB", Uses(courses["rally"].Routes[0]));
        Assert.AreEqual("sf:Lap s1:Sector s2:Sector", Uses(courses["speed"].Routes[0]));
        Assert.AreEqual("sf:Lap s2:Sector s1:Sector", Uses(courses["speed"].RouteOf("acw")!));
        Assert.AreEqual("sf:Lap s1:Sector start:Sector mid:Sector fa:Sector fb:Sector s2:Sector", Uses(courses["speed"].RouteOf("grand-cw")!));
        Assert.AreEqual(new SpeedTrap("finish", "fa", "fb"), courses["rally"].Routes[0].Traps.Single());
        Assert.AreEqual((0, null), (courses["rally"].StartPost, courses["speed"].StartPost));
        CollectionAssert.AreEqual(new[] { "rally" }, courses["speed"].Partners.ToArray());
    }

    private void Insert(int seq, long utc)
    {
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = FormattableString.Invariant(
            $"""
            INSERT OR IGNORE INTO box (id, venue, circuit, name) VALUES (1, 'ales', 'kart', 'kart-t1');
            INSERT INTO passing (box, life, boot, seq, loop, utc, uncertainty, source, transponder, shortGap, wrongWay, unsynced, historical, received)
            VALUES (1, 0, 1, {seq}, 'sf', {utc}, 200, 'decoder', 77, 0, 0, 0, 0, {utc});
            """);
        command.ExecuteNonQuery();
    }

    private static string Uses(CourseRoute route) => string.Join(' ', route.Loops.Select(loop => $"{loop.Name}:{loop.Use}"));

    private Said Do(string line, string language = "en") =>
        Tool.Invoke([.. line.Split(' '), "--database", Database, "--lang", language, "--venue", Repository.VenueFile]);
}
