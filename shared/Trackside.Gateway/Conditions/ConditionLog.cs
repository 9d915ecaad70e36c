using System;
using System.Collections.Generic;
using Microsoft.Data.Sqlite;

namespace Trackside.Gateway;

/// <summary>
/// Writes how boxes were: a row when the <c>state</c> changes, over a restart of the gateway too, and rows of their figures, each of which also notes that the state still stood.
/// Works inside a transaction of the store. One thread, the store's.
/// </summary>
internal sealed class ConditionLog(PassingStore store)
{
    private const string Columns = "state, reason, alarms, boot, firmware, board, configuration, epoch, route, routeHash";
    private readonly Dictionary<(string Circuit, string Box), Condition?> latest = [];

    /// <summary>Takes what a box says it is.</summary>
    internal void Take(Condition condition)
    {
        Condition? before = LatestOf(condition.Circuit, condition.Box);
        if (before is not null && before.IsSame(condition))
        {
            return;
        }

        // Two in one microsecond, or a clock of the gateway's that was set back.
        Condition row = before is not null && condition.Since <= before.Since ? condition with { Since = before.Since + 1 } : condition;
        latest[(row.Circuit, row.Box)] = row;
        using SqliteCommand command = store.Command(
            $"""
            INSERT INTO condition (box, since, seen, {Columns})
            VALUES ($box, $since, $since, $state, $reason, $alarms, $boot, $firmware, $board, $configuration, $epoch, $route, $routeHash)
            """,
            ("$box", store.BoxId(row.Circuit, row.Box)), ("$since", row.Since), ("$state", row.State), ("$reason", OrNull(row.Reason)), ("$alarms", OrNull(row.Alarms)), ("$boot", row.Boot),
            ("$firmware", OrNull(row.Firmware)), ("$board", OrNull(row.Board)), ("$configuration", OrNull(row.Configuration)), ("$epoch", row.Epoch), ("$route", OrNull(row.Route)), ("$routeHash", OrNull(row.RouteHash)));
        command.ExecuteNonQuery();
    }

    /// <summary>Takes a box's figures.</summary>
    internal void Take(HealthView health)
    {
        long box = store.BoxId(health.Circuit, health.Box);
        using SqliteCommand command = store.Command(
            """
            INSERT INTO health (box, at, boot, uptime, memory, battery, temperature, synced, offset, drift, uncertainty, queue, noise, badFrames, reconnects, badMessages, staleMessages,
                dropped, resets, clockFailures, damaged, tickMax)
            VALUES ($box, $at, $boot, $uptime, $memory, $battery, $temperature, $synced, $offset, $drift, $uncertainty, $queue, $noise, $badFrames, $reconnects, $badMessages, $staleMessages,
                $dropped, $resets, $clockFailures, $damaged, $tickMax) ON CONFLICT DO NOTHING
            """,
            ("$box", box), ("$at", health.Received), ("$boot", health.Boot), ("$uptime", health.Uptime), ("$memory", OrNull(health.Memory)), ("$battery", OrNull(health.Battery)),
            ("$temperature", OrNull(health.Temperature)), ("$synced", health.Synced ? 1 : 0), ("$offset", OrNull(health.Offset)), ("$drift", OrNull(health.Drift)), ("$uncertainty", OrNull(health.Uncertainty)),
            ("$queue", OrNull(health.Queue)), ("$noise", OrNull(health.Noise)), ("$badFrames", OrNull(health.BadFrames)), ("$reconnects", OrNull(health.Reconnects)), ("$badMessages", OrNull(health.BadMessages)),
            ("$staleMessages", OrNull(health.StaleMessages)), ("$dropped", OrNull(health.Dropped)), ("$resets", OrNull(health.Resets)), ("$clockFailures", OrNull(health.ClockFailures)),
            ("$damaged", OrNull(health.Damaged)), ("$tickMax", OrNull(health.TickMax)));
        command.ExecuteNonQuery();
        if (LatestOf(health.Circuit, health.Box) is { } condition)
        {
            using SqliteCommand seen = store.Command("UPDATE condition SET seen = max(seen, $at) WHERE box = $box AND since = $since", ("$at", health.Received), ("$box", box), ("$since", condition.Since));
            seen.ExecuteNonQuery();
        }
    }

    /// <summary>Forgets what may not be in the database: after a rollback.</summary>
    internal void Clear() => latest.Clear();

    private Condition? LatestOf(string circuit, string box)
    {
        if (!latest.TryGetValue((circuit, box), out Condition? found))
        {
            using SqliteCommand command = store.Command($"SELECT since, {Columns} FROM condition WHERE box = $box ORDER BY since DESC LIMIT 1", ("$box", store.BoxId(circuit, box)));
            using SqliteDataReader row = command.ExecuteReader();
            latest[(circuit, box)] = found = row.Read() ? Read(circuit, box, row) : null;
        }

        return found;
    }

    private static Condition Read(string circuit, string box, SqliteDataReader row) => new(circuit, box, row.GetInt64(0), row.GetString(1), Text(row, 2), Text(row, 3), row.GetInt32(4))
    {
        Firmware = Text(row, 5),
        Board = Text(row, 6),
        Configuration = Text(row, 7),
        Epoch = row.GetInt32(8),
        Route = Text(row, 9),
        RouteHash = Text(row, 10),
    };

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static object OrNull(object? value) => value ?? DBNull.Value;
}
