using System;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Venue.Display;

/// <summary>
/// What a gateway tells, for programs: one JSON object a line, as it happens. <c>event</c> says which; times are microseconds since 1970 UTC, lengths microseconds, speeds km/h, flags the
/// words of the tables with <c>+</c> between. What is not known is left out.
/// </summary>
internal static class LiveLines
{
    private static readonly JsonSerializerOptions plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Listens to a gateway. Before its start.</summary>
    /// <param name="gateway">The gateway.</param>
    /// <param name="write">Takes a line; called on the gateway's thread of events.</param>
    public static void Attach(VenueGateway gateway, Action<string> write)
    {
        void Tell(object line) => write(JsonSerializer.Serialize(line, plain));
        AttachTimes(gateway, Tell);
        gateway.LampsChanged += lamps => Tell(new
        {
            @event = "lamps", lamps.Circuit, post = lamps.Box, commanded = NameOf(lamps.Commanded), applied = NameOf(lamps.Applied), proved = NameOf(lamps.Proved), reason = AspectReasons.Of(lamps.Reason),
            lamps.Utc,
        });
        gateway.ControlStateChanged += state => Tell(new
        {
            @event = "control", state.Circuit, state.Direction, state.Epoch, interlock = InterlockStates.Of(state.Interlock), state.Posts, utc = state.Utc > 0 ? state.Utc : (long?)null,
        });
        gateway.FlagOffered += offer => Tell(new { @event = "offer", offer.Circuit, offer.Post, aspect = NameOf(offer.Aspect), offer.Why, offer.Transponder, offer.By, offer.From, offer.Until });
        gateway.BoxChanged += box => Tell(new
        {
            @event = "box", box.Circuit, box.Box, state = box.State?.ToString().ToLowerInvariant(), box.Reason, alarms = AlarmNames.List(box.Alarms, 1000)?.Split(',') ?? [], box.Boot,
        });
        gateway.MessageRefused += refused => Tell(new { @event = "refused", refused.Topic, fault = refused.Fault.ToString().ToLowerInvariant(), refused.Count });
        gateway.ConnectionChanged += change => Tell(new { @event = "connection", change.Connected, change.Reason });
        gateway.DutyChanged += change => Tell(new { @event = "duty", state = change.State.ToString().ToLowerInvariant(), change.Reason });
        gateway.StoreFailed += failure => Tell(new { @event = "store-failed", reason = failure.Error.Message, waiting = failure.Passings });
    }

    /// <summary>The last line: what a gateway has done.</summary>
    public static string End(GatewayCounters counters) => JsonSerializer.Serialize(
        new { @event = "end", counters.Stored, counters.Duplicates, counters.Lost, refused = counters.RefusedMessages, counters.BadMessages }, plain);

    private static void AttachTimes(VenueGateway gateway, Action<object> tell)
    {
        gateway.PassingStored += passing => tell(new
        {
            @event = "passing", passing.Circuit, passing.Box, passing.Life, passing.Boot, passing.Seq, passing.Loop, passing.Utc, passing.Uncertainty,
            source = passing.Source.ToString().ToLowerInvariant(), passing.Transponder, passing.Speed, passing.Received,
        });
        gateway.LapCompleted += lap => tell(new
        {
            @event = "lap", lap.Circuit, lap.Route, lap.Transponder, lap.Number, microseconds = lap.LapMicroseconds, lap.End, uncertainty = lap.UncertaintyMicroseconds, flags = lap.FlagText,
        });
        gateway.LapsRevised += revised => tell(new { @event = "laps-revised", revised.Circuit, revised.Transponder });
        gateway.SectorCompleted += sector => tell(new
        {
            @event = "sector", sector.Circuit, sector.Route, sector.Transponder, sector.Lap, sector.Number, sector.From, sector.To, sector.Microseconds,
            uncertainty = sector.UncertaintyMicroseconds, flags = sector.FlagText,
        });
        gateway.SpeedMeasured += speed => tell(new
        {
            @event = "speed", speed.Circuit, speed.Trap, speed.Transponder, speed.Utc, kmh = Math.Round(speed.KilometresPerHour, 2),
            uncertainty = double.IsFinite(speed.Uncertainty) ? Math.Round(speed.Uncertainty, 2) : (double?)null, flags = speed.FlagText,
        });
        gateway.StageStarted += run => tell(new { @event = "stage-start", run.Circuit, run.Route, run.Number, run.Transponder, run.Start, flags = run.FlagText });
        gateway.StageEnded += run => tell(new
        {
            @event = "stage-end", run.Circuit, run.Route, run.Number, run.Transponder, run.Start, finished = run.Progress == StageProgress.Finished, run.Microseconds,
            uncertainty = run.UncertaintyMicroseconds, run.Intermediates, flags = run.FlagText,
        });
        gateway.TimesRevised += revised => tell(new { @event = "times-revised", revised.Circuit, revised.Loop });
        gateway.PassingsLost += loss => tell(new { @event = "lost", loss.Circuit, loss.Box, loss.Life, loss.Boot, loss.First, loss.Last });
        gateway.BootsRestarted += restarted => tell(new { @event = "boots-restarted", restarted.Circuit, restarted.Box, restarted.Boot, restarted.Life });
    }

    private static string? NameOf(Aspect? aspect) => aspect is { } known ? AspectNames.Of(known) : null;
}
