using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Attacks;
using Trackside.Venue.Commands;
using Trackside.Venue.Display;
using Trackside.Venue.Running;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.Trust;

/// <summary>
/// Every attack on a venue with keys: real firmware, a real broker by its real rules. One run serves all tests; each attempt has a twin with the right credentials, made by
/// the same code, which must be served.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class AttackTests
{
    private static readonly int Times = Environment.GetEnvironmentVariable("TRACKSIDE_FAST") is null ? 15 : 5;

    private static VirtualVenue venue = null!;
    private static IReadOnlyList<AttackResult> results = [];

    [ClassInitialize]
    public static void Attack(TestContext context)
    {
        Stopwatch watch = Stopwatch.StartNew();
        venue = VirtualVenue.Start(Plan("kart", "rally"), seed: 41, security: VenueSecurity.KeysAndLog);
        results = AttackSession.Run(venue, seed: 41, Times);
        context.WriteLine($"{watch.Elapsed.TotalSeconds:0.0} s\n{AttackWords.Of("en").Table(results)}");
    }

    [ClassCleanup]
    public static void End() => venue.Dispose();

    public static IEnumerable<object[]> Kinds() => Enum.GetValues<AttackKind>().Select(kind => new object[] { kind.ToString() });

    [TestMethod]
    [DynamicData(nameof(Kinds))]
    public void Attack_is_refused_and_seen_and_changes_nothing_while_its_rightful_twin_is_served(string kind)
    {
        AttackResult result = results.Single(result => result.Kind.ToString() == kind);
        Assert.IsGreaterThanOrEqualTo(Math.Min(Times, 9), result.Attempts);
        Assert.AreEqual(result.Attempts, result.Refused, "refused");
        Assert.AreEqual(result.Attempts, result.Seen, $"seen in {result.SeenIn}");
        Assert.AreEqual(result.Twins, result.TwinsServed, "twins");
        Assert.IsGreaterThan(0, result.Twins);
        Assert.AreEqual("", string.Join('\n', result.Changed));
    }

    [TestMethod]
    public void Table_tells_attempts_and_refusals_by_kind()
    {
        Console.WriteLine(AttackWords.Of("en").Table(results));
        string[] french = AttackWords.Of("fr").Table(results).Split('\n');
        Assert.HasCount(results.Count + 3, french);
        Assert.AreEqual($"{results.Sum(result => result.Attempts)} essais, {results.Sum(result => result.Refused)} refusés", french[^1]);
        Assert.IsTrue(results.All(result => result.Good));
    }

    [TestMethod]
    public void Boxes_that_refused_forgeries_raise_the_alarm()
    {
        foreach (string box in new[] { "kart-c", "kart-p1" })
        {
            Assert.AreEqual(Alarm.MessageForged, venue.Gateway.ViewOf(box)!.Alarms & Alarm.MessageForged, box);
        }
    }

    [TestMethod]
    public void Nobody_who_was_not_attacked_refused_anything()
    {
        foreach (BoxView view in venue.Plan.Circuits.Single(circuit => circuit.Id == "rally").Boxes.Select(box => venue.Gateway.ViewOf(box.Id)!))
        {
            Assert.AreEqual(0, view.Health!.BadMessages, view.Box);
            Assert.AreEqual(0, view.RefusedMessages, view.Box);
        }
    }

    // The session must be able to find a broken lock: here the broker's rules let everybody write everything.
    [TestMethod]
    public void Broker_without_rules_is_found_out()
    {
        using VirtualVenue open = VirtualVenue.Start(Plan("kart"), seed: 42, security: VenueSecurity.KeysAndLog);
        File.AppendAllText(Path.Combine(open.Keys!.Mosquitto, "acl"), "\npattern readwrite #\n");
        using AttackScene scene = new(open, seed: 42);
        AttackRound round = new(scene, times: 1);
        RuleAttacks.Write(scene, round);
        IReadOnlyList<AttackResult> found = round.Results;

        Assert.HasCount(3, found);
        foreach (AttackResult result in found)
        {
            Assert.AreEqual(0, result.Refused, $"{result.Kind}");
            Assert.IsFalse(result.Good);
        }

        string changed = string.Join('\n', found.SelectMany(result => result.Changed));
        Assert.Contains("lamps of kart-p1", changed, "the order of one who is not race control was obeyed");
    }

    private static VenuePlan Plan(params string[] circuits)
    {
        VenuePlan plan = VenueCommand.Load(Repository.VenueFile);
        return plan with { Circuits = [.. plan.Circuits.Where(circuit => circuits.Contains(circuit.Id))], Joined = [] };
    }
}
