using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Trackside.Gateway;
using Trackside.Venue.Sheets;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>session open|close|list</c>: to whom the circuits are let.</summary>
internal static class SessionCommand
{
    /// <summary>The verb.</summary>
    public static Command Create() => new("session", "To whom the circuits are let") { Open(), Close(), List() };

    private static Command Open()
    {
        TimingOptions options = new();
        Option<string> circuit = new("--circuit") { Description = "the circuit; two with a comma between where they are joined to one course", Required = true };
        Option<string> client = new("--client") { Description = "who pays", Required = true };
        Option<string?> route = new("--route") { Description = "the route agreed; the one that runs when left out" };
        Option<string?> at = new("--at") { Description = "when it begins, in local time such as '2026-03-29 08:30'; now when left out" };
        Command command = new("open", "Let a circuit to a client") { circuit, client, route, at };
        options.AddTo(command, forms: false);
        command.SetAction(parsed =>
        {
            TimingOptions.Chosen chosen = options.Read(parsed);
            CircuitPlan[] circuits = [.. parsed.GetRequiredValue(circuit).Split(',').Distinct().Select(chosen.Circuit)];
            string agreed = RouteOf(chosen, circuits, parsed.GetValue(route));
            Session session = Do(chosen, book => book.Open(
                parsed.GetRequiredValue(client), [.. circuits.Select(each => each.Id)], agreed, Moment(chosen, parsed.GetValue(at))));
            Say(chosen.Words.Opened, session.Id, string.Join(", ", session.Circuits), session.Client, session.Route, chosen.Time.Text(session.Opened));
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Close()
    {
        TimingOptions options = new();
        Option<string> circuit = new("--circuit") { Description = "one circuit of the session", Required = true };
        Option<string?> at = new("--at") { Description = "when it ended, in local time; now when left out" };
        Command command = new("close", "End the session of a circuit") { circuit, at };
        options.AddTo(command, forms: false);
        command.SetAction(parsed =>
        {
            TimingOptions.Chosen chosen = options.Read(parsed);
            string id = chosen.Circuit(parsed.GetRequiredValue(circuit)).Id;
            Session session = Do(chosen, book => book.Close(id, Moment(chosen, parsed.GetValue(at))));
            double hours = (session.Closed!.Value - session.Opened) / 3.6e9;
            Say(chosen.Words.Closed, session.Id, string.Join(", ", session.Circuits), session.Client, hours);
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command List()
    {
        TimingOptions options = new();
        Option<string?> from = new("--from") { Description = "first day, such as 2026-01-01; the first of all when left out" };
        Option<string?> to = new("--to") { Description = "last day; today when left out" };
        Command command = new("list", "The sessions of a time, open ones included") { from, to };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            TimingOptions.Chosen chosen = options.Read(parsed);
            Table table = new("session", "circuits", "client", "route", "opened", "closed");
            foreach (Session session in Sessions(chosen, parsed.GetValue(from), parsed.GetValue(to)))
            {
                string closed = session.Closed is { } end ? chosen.Time.Text(end) : "";
                table.Add(session.Id, string.Join('+', session.Circuits), session.Client, session.Route, chosen.Time.Text(session.Opened), closed);
            }

            chosen.Print(table);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>The sessions that touch some days.</summary>
    /// <exception cref="WrongUseException">A day is none, or there is no database.</exception>
    internal static IReadOnlyList<Session> Sessions(TimingOptions.Chosen chosen, string? from, string? to)
    {
        long first = from is null ? 0 : Letting.BeginOf(VenueTime.Day(from, "--from"), chosen.Time.Zone);
        long end = to is null ? VenueTime.Now + 1 : Letting.BeginOf(VenueTime.Day(to, "--to").AddDays(1), chosen.Time.Zone);
        using SessionBook book = new(Existing(chosen.Database), chosen.Plan.Id);
        return book.Between(first, end);
    }

    /// <summary>A database that must be there.</summary>
    /// <exception cref="WrongUseException">It is not.</exception>
    internal static string Existing(string database) => File.Exists(database)
        ? database
        : throw new WrongUseException($"{database} does not exist: name the gateway's database with --database FILE, as './trackside run --database FILE' or a first 'session open' makes it.");

    private static Session Do(TimingOptions.Chosen chosen, Func<SessionBook, Session> change)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(chosen.Database))!);
        using SessionBook book = new(chosen.Database, chosen.Plan.Id);
        try
        {
            return change(book);
        }
        catch (SessionException refused)
        {
            throw new WrongUseException(chosen.Words.Why(refused));
        }
    }

    private static long Moment(TimingOptions.Chosen chosen, string? at) => at is null ? VenueTime.Now : chosen.Time.Moment(at, "--at");

    private static string RouteOf(TimingOptions.Chosen chosen, CircuitPlan[] circuits, string? wanted)
    {
        string[] known = [.. circuits.SelectMany(chosen.Plan.RoutesOf).Select(route => route.Name).Distinct()];
        if (wanted is not null)
        {
            return known.Contains(wanted) ? wanted : throw new WrongUseException($"--route is '{wanted}': give one of {string.Join(", ", known)}.");
        }

        return Running(chosen, circuits[0].Id) is { } running && known.Contains(running) ? running : known[0];
    }

    private static string? Running(TimingOptions.Chosen chosen, string circuit)
    {
        if (!File.Exists(chosen.Database))
        {
            return null;
        }

        using PassingArchive archive = new(chosen.Database, chosen.Plan.Id);
        return archive.Control(circuit).LastOrDefault()?.Direction;
    }

    private static void Say(string format, params object?[] values) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, format, values));
}
