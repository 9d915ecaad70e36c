using System;
using Microsoft.Data.Sqlite;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>Rows of the table <c>flag</c>.</summary>
internal static class FlagRows
{
    internal const string Columns = "circuit, at, kind, box, who, what, commanded, applied, proved, provedAt, detail";

    /// <summary>Reads the columns from one on.</summary>
    internal static FlagEntry Read(SqliteDataReader row, int from) => new(
        row.GetString(from), row.GetInt64(from + 1), FlagKinds.Parse(row.GetString(from + 2)), row.GetString(from + 3), row.GetString(from + 4), row.GetString(from + 5))
    {
        Commanded = AspectIn(row, from + 6),
        Applied = AspectIn(row, from + 7),
        Proved = AspectIn(row, from + 8),
        ProvedAt = row.IsDBNull(from + 9) ? null : row.GetInt64(from + 9),
        Detail = row.GetString(from + 10),
    };

    internal static object OrNull(Aspect? aspect) => aspect is { } value ? AspectNames.Of(value) : DBNull.Value;

    private static Aspect? AspectIn(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : AspectNames.FromName(row.GetString(column));
}
