using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using Trackside.Venue.Display;
using Trackside.Venue.Sheets;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary>The options that sessions, reports and lap tables share, and what they mean together.</summary>
internal sealed class TimingOptions
{
    private readonly Option<string?> venue = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out" };
    private readonly Option<string?> database = new("--database") { Description = "the gateway's database; .trackside/VENUE.db when left out" };
    private readonly Option<string?> language = Arguments.Word("--lang", "language", ["fr", "en"], optional: true);
    private readonly Option<bool> json = new("--json") { Description = "for a program: an array of objects" };
    private readonly Option<bool> csv = new("--csv") { Description = "for a spreadsheet: comma between" };

    /// <summary>Adds the options to a verb; the forms only where it prints a table.</summary>
    public void AddTo(Command command, bool forms = true)
    {
        Option[] options = forms ? [venue, database, language, json, csv] : [venue, database, language];
        Array.ForEach(options, command.Add);
    }

    /// <summary>What the caller chose.</summary>
    /// <exception cref="WrongUseException">The venue file is not sound.</exception>
    public Chosen Read(ParseResult parsed)
    {
        VenuePlan plan = VenueCommand.Load(parsed.GetValue(venue) ?? House.DefaultVenueFile());
        string form = parsed.GetValue(json) ? "json" : parsed.GetValue(csv) ? "csv" : "text";
        return new Chosen(
            plan, parsed.GetValue(database) ?? DefaultDatabase(plan), TimingWords.Of(parsed.GetValue(language) ?? plan.Language), new VenueTime(plan.TimeZone), form);
    }

    /// <summary>The language chosen, else the venue's.</summary>
    public string LanguageOf(ParseResult parsed, VenuePlan plan) => parsed.GetValue(language) ?? plan.Language;

    /// <summary>Where a venue's passings and sessions lie unless another place is named.</summary>
    public static string DefaultDatabase(VenuePlan plan) => Path.Combine(House.Root(), ".trackside", $"{plan.Id}.db");

    /// <summary>What the caller chose.</summary>
    internal sealed record Chosen(VenuePlan Plan, string Database, TimingWords Words, VenueTime Time, string Form)
    {
        /// <summary>A circuit of the venue.</summary>
        /// <exception cref="WrongUseException">There is none of this name.</exception>
        public CircuitPlan Circuit(string id) => Plan.Circuits.FirstOrDefault(circuit => circuit.Id == id)
            ?? throw new WrongUseException($"--circuit is '{id}': give one of {string.Join(", ", Plan.Circuits.Select(circuit => circuit.Id))}.");

        /// <summary>Prints a table in the chosen form, under the heads of the language.</summary>
        public void Print(Table table)
        {
            bool empty = Form == "text" && table.Count == 0;
            Console.Out.Write(empty ? Words.Nothing + "\n" : table.Write(Form, [.. table.Columns.Select(column => Words.Heads.GetValueOrDefault(column, column))]));
        }
    }
}
