using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using Trackside.Gateway;
using Trackside.Venue.Sheets;

namespace Trackside.Venue.Commands;

/// <summary><c>report</c>: days and hours the circuits were let, by client and by day.</summary>
internal static class ReportCommand
{
    private static readonly string[] Groups = ["day", "client"];

    /// <summary>The verb.</summary>
    public static Command Create()
    {
        TimingOptions options = new();
        Option<string?> from = new("--from") { Description = "first day, such as 2026-01-01; the first of all when left out" };
        Option<string?> to = new("--to") { Description = "last day; today when left out" };
        Option<string?> by = Arguments.Word("--by", "one line a day and client, or one a client", Groups);
        Command command = new("report", "Days and hours the circuits were let, in the venue's local time") { from, to, by };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            TimingOptions.Chosen chosen = options.Read(parsed);
            DateOnly first = parsed.GetValue(from) is { } begin ? VenueTime.Day(begin, "--from") : DateOnly.MinValue;
            DateOnly last = parsed.GetValue(to) is { } end ? VenueTime.Day(end, "--to") : DateOnly.MaxValue;
            IReadOnlyList<Session> sessions = SessionCommand.Sessions(chosen, parsed.GetValue(from), parsed.GetValue(to));
            IReadOnlyList<Letting> lettings = Letting.Divide(sessions, first, last, chosen.Time.Zone, VenueTime.Now);
            chosen.Print(parsed.GetValue(by) == "client" ? ByClient(lettings) : ByDay(lettings));
            if (chosen.Form == "text")
            {
                WriteTotals(chosen, lettings);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Table ByDay(IReadOnlyList<Letting> lettings)
    {
        Table table = new("circuit", "day", "client", "hours");
        foreach (Letting letting in lettings)
        {
            table.Add(letting.Circuit, letting.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), letting.Client, Hours(letting.Time));
        }

        return table;
    }

    private static Table ByClient(IReadOnlyList<Letting> lettings)
    {
        Table table = new("circuit", "client", "days", "hours");
        foreach (var let in lettings.GroupBy(letting => (letting.Circuit, letting.Client)).OrderBy(let => let.Key))
        {
            table.Add(let.Key.Circuit, let.Key.Client, let.Select(letting => letting.Day).Distinct().Count(), Hours(Sum(let)));
        }

        return table;
    }

    private static void WriteTotals(TimingOptions.Chosen chosen, IReadOnlyList<Letting> lettings)
    {
        foreach (var circuit in lettings.GroupBy(letting => letting.Circuit))
        {
            int days = circuit.Select(letting => letting.Day).Distinct().Count();
            Console.WriteLine(string.Format(CultureInfo.InvariantCulture, chosen.Words.Total, circuit.Key, days, Sum(circuit).TotalHours));
        }
    }

    private static TimeSpan Sum(IEnumerable<Letting> lettings) => lettings.Aggregate(TimeSpan.Zero, (sum, letting) => sum + letting.Time);

    private static double Hours(TimeSpan time) => Math.Round(time.TotalHours, 4);
}
