using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Trackside.Gateway;

/// <summary>
/// The one statement that is run for every passing, prepared once and bound without boxes or names: the provider's own command costs several
/// times as much. One thread, inside the connection's transaction.
/// </summary>
internal sealed class PassingInsert : IDisposable
{
    private const int MaxLoops = 1024; // names of loops kept as bytes: a sender that invents them cannot fill the memory
    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt statement;
    private readonly Dictionary<string, byte[]> loops = [];

    internal PassingInsert(SqliteConnection connection)
    {
        this.connection = connection;
        string sql = $"INSERT INTO passing (box, {PassingRows.Columns}) VALUES (?{string.Concat(System.Linq.Enumerable.Repeat(", ?", PassingRows.Count))})";
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(connection.Handle, sql, out statement), connection.Handle);
    }

    /// <exception cref="SqliteException">It could not be stored; the transaction is to be undone.</exception>
    internal void Run(long box, Passing passing)
    {
        raw.sqlite3_bind_int64(statement, 1, box);
        PassingRows.Bind(statement, passing, LoopOf(passing.Loop));
        int code = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (code != raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }
    }

    public void Dispose() => statement.Dispose();

    private byte[] LoopOf(string loop)
    {
        if (!loops.TryGetValue(loop, out byte[]? bytes))
        {
            if (loops.Count >= MaxLoops)
            {
                loops.Clear();
            }

            loops[loop] = bytes = Encoding.UTF8.GetBytes(loop);
        }

        return bytes;
    }
}
