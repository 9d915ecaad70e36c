using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// Lines of the flag log that another gateway has and this one has not. Both hear the same messages: a line is the same where post, kind, who, what and detail are, and
/// its time. That is the box's own word; of what has none each wrote down when it heard it. A request, a reply and a button bear a number, so that two seconds apart they
/// are still the same; what a post shows changes twice in no less than 200 ms, so that it is the same within 100. A proof that this one missed is taken over. One connection, with the other database attached as <c>other</c>.
/// </summary>
internal static class FlagMerge
{
    private const string Apart = "CASE WHEN theirs.kind IN ('shown', 'told') THEN 100000 ELSE 2000000 END";

    private const string Same =
        """
        ours.venue = theirs.venue AND ours.circuit = theirs.circuit AND ours.kind = theirs.kind AND ours.box = theirs.box AND ours.who = theirs.who
        AND ours.what = theirs.what AND ours.detail = theirs.detail AND ours.commanded IS theirs.commanded AND ours.applied IS theirs.applied
        """;

    /// <summary>Takes what is missing.</summary>
    /// <returns>How many lines were.</returns>
    internal static long Run(SqliteConnection connection, SqliteTransaction transaction, string venue)
    {
        Execute(
            connection, transaction, venue,
            $"""
            UPDATE flag AS ours SET (proved, provedAt) = (SELECT theirs.proved, theirs.provedAt FROM other.flag AS theirs WHERE {Same} AND theirs.at = ours.at AND theirs.provedAt IS NOT NULL)
            WHERE venue = $venue AND kind = 'shown' AND provedAt IS NULL
            AND EXISTS (SELECT 1 FROM other.flag AS theirs WHERE {Same} AND theirs.at = ours.at AND theirs.provedAt IS NOT NULL)
            """);
        return Execute(
            connection, transaction, venue,
            $"""
            INSERT INTO flag (venue, {FlagRows.Columns}) SELECT venue, {FlagRows.Columns} FROM other.flag AS theirs
            WHERE venue = $venue AND NOT EXISTS (SELECT 1 FROM flag AS ours WHERE {Same} AND ours.at BETWEEN theirs.at - {Apart} AND theirs.at + {Apart})
            ORDER BY at, id
            """);
    }

    private static long Execute(SqliteConnection connection, SqliteTransaction transaction, string venue, string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        command.Parameters.AddWithValue("$venue", venue);
        return command.ExecuteNonQuery();
    }
}
