using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.Sheets;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Running;

/// <summary>One run of a venue from power on to the figures. One thread.</summary>
internal sealed class RunSession(VirtualVenue venue, RunOptions options, Words words, IDisplay display, StopSignal stop)
{
    private const int TickMilliseconds = 200;

    /// <summary>Bound for what is under way when the vehicles stop: a back-off of a box may be 30 s.</summary>
    private const double DrainSeconds = 40;

    /// <summary>After the last row came, a row too many is waited for this long.</summary>
    private const int SettleMilliseconds = 500;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly List<CircuitRun> circuits = [];
    private double? readySeconds;

    private string Language => words.Direction.IsFrench ? "fr" : "en";

    /// <summary>Runs, and gives the figures.</summary>
    public RunResult Run()
    {
        RunResult? result = null;
        display.Say(Format(words.Started, venue.Boxes.Count, venue.Broker.Port, venue.Clock.Port, venue.Folder));
        if (venue.Keys is { } keys)
        {
            display.Say(Format(words.Secured, keys.Boxes.Count, keys.People.Count, keys.Root));
        }

        venue.PowerOn();
        foreach (CircuitPlan circuit in venue.Plan.Circuits)
        {
            circuits.Add(new CircuitRun(venue, circuit, options, words, display));
        }

        display.During(Facts, refresh =>
        {
            Drive(refresh);
            result = Close(refresh);
            refresh();
        });
        return result!;
    }

    private void Drive(Action refresh)
    {
        do
        {
            if (readySeconds is null && ReadyCount() == venue.Boxes.Count)
            {
                readySeconds = watch.Elapsed.TotalSeconds;
                display.Say(Format(words.AllReady, readySeconds));
            }

            venue.LetPeopleAct();
            foreach (CircuitRun circuit in circuits)
            {
                circuit.Tick();
            }

            foreach (FlagOffer offer in venue.Gateway.TakeOffers())
            {
                display.Say(FlagTexts.Of(Language).OfferLine(offer, VenueTime.Now));
            }

            foreach (RefusedMessage refused in venue.Gateway.TakeRefused())
            {
                display.Say(TrustTexts.Of(Language).Line(refused));
            }

            refresh();
        }
        while (stop.Sleep(TickMilliseconds) && (options.Seconds <= 0 || watch.Elapsed.TotalSeconds < options.Seconds));
    }

    private RunResult Close(Action refresh)
    {
        display.Say(words.Draining);
        foreach (CircuitRun circuit in circuits)
        {
            circuit.Stop();
        }

        Stopwatch drain = Stopwatch.StartNew();
        Ledger ledger = Compare();
        bool settled = false;
        while (!settled && drain.Elapsed.TotalSeconds < DrainSeconds)
        {
            settled = circuits.All(circuit => circuit.IsEmpty) && ledger.Balanced && drain.ElapsedMilliseconds > SettleMilliseconds;
            System.Threading.Thread.Sleep(settled ? SettleMilliseconds : TickMilliseconds);
            refresh();
            ledger = Compare();
        }

        int laps = venue.Plan.Circuits.Sum(circuit => venue.Gateway.LapsOf(circuit.Id).Count);
        return new RunResult(venue.Boxes.Count, ReadyCount(), readySeconds, ledger, laps, venue.Gateway.Reconnects) { IsSecure = venue.Keys is not null, Refused = venue.Gateway.Refused };
    }

    private Ledger Compare() => Ledger.Compare(venue.Made.ToList(), VenueRow.ReadAll(venue.Gateway.Database, venue.Gateway.Since));

    private int ReadyCount() => venue.Boxes.Count(box => venue.Gateway.ViewOf(box.Plan.Id)?.State == BoxState.Ready);

    private RunFacts Facts() => new(
        [.. venue.Boxes.Select(box => new BoxFacts(box.Plan.Id, box.Plan.Circuit, string.Join(',', box.Plan.Roles), venue.Gateway.ViewOf(box.Plan.Id)))],
        ReadyCount(),
        venue.Made.Count,
        venue.Gateway.Stored,
        venue.Gateway.LapCounts,
        venue.Gateway.LastPassings,
        venue.Gateway.Interlocks);

    private static string Format(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
