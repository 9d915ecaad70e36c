using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using Trackside.Gateway;
using Trackside.Venue.Display;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;
using Trackside.Venue.Sheets;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>gateway</c>: a gateway of the real venue, until it is told to end. A second one with another name and database stands by for the first.</summary>
internal static class GatewayCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Option<string?> venue = new("--venue") { Description = "venue file; venues/ales-cevennes.json when left out" };
        Option<string?> database = new("--database") { Description = "where passings and sessions are kept; .trackside/VENUE.db when left out" };
        AccessOptions broker = new(PowerWords.FirstGateway, Powers.Gateway, followsRun: false);
        Option<string?> id = new("--id") { Description = "name of this gateway among others: main when left out; where there are keys it is the identity" };
        Option<string?> circuits = new("--circuits") { Description = "circuits it listens to, comma between; all when left out" };
        Option<string?> language = Arguments.Word("--lang", "language", ["fr", "en"], optional: true);
        Option<bool> json = new("--json") { Description = "one JSON object a line for everything that happens, on standard output; words on standard error" };
        Command command = new("gateway", "Store the passings of the venue, until Ctrl-C; a second one stands by") { venue, database, id, circuits, language, json, Merge() };
        broker.AddTo(command);
        command.SetAction(parsed =>
        {
            VenuePlan plan = VenueCommand.Load(parsed.GetValue(venue) ?? House.DefaultVenueFile());
            BrokerAccess access = broker.Read(parsed, plan);
            if (access.Identity is not null && parsed.GetValue(id) is { } other && other != access.Identity)
            {
                throw new WrongUseException($"--id is '{other}', and the broker knows this gateway as '{access.Identity}': leave --id out, and name the identity with --as.");
            }

            GatewayOptions options = new()
            {
                Venue = plan.Id,
                Database = parsed.GetValue(database) ?? TimingOptions.DefaultDatabase(plan),
                Host = access.Host,
                Port = access.Port,
                Tls = access.Tls,
                Id = access.Identity ?? parsed.GetValue(id) ?? "main",
                Circuits = Circuits(plan, parsed.GetValue(circuits)),
                Courses = CourseMaker.Courses(plan),
                Keys = access.Checks,
                TimingKey = access.Keys?.TimingKeyOf(plan),
            };
            string[] asking = [.. plan.Circuits.Where(circuit => circuit.LetsTimingAsk).Select(circuit => circuit.Id)];
            return Run(options, asking, new VenueTime(plan.TimeZone), parsed.GetValue(language) ?? plan.Language, parsed.GetValue(json));
        });
        return command;
    }

    private static Command Merge()
    {
        TimingOptions options = new();
        Option<string> from = new("--from") { Description = "database of another gateway; it is only read", Required = true };
        Command command = new("merge", "Take from another gateway's database what is missing in this one") { from };
        options.AddTo(command, forms: false);
        command.SetAction(parsed =>
        {
            TimingOptions.Chosen chosen = options.Read(parsed);
            MergeResult result = PassingMerge.Merge(SessionCommand.Existing(chosen.Database), SessionCommand.Existing(parsed.GetRequiredValue(from)), chosen.Plan.Id);
            Console.WriteLine(string.Format(CultureInfo.InvariantCulture, chosen.Words.Merged, result.Added, result.Healed, result.Flags));
            foreach (string box in result.Skipped)
            {
                Console.Error.WriteLine(string.Format(CultureInfo.InvariantCulture, chosen.Words.NotMerged, box));
            }

            return result.Skipped.Count == 0 ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static int Run(GatewayOptions options, string[] asking, VenueTime time, string language, bool json)
    {
        GatewayWords words = GatewayWords.Of(language);
        TrustTexts trust = TrustTexts.Of(language);
        using StopSignal stop = new();
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Database))!);
        VenueGateway gateway;
        try
        {
            gateway = new VenueGateway(options);
        }
        catch (ArgumentException wrong)
        {
            throw new WrongUseException(wrong.Message);
        }

        using (gateway)
        {
            if (json)
            {
                LiveLines.Attach(gateway, Console.Out.WriteLine);
            }

            void Say(string format, params object?[] values) =>
                (json ? Console.Error : Console.Out).WriteLine($"{time.Text(VenueTime.Now)} {string.Format(CultureInfo.InvariantCulture, format, values)}");
            gateway.ConnectionChanged += change => Say("{0}", change.Reason);
            gateway.DutyChanged += change => Say(words.Duties[(int)change.State], change.Reason);
            gateway.PassingsLost += loss => Say(words.Lost, loss.Box, loss.Boot, loss.First, loss.Last);
            gateway.BootsRestarted += restarted => Say(words.Restarted, restarted.Box, restarted.Boot);
            gateway.StoreFailed += failure => Say(words.StoreFailed, failure.Error.Message, failure.Passings);
            gateway.MessageRefused += refused => Say("{0}", trust.Line(refused));
            Say("{0}", trust.Line(options.Keys));
            if (asking.Length > 0)
            {
                Say(options.Tls is null || options.TimingKey is not null ? words.TimingAsks : words.TimingOnlyOffers, string.Join(", ", asking));
            }

            gateway.Start();
            stop.Token.WaitHandle.WaitOne();
        }

        if (json)
        {
            Console.WriteLine(LiveLines.End(gateway.Counters));
            return ExitCode.Ok;
        }

        Console.WriteLine(string.Format(CultureInfo.InvariantCulture, words.Closing, gateway.Counters.Stored, gateway.Counters.Duplicates, gateway.Counters.Lost));
        return ExitCode.Ok;
    }

    private static string[] Circuits(VenuePlan plan, string? names)
    {
        string[] circuits = (names ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        string? stranger = circuits.FirstOrDefault(name => plan.Circuits.All(circuit => circuit.Id != name));
        return stranger is null
            ? circuits
            : throw new WrongUseException($"--circuits has '{stranger}': give some of {string.Join(", ", plan.Circuits.Select(circuit => circuit.Id))}, comma between.");
    }

    /// <summary>What it says to people, in one language.</summary>
    private sealed record GatewayWords
    {
        /// <summary>One a duty, in the order of <see cref="DutyState"/>. Argument: why.</summary>
        public required string[] Duties { get; init; }

        /// <summary>Passings are lost. Arguments: box, boot, first, last.</summary>
        public required string Lost { get; init; }

        /// <summary>A box counts its boots anew. Arguments: box, boot.</summary>
        public required string Restarted { get; init; }

        /// <summary>The database fails. Arguments: why, how many passings wait.</summary>
        public required string StoreFailed { get; init; }

        /// <summary>Profiles let timing ask by itself, and it does. Argument: the circuits.</summary>
        public required string TimingAsks { get; init; }

        /// <summary>It has no key and only offers. Argument: the circuits.</summary>
        public required string TimingOnlyOffers { get; init; }

        /// <summary>The end. Arguments: stored, repeated, lost.</summary>
        public required string Closing { get; init; }

        public static GatewayWords Of(string language) => language == "fr" ? French : English;

        private static GatewayWords English { get; } = new()
        {
            Duties = ["away ({0})", "listening ({0})", "standby: stores, another gateway acknowledges ({0})", "active: acknowledges ({0})", "failing: cannot store ({0})"],
            Lost = "{0}: passings {2} to {3} of boot {1} are lost: neither stored nor held by the box any more",
            Restarted = "{0} counts its boots anew from {1}: see to its storage",
            StoreFailed = "the database cannot be written ({0}); {1} messages wait, boxes keep theirs: see to disk space and rights",
            TimingAsks = "timing asks by itself, as the profiles let it, on: {0}",
            TimingOnlyOffers = "timing only offers on {0}, though the profiles let it ask: it has no keys; './trackside flash keys' makes them, then flash the control boxes",
            Closing = "{0} passings stored, {1} came again, {2} lost",
        };

        private static GatewayWords French { get; } = new()
        {
            Duties =
            [
                "absente ({0})", "à l'écoute ({0})", "en réserve : enregistre, une autre passerelle acquitte ({0})", "active : acquitte ({0})",
                "en défaut : ne peut enregistrer ({0})",
            ],
            Lost = "{0} : passages {2} à {3} du démarrage {1} perdus : ni enregistrés ni gardés par le boîtier",
            Restarted = "{0} recompte ses démarrages à partir de {1} : vérifiez sa mémoire",
            StoreFailed = "la base ne peut être écrite ({0}) ; {1} messages attendent, les boîtiers gardent les leurs : vérifiez l'espace disque et les droits",
            TimingAsks = "le chronométrage demande d'office, comme le permettent les règlements, sur : {0}",
            TimingOnlyOffers = "le chronométrage ne fait que proposer sur {0}, bien que les règlements lui permettent de demander : il n'a pas de clés ; « ./trackside flash keys » les fait, puis flashez les boîtiers de contrôle",
            Closing = "{0} passages enregistrés, {1} revenus, {2} perdus",
        };
    }
}
