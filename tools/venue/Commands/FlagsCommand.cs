using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.Sheets;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>flags</c>: the flag log of a circuit: who asked for what, what each post was told, drove and proved, and when. <c>--replay</c> tells it as it happened.</summary>
internal static class FlagsCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        TimingOptions options = new();
        Option<string> circuit = new("--circuit") { Description = "the circuit", Required = true };
        Option<string?> post = new("--post") { Description = "one post, and what was for all" };
        Option<string?> from = new("--from") { Description = "first moment in local time, such as 2026-03-29 or '2026-03-29 14:30'" };
        Option<string?> to = new("--to") { Description = "the moment after the last" };
        Option<bool> replay = new("--replay") { Description = "the sequence in sentences, with the seconds since its beginning" };
        Option<bool> offers = new("--offers") { Description = "what timing offers now and nobody has answered: './trackside flag CIRCUIT accept --offer N'" };
        Command command = new("flags", "The flag log: who asked, what was shown, when it was proved") { circuit, post, from, to, replay, offers };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            TimingOptions.Chosen chosen = options.Read(parsed);
            CircuitPlan plan = chosen.Circuit(parsed.GetRequiredValue(circuit));
            long begin = parsed.GetValue(from) is { } first ? chosen.Time.Moment(first, "--from") : 0;
            long end = parsed.GetValue(to) is { } last ? chosen.Time.Moment(last, "--to") : long.MaxValue;
            if (parsed.GetValue(offers))
            {
                using OfferBook open = new(SessionCommand.Existing(chosen.Database), chosen.Plan.Id);
                chosen.Print(TableOf(open.Open(plan.Id, VenueTime.Now), chosen.Time));
                return ExitCode.Ok;
            }

            using FlagBook book = new(SessionCommand.Existing(chosen.Database), chosen.Plan.Id);
            IReadOnlyList<FlagEntry> entries = book.Entries(plan.Id, begin, end, parsed.GetValue(post));
            if (parsed.GetValue(replay) && entries.Count > 0)
            {
                Replay(entries, chosen, options.LanguageOf(parsed, chosen.Plan));
            }
            else
            {
                chosen.Print(TableOf(entries, chosen.Time));
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static Table TableOf(IReadOnlyList<FlagEntry> entries, VenueTime time)
    {
        Table table = new("time", "utc", "kind", "post", "who", "what", "commanded", "applied", "proved", "provedAt", "detail");
        foreach (FlagEntry entry in entries)
        {
            table.Add(
                Clock(entry.At, time), entry.At, FlagKinds.Of(entry.Kind), entry.Box, entry.Who, entry.What, NameOf(entry.Commanded), NameOf(entry.Applied), NameOf(entry.Proved),
                entry.ProvedAt, entry.Detail);
        }

        return table;
    }

    private static Table TableOf(IReadOnlyList<StoredOffer> offers, VenueTime time)
    {
        Table table = new("offer", "time", "post", "what", "from", "until", "detail");
        foreach (StoredOffer offer in offers)
        {
            table.Add(offer.Id, Clock(offer.Entry.At, time), offer.Entry.Box, offer.Entry.What, Clock(offer.From, time), Clock(offer.Until, time), offer.Entry.Detail);
        }

        return table;
    }

    private static void Replay(IReadOnlyList<FlagEntry> entries, TimingOptions.Chosen chosen, string language)
    {
        FlagTexts texts = FlagTexts.Of(language);
        Console.WriteLine(Clock(entries[0].At, chosen.Time));
        foreach (FlagEntry entry in entries)
        {
            string said = string.Format(
                CultureInfo.InvariantCulture, texts.Replayed[(int)entry.Kind], entry.Who, entry.What, entry.Box.Length > 0 ? entry.Box : texts.Everyone, entry.Detail).TrimEnd();
            string proof = entry.Kind != FlagKind.Shown ? ""
                : entry.ProvedAt is { } at ? "; " + string.Format(CultureInfo.InvariantCulture, texts.ProvedAfter, (at - entry.At) / 1000.0)
                : "; " + texts.NotProved;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(entry.At - entries[0].At) / 1e6,12:+0.000} s  {said}{proof}"));
        }
    }

    private static string Clock(long moment, VenueTime time) => string.Create(CultureInfo.InvariantCulture, $"{time.Text(moment)}.{moment / 1000 % 1000:000}");

    private static string? NameOf(Aspect? aspect) => aspect is { } value ? AspectNames.Of(value) : null;
}
