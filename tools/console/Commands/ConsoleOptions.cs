using System.CommandLine;
using System.Linq;
using Trackside.Gateway;
using Trackside.Technician.Screens;
using Trackside.Venue;
using Trackside.Venue.Commands;
using Trackside.Venue.Display;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;

namespace Trackside.Technician.Commands;

/// <summary>Options that the console and its commands share.</summary>
internal sealed class ConsoleOptions
{
    /// <summary>The venue file.</summary>
    public Option<string?> Venue { get; } = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out", Recursive = true };

    /// <summary>The broker.</summary>
    public AccessOptions Broker { get; } = new(PowerWords.Technician, Powers.Console, followsRun: true, recursive: true);

    /// <summary>Language.</summary>
    public Option<string?> Language { get; } = LanguageOption();

    /// <summary>JSON instead of words.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "the result as JSON on standard output", Recursive = true };

    /// <summary>Reads the venue and what belongs to it.</summary>
    public Chosen Read(ParseResult parsed)
    {
        VenuePlan plan = VenueCommand.Load(parsed.GetValue(Venue) ?? House.DefaultVenueFile());
        string language = parsed.GetValue(Language) ?? plan.Language;
        return new Chosen(plan, Broker.Read(parsed, plan), ConsoleWords.Of(language), Words.Of(language), parsed.GetValue(Json));
    }

    /// <summary>The words of the chosen language, or of the venue's where its file can be found: for commands that need no venue.</summary>
    public ConsoleWords WordsOf(ParseResult parsed) => parsed.GetValue(Language) is { } language ? ConsoleWords.Of(language) : Read(parsed).Words;

    private static Option<string?> LanguageOption()
    {
        Option<string?> option = Arguments.Word("--lang", "language; the venue's own when left out", ["fr", "en"], optional: true);
        option.Recursive = true;
        return option;
    }
}

/// <summary>What was chosen.</summary>
internal sealed record Chosen(VenuePlan Plan, BrokerAccess Broker, ConsoleWords Words, Words Values, bool IsJson)
{
    /// <summary>The broker as people write it.</summary>
    public string Address => Broker.Address;

    /// <summary>A watch of the venue, already connecting.</summary>
    public VenueWatch Watch()
    {
        VenueWatch watch = new(new WatchOptions(Plan.Id, Broker.Host, Broker.Port) { Tls = Broker.Tls, Keys = Broker.Checks });
        watch.Start();
        return watch;
    }

    /// <summary>What a watch has heard so far.</summary>
    public VenuePicture Look(VenueWatch watch) =>
        VenuePicture.Of(watch, Address, Broker.Checks, Plan.Circuits.SelectMany(circuit => circuit.Boxes.Select(box => (circuit.Id, box.Id))));

    /// <summary>The circuit of a box of the plan.</summary>
    /// <exception cref="WrongUseException">There is no such box.</exception>
    public string CircuitOf(string box) =>
        Plan.Circuits.FirstOrDefault(circuit => circuit.Boxes.Any(one => one.Id == box))?.Id
        ?? throw new WrongUseException($"'{box}' is no box of the venue {Plan.Id}: give one of {string.Join(", ", Plan.Boxes.Select(one => one.Id).Take(8))}, ...");
}
