using System;
using System.IO;
using System.Linq;
using Microsoft.Data.Sqlite;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>The file itself: pragmas, version, and what is refused.</summary>
[TestClass]
public sealed class DatabaseTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("trackside-db-").FullName;

    private const string Everything = "SELECT group_concat(name || ': ' || sql, char(10)) FROM (SELECT * FROM sqlite_schema ORDER BY name)";

    private string File1 => Path.Combine(folder, "gateway.db");

    [TestCleanup]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public void Database_is_in_write_ahead_mode_and_carries_its_version()
    {
        new PassingStore(File1, "test", null).Dispose();

        Assert.AreEqual("wal", Ask("PRAGMA journal_mode"));
        Assert.AreEqual((long)Schema.Version, Ask("PRAGMA user_version"));
    }

    [TestMethod]
    public void Commit_waits_for_the_disk()
    {
        using SqliteConnection connection = Schema.OpenWriter(File1);
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous";

        Assert.AreEqual(2L, command.ExecuteScalar());
    }

    [TestMethod]
    public void Database_of_a_newer_program_is_refused_with_the_remedy()
    {
        new PassingStore(File1, "test", null).Dispose();
        Ask("PRAGMA user_version = 99");

        var error = Assert.ThrowsExactly<GatewayDatabaseException>(() => new PassingStore(File1, "test", null));
        Assert.AreEqual($"{File1} has schema 99, this program knows up to {Schema.Version}: use the newer program, or name another file.", error.Message);
        Assert.ThrowsExactly<GatewayDatabaseException>(() => new PassingArchive(File1, "test"));
    }

    [TestMethod]
    [DataRow(true, DisplayName = "opened by a gateway")]
    [DataRow(false, DisplayName = "opened for questions")]
    public void Database_of_version_1_is_brought_up_to_date_and_keeps_its_passings(bool byGateway)
    {
        MakeVersion1();
        if (byGateway)
        {
            new PassingStore(File1, "test", null).Dispose();
        }

        using (var archive = new PassingArchive(File1, "test"))
        {
            Assert.AreEqual((7, 123L, "sf"), archive.Passings("kart").Select(passing => (passing.Seq, passing.Utc!.Value, passing.Loop)).Single());
            Assert.AreEqual((1, 6), archive.Losses().Select(loss => (loss.First, loss.Last)).Single());
            Assert.IsEmpty(archive.Control("kart"));
        }

        Assert.AreEqual((long)Schema.Version, Ask("PRAGMA user_version"));
        using var book = new SessionBook(File1, "test");
        Assert.AreEqual(1, book.Open("client", ["kart"], "normal", 5).Id);
        Assert.AreEqual(0L, Ask("SELECT count(*) FROM gateway WHERE boot <> 3"));
    }

    [TestMethod]
    public void Versions_reached_from_nothing_and_from_version_1_have_the_same_tables()
    {
        MakeVersion1();
        new PassingStore(File1, "test", null).Dispose();
        object? upgraded = Ask(Everything);
        string other = Path.Combine(folder, "new.db");
        new PassingStore(other, "test", null).Dispose();
        File.Delete(File1);
        File.Move(other, File1);

        Assert.AreEqual(upgraded, Ask(Everything));
    }

    [TestMethod]
    public void Database_of_version_3_gets_the_flag_log_and_keeps_its_passings()
    {
        MakeVersion1();
        new PassingStore(File1, "test", null).Dispose();
        object? whole = Ask(Everything);
        Ask("DROP TABLE flag; DROP TABLE condition; DROP TABLE health; DROP TABLE heard; DROP TABLE untold; DROP TABLE stage");
        Ask("PRAGMA user_version = 3");

        using (var book = new FlagBook(File1, "test"))
        {
            Assert.IsEmpty(book.Entries("kart"));
        }

        using var archive = new PassingArchive(File1, "test");
        Assert.AreEqual(1, archive.CountPassings());
        Assert.AreEqual(whole, Ask(Everything));
    }

    [TestMethod]
    public void File_that_is_no_database_is_refused()
    {
        File.WriteAllText(File1, new string('x', 5000));

        var error = Assert.ThrowsExactly<GatewayDatabaseException>(() => new PassingStore(File1, "test", null));
        StringAssert.Contains(error.Message, "cannot be opened as the gateway's database");
    }

    [TestMethod]
    public void Archive_of_a_missing_file_is_refused()
    {
        Assert.ThrowsExactly<GatewayDatabaseException>(() => new PassingArchive(File1, "test"));
    }

    [TestMethod]
    public void Stored_passing_comes_back_with_every_field()
    {
        var full = new Passing
        {
            Circuit = "kart",
            Box = "kart-t1",
            Boot = 3,
            Seq = 4,
            Loop = "sf",
            Utc = long.MaxValue,
            Uncertainty = 12,
            Source = CrossingSource.Edge,
            Own = 0,
            Transponder = uint.MaxValue,
            Strength = 100,
            Hits = 40,
            Lane = 2,
            Flags = PassingFlags.ShortGap | PassingFlags.Historical | PassingFlags.Disagrees | PassingFlags.Late,
            Speed = 41_700,
            Received = 5,
        };
        var bare = new Passing { Circuit = "kart", Box = "kart-t1", Boot = 3, Seq = 5, Loop = "sf", Uncertainty = 0, Source = CrossingSource.Decoder, Received = 6 };
        using (var store = new PassingStore(File1, "test", null))
        {
            store.Begin();
            store.Insert(full);
            store.Insert(bare);
            store.Commit();
        }

        using var archive = new PassingArchive(File1, "test");
        CollectionAssert.AreEqual(new[] { full, bare }, archive.Passings("kart").ToArray());
        Assert.IsEmpty(archive.Passings("speed"));
        Assert.AreEqual(2, archive.CountPassings());
    }

    [TestMethod]
    public void Changes_that_are_not_committed_are_gone()
    {
        using (var store = new PassingStore(File1, "test", null))
        {
            store.Begin();
            store.InsertLoss(new PassingLoss("kart", "kart-t1", 1, 2, 3, 4));
        }

        using var archive = new PassingArchive(File1, "test");
        Assert.IsEmpty(archive.Losses());
    }

    [TestMethod]
    public void Store_goes_on_after_the_disk_was_full()
    {
        using var store = new PassingStore(File1, "test", null);
        Schema.Execute(store.Connection, "PRAGMA max_page_count = 20");
        var error = Assert.ThrowsExactly<SqliteException>(() => StoreMany(store, 5000));
        Assert.AreEqual(13, error.SqliteErrorCode, "the database is full");

        store.Rollback();
        Schema.Execute(store.Connection, "PRAGMA max_page_count = 100000");
        StoreMany(store, 5000);

        using var archive = new PassingArchive(File1, "test");
        Assert.AreEqual(5000, archive.CountPassings());
    }

    private static void StoreMany(PassingStore store, int count)
    {
        store.Begin();
        for (int seq = 1; seq <= count; seq++)
        {
            store.Insert(new Passing
            {
                Circuit = "kart", Box = "kart-t1", Boot = 1, Seq = seq, Loop = "sf", Uncertainty = 0, Source = CrossingSource.Edge, Received = seq,
            });
        }

        store.Commit();
    }

    /// <summary>A database as the first version made it, with one passing and one loss.</summary>
    private void MakeVersion1() => Ask(
        """
        PRAGMA journal_mode = WAL;
        CREATE TABLE box (
            id INTEGER PRIMARY KEY,
            venue TEXT NOT NULL,
            circuit TEXT NOT NULL,
            name TEXT NOT NULL,
            UNIQUE (venue, circuit, name)
        ) STRICT;
        CREATE TABLE passing (
            box INTEGER NOT NULL REFERENCES box (id),
            life INTEGER NOT NULL,
            boot INTEGER NOT NULL,
            seq INTEGER NOT NULL,
            loop TEXT NOT NULL,
            utc INTEGER,
            uncertainty INTEGER NOT NULL,
            source TEXT NOT NULL,
            own INTEGER,
            transponder INTEGER,
            strength INTEGER,
            hits INTEGER,
            lane INTEGER,
            shortGap INTEGER NOT NULL,
            wrongWay INTEGER NOT NULL,
            unsynced INTEGER NOT NULL,
            historical INTEGER NOT NULL,
            received INTEGER NOT NULL,
            PRIMARY KEY (box, life, boot, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX passing_of_transponder ON passing (transponder, box, loop) WHERE transponder IS NOT NULL;
        CREATE TABLE loss (
            box INTEGER NOT NULL REFERENCES box (id),
            life INTEGER NOT NULL,
            boot INTEGER NOT NULL,
            first INTEGER NOT NULL,
            last INTEGER NOT NULL,
            noticed INTEGER NOT NULL,
            PRIMARY KEY (box, life, boot, first)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE gateway (id TEXT PRIMARY KEY, boot INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        INSERT INTO box VALUES (1, 'test', 'kart', 'kart-t1');
        INSERT INTO passing VALUES (1, 0, 2, 7, 'sf', 123, 50, 'edge', NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 456);
        INSERT INTO loss VALUES (1, 0, 2, 1, 6, 400);
        INSERT INTO gateway VALUES ('main', 3);
        PRAGMA user_version = 1;
        """);

    private object? Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={File1};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
