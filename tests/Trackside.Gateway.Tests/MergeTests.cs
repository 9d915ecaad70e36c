using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>Two gateways' databases made one.</summary>
[TestClass]
public sealed class MergeTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("trackside-merge-").FullName;

    private string Ours => Path.Combine(folder, "ours.db");

    private string Theirs => Path.Combine(folder, "theirs.db");

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void Missing_passings_are_taken_once_and_losses_they_were_are_healed()
    {
        Store(Ours, "kart-t1", [1, 2, 8, 9], new PassingLoss("kart", "kart-t1", 1, 3, 7, 5));
        Store(Theirs, "kart-t1", [2, 3, 5, 6, 9, 10]);
        Store(Theirs, "kart-t2", [1, 2]);

        MergeResult first = PassingMerge.Merge(Ours, Theirs, "test");
        MergeResult again = PassingMerge.Merge(Ours, Theirs, "test");

        Assert.AreEqual((6L, 3L, 0), (first.Added, first.Healed, first.Skipped.Count));
        Assert.AreEqual((0L, 0L), (again.Added, again.Healed));
        using var archive = new PassingArchive(Ours, "test");
        Assert.AreEqual("1 2 3 5 6 8 9 10", Sequences(archive, "kart-t1"));
        Assert.AreEqual("1 2", Sequences(archive, "kart-t2"));
        Assert.AreEqual("4-4 7-7", string.Join(' ', archive.Losses().Select(loss => $"{loss.First}-{loss.Last}")));
    }

    [TestMethod]
    public void Box_with_other_passings_under_the_same_number_is_named_and_left_alone()
    {
        Store(Ours, "kart-t1", [1, 2]);
        Store(Theirs, "kart-t1", [2, 3], shift: 1000);
        Store(Theirs, "kart-t2", [7]);

        MergeResult result = PassingMerge.Merge(Ours, Theirs, "test");

        Assert.AreEqual((1L, "kart-t1"), (result.Added, result.Skipped.Single()));
        using var archive = new PassingArchive(Ours, "test");
        Assert.AreEqual("1 2", Sequences(archive, "kart-t1"));
    }

    [TestMethod]
    public void Gateway_that_runs_takes_a_merged_passing_for_stored_when_it_comes_again()
    {
        using var house = new House();
        VenueGateway gateway = house.StartGateway();
        using var box = new ScriptedBox(house.Broker.Port) { AnswersResend = false };
        box.GiveOnly(1, 4);
        Wait.Until(() => box.Acked == 1, "stored");
        using (var store = new PassingStore(Theirs, House.Venue, null))
        {
            store.Begin();
            foreach (Passing passing in new[] { 2, 3 }.Select(seq => Made(seq)))
            {
                store.Insert(passing);
            }

            store.Commit();
        }

        Assert.AreEqual(2, PassingMerge.Merge(house.Database, Theirs, House.Venue).Added);
        box.GiveOnly(2, 3);

        Wait.Until(() => box.Acked == 4, "everything is acknowledged");
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, house.StoredSequences());
        Assert.AreEqual(DutyState.Active, gateway.Duty);
    }

    [TestMethod]
    public void Lines_of_the_flag_log_are_taken_once_and_their_proofs_too()
    {
        FlagEntry shown = new("kart", 1_000_000, FlagKind.Shown, "kart-p1", "central", "red") { Applied = Aspect.Red };
        FlagEntry asked = new("kart", 900_000, FlagKind.Asked, "", "main", "red") { Detail = "id=7" };
        FlagEntry pressed = new("kart", 5_000_000, FlagKind.Pressed, "kart-p1", "marshal", "yellow press") { Detail = "seq=3" };
        Log(Ours, asked, shown);
        // It heard the request a little later, saw the proof, and what came afterwards.
        Log(
            Theirs, asked with { At = 950_000 }, shown with { Proved = Aspect.Red, ProvedAt = 1_000_000 }, pressed,
            shown with { At = 6_000_000, Who = "local", What = "yellow", Applied = Aspect.Yellow }, shown with { At = 7_000_000 });

        MergeResult first = PassingMerge.Merge(Ours, Theirs, "test");
        MergeResult again = PassingMerge.Merge(Ours, Theirs, "test");

        Assert.AreEqual((3L, 0L), (first.Flags, again.Flags));
        using var book = new FlagBook(Ours, "test");
        Assert.AreEqual(
            "900000 red, 1000000 red 1000000, 5000000 yellow press, 6000000 yellow, 7000000 red",
            string.Join(", ", book.Entries("kart").Select(line => $"{line.At} {line.What} {line.ProvedAt}".TrimEnd())));
    }

    [TestMethod]
    public void Gateway_makes_no_second_line_of_what_a_post_shows_after_older_lines_were_merged()
    {
        FlagEntry red = new("kart", 9_000_000, FlagKind.Shown, "kart-p1", "central", "red") { Applied = Aspect.Red };
        Log(Ours, red);
        Log(Theirs, red with { At = 2_000_000, What = "green", Applied = Aspect.Green });
        Assert.AreEqual(1, PassingMerge.Merge(Ours, Theirs, "test").Flags);

        // The retained copy, at the next start.
        Log(Ours, red);

        using var book = new FlagBook(Ours, "test");
        Assert.AreEqual("green red", string.Join(' ', book.Entries("kart").Select(line => line.What)));
    }

    private static void Log(string database, params FlagEntry[] entries)
    {
        using var store = new PassingStore(database, "test", null);
        FlagLog log = new(store);
        store.Begin();
        foreach (FlagEntry entry in entries)
        {
            log.Take(entry);
        }

        store.Commit();
    }

    [TestMethod]
    public void Database_that_is_missing_is_refused()
    {
        Store(Ours, "kart-t1", [1]);

        Assert.ThrowsExactly<GatewayDatabaseException>(() => PassingMerge.Merge(Ours, Theirs, "test"));
    }

    // As the scripted box gives it.
    private static Passing Made(int seq) => new()
    {
        Circuit = House.Circuit, Box = "kart-t1", Boot = 1, Seq = seq, Loop = "sf", Utc = 1_700_000_000_000_000 + (1_000_000L * seq) + (seq % 7), Uncertainty = 1000,
        Source = CrossingSource.Decoder, Own = 1_000_000L * seq, Transponder = 1000, Received = 1,
    };

    private static string Sequences(PassingArchive archive, string box) =>
        string.Join(' ', archive.Passings("kart").Where(passing => passing.Box == box).Select(passing => passing.Seq));

    private static void Store(string database, string box, int[] sequences, PassingLoss? loss = null, long shift = 0)
    {
        using var store = new PassingStore(database, "test", null);
        store.Begin();
        foreach (int seq in sequences)
        {
            store.Insert(new Passing
            {
                Circuit = "kart", Box = box, Boot = 1, Seq = seq, Loop = "sf", Utc = (seq * 1000) + shift, Uncertainty = 1, Source = CrossingSource.Edge, Received = seq,
            });
        }

        if (loss != null)
        {
            store.InsertLoss(loss);
        }

        store.Commit();
    }
}
