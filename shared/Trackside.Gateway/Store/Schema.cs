using System;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>The database cannot be used as it is.</summary>
public sealed class GatewayDatabaseException : Exception
{
    /// <summary>Makes the exception with a sentence that names the file and the remedy.</summary>
    public GatewayDatabaseException(string message) : base(message)
    {
    }
}

/// <summary>Tables of the gateway's database, and how a connection to it is opened.</summary>
internal static class Schema
{
    internal const int Version = 7;

    // A passing's columns are the message's fields. 'life' counts how often the box began its boots anew: its storage was erased. 'received' and 'noticed' are the gateway's clock. All times: microseconds since 1970 UTC.
    private const string Tables = """
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
        """;

    // What control boxes told, and to whom the circuits were let. At most one open session holds a circuit.
    private const string Since2 = """
        CREATE INDEX passing_by_time ON passing (box, utc);
        CREATE TABLE control (
            venue TEXT NOT NULL,
            circuit TEXT NOT NULL,
            since INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            epoch INTEGER NOT NULL,
            direction TEXT NOT NULL,
            posts TEXT NOT NULL,
            PRIMARY KEY (venue, circuit, since)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE session (
            id INTEGER PRIMARY KEY,
            venue TEXT NOT NULL,
            client TEXT NOT NULL,
            route TEXT NOT NULL,
            opened INTEGER NOT NULL,
            closed INTEGER
        ) STRICT;
        CREATE TABLE sessionCircuit (
            session INTEGER NOT NULL REFERENCES session (id),
            venue TEXT NOT NULL,
            circuit TEXT NOT NULL,
            open INTEGER NOT NULL,
            PRIMARY KEY (session, circuit)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX session_open ON sessionCircuit (venue, circuit) WHERE open = 1;
        """;

    // What a box marks where several sources watch a loop, and the speed between the loops of a pair (millimetres a second).
    private const string Since3 = """
        ALTER TABLE passing ADD COLUMN disagrees INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE passing ADD COLUMN unconfirmed INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE passing ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE passing ADD COLUMN speed INTEGER;
        """;

    // The flag log: aspects by name, times in microseconds since 1970 UTC. 'box' is empty for the whole circuit.
    private const string Since4 = """
        CREATE TABLE flag (
            id INTEGER PRIMARY KEY,
            venue TEXT NOT NULL,
            circuit TEXT NOT NULL,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            box TEXT NOT NULL,
            who TEXT NOT NULL,
            what TEXT NOT NULL,
            commanded TEXT,
            applied TEXT,
            proved TEXT,
            provedAt INTEGER,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE INDEX flag_by_time ON flag (venue, circuit, at);
        CREATE INDEX flag_of_box ON flag (venue, circuit, box, kind, id);
        """;

    // How boxes were: what each said of itself when it changed, 'seen' the last time it surely still stood; and its figures.
    private const string Since5 = """
        CREATE TABLE condition (
            box INTEGER NOT NULL REFERENCES box (id),
            since INTEGER NOT NULL,
            seen INTEGER NOT NULL,
            state TEXT NOT NULL,
            reason TEXT,
            alarms TEXT,
            boot INTEGER NOT NULL,
            firmware TEXT,
            board TEXT,
            configuration TEXT,
            epoch INTEGER NOT NULL,
            route TEXT,
            routeHash TEXT,
            PRIMARY KEY (box, since)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE health (
            box INTEGER NOT NULL REFERENCES box (id),
            at INTEGER NOT NULL,
            boot INTEGER NOT NULL,
            uptime INTEGER NOT NULL,
            memory INTEGER,
            battery INTEGER,
            temperature INTEGER,
            synced INTEGER NOT NULL,
            offset INTEGER,
            drift INTEGER,
            uncertainty INTEGER,
            queue INTEGER,
            noise INTEGER,
            badFrames INTEGER,
            reconnects INTEGER,
            badMessages INTEGER,
            staleMessages INTEGER,
            dropped INTEGER,
            resets INTEGER,
            clockFailures INTEGER,
            damaged INTEGER,
            tickMax INTEGER,
            PRIMARY KEY (box, at)
        ) STRICT, WITHOUT ROWID;
        """;

    // The newest utc of each signed topic: what is played again after a restart is known to be old.
    private const string Since6 = """
        CREATE TABLE heard (venue TEXT NOT NULL, topic TEXT NOT NULL, utc INTEGER NOT NULL, PRIMARY KEY (venue, topic)) STRICT, WITHOUT ROWID;
        """;

    // Passings that are stored and perhaps not yet told to who listens, a row a commit; and up to when it is told who did not finish a stage.
    private const string Since7 = """
        CREATE TABLE untold (venue TEXT NOT NULL, id INTEGER NOT NULL, passings TEXT NOT NULL, PRIMARY KEY (venue, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE stage (venue TEXT NOT NULL, circuit TEXT NOT NULL, told INTEGER NOT NULL, PRIMARY KEY (venue, circuit)) STRICT, WITHOUT ROWID;
        """;

    /// <summary>Opens the database for writing, making or checking its tables.</summary>
    /// <exception cref="GatewayDatabaseException">It is of a newer program, or not a database.</exception>
    internal static SqliteConnection OpenWriter(string path)
    {
        SqliteConnection connection = Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            // A commit returns only when it is on the disk: an acknowledged passing survives a power cut.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            Prepare(connection, path);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens an existing database for queries; one of an older program is brought up to date first.</summary>
    internal static SqliteConnection OpenReader(string path)
    {
        SqliteConnection connection = Open(path, SqliteOpenMode.ReadOnly);
        try
        {
            long version = ReadVersion(connection);
            DemandVersion(version, path);
            if (version < Version)
            {
                connection.Dispose();
                OpenWriter(path).Dispose();
                connection = Open(path, SqliteOpenMode.ReadOnly);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 10 };
        var connection = new SqliteConnection(builder.ConnectionString);
        try
        {
            connection.Open();
            ReadVersion(connection);
            return connection;
        }
        catch (SqliteException error)
        {
            connection.Dispose();
            throw new GatewayDatabaseException($"{path} cannot be opened as the gateway's database: {error.Message} Name another file, or restore this one.");
        }
    }

    private static void Prepare(SqliteConnection connection, string path)
    {
        long version = ReadVersion(connection);
        DemandVersion(version, path);
        if (version == Version)
        {
            return;
        }

        // Asked again under the lock: another program may be preparing the same file.
        Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            version = ReadVersion(connection);
            string missing = (version < 1 ? Tables : "") + (version < 2 ? Since2 : "") + (version < 3 ? Since3 : "") + (version < 4 ? Since4 : "")
                + (version < 5 ? Since5 : "") + (version < 6 ? Since6 : "") + (version < 7 ? Since7 : "");
            Execute(connection, $"{missing} PRAGMA user_version = {Version}; COMMIT;");
        }
        catch
        {
            Execute(connection, "ROLLBACK");
            throw;
        }
    }

    private static void DemandVersion(long version, string path)
    {
        if (version > Version)
        {
            throw new GatewayDatabaseException(
                $"{path} has schema {version}, this program knows up to {Version}: use the newer program, or name another file.");
        }
    }

    private static long ReadVersion(SqliteConnection connection)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }
}
