using System.CommandLine;
using System.Linq;
using Trackside.Gateway;
using Trackside.Venue.Sheets;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>laps</c>: laps, sectors, stages, speeds or best laps of a circuit, derived from its raw passings by today's rules.</summary>
internal static class LapsCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        TimingOptions options = new();
        Option<string> circuit = new("--circuit") { Description = "the circuit", Required = true };
        Option<string?> what = Arguments.Word("--what", "what to tell", SheetTables.Kinds);
        Option<long?> session = new("--session") { Description = "number of a session; its passings alone" };
        Option<string?> from = new("--from") { Description = "first moment in local time, such as 2026-03-29 or '2026-03-29 14:30'" };
        Option<string?> to = new("--to") { Description = "the moment after the last" };
        Command command = new("laps", "Laps, sectors, stages, speeds or best laps out of the stored passings") { circuit, what, session, from, to };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            TimingOptions.Chosen chosen = options.Read(parsed);
            Course course = CourseOf(chosen, parsed.GetRequiredValue(circuit));
            long begin = parsed.GetValue(from) is { } first ? chosen.Time.Moment(first, "--from") : 0;
            long end = parsed.GetValue(to) is { } last ? chosen.Time.Moment(last, "--to") : long.MaxValue;
            if (parsed.GetValue(session) is { } number)
            {
                (begin, end) = Of(chosen, number, course);
            }

            using PassingArchive archive = new(SessionCommand.Existing(chosen.Database), chosen.Plan.Id);
            TimeSheet sheet = archive.Sheet(course, VenueTime.Now, begin, end);
            chosen.Print(SheetTables.Of(parsed.GetValue(what)!, sheet, chosen.Time));
            return ExitCode.Ok;
        });
        return command;
    }

    private static (long Begin, long End) Of(TimingOptions.Chosen chosen, long number, Course course)
    {
        using SessionBook book = new(SessionCommand.Existing(chosen.Database), chosen.Plan.Id);
        Session? session = book.Find(number);
        bool fits = session is not null && session.Circuits.Contains(course.Circuit);
        return fits
            ? (session!.Opened, session.Closed ?? long.MaxValue)
            : throw new WrongUseException($"--session is {number}: circuit {course.Circuit} has no such session; './trackside session list' names them.");
    }

    private static Course CourseOf(TimingOptions.Chosen chosen, string id)
    {
        chosen.Circuit(id);
        return CourseMaker.Courses(chosen.Plan).First(course => course.Circuit == id);
    }
}
