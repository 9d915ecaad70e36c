using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Technician.Screens;

/// <summary>What is known of a venue at one instant. All times: microseconds since 1970 UTC.</summary>
/// <param name="Boxes">The boxes, in any order.</param>
/// <param name="Interlocks">The circuits' interlocks.</param>
/// <param name="IsListening">Whether the broker is there; if not, everything is old.</param>
/// <param name="Broker">Its address.</param>
/// <param name="Fault">Why it is not.</param>
/// <param name="LastHeard">When anything was heard last.</param>
/// <param name="Now">The instant.</param>
internal sealed record VenuePicture(
    IReadOnlyList<BoxView> Boxes, IReadOnlyList<InterlockView> Interlocks, bool IsListening, string Broker, string? Fault, long LastHeard, long Now)
{
    /// <summary>The keys by which signatures are checked; null where they are not.</summary>
    public VenueKeys? Keys { get; init; }

    /// <summary>The message that was not believed last; null for none.</summary>
    public RefusedMessage? Refused { get; init; }

    /// <summary>A box that said nothing for so long is old: it tells its health every five seconds.</summary>
    public const long Silence = 15_000_000;

    /// <summary>Looks at what a watch has heard, and at the boxes of the plan that were not heard at all.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="broker">Its broker's address.</param>
    /// <param name="keys">The keys by which it checks signatures; null for none.</param>
    /// <param name="planned">Circuit and name of every box there should be.</param>
    public static VenuePicture Of(VenueWatch watch, string broker, VenueKeys? keys, IEnumerable<(string Circuit, string Box)> planned)
    {
        IReadOnlyList<BoxView> heard = watch.Boxes;
        HashSet<(string, string)> names = [.. heard.Select(box => (box.Circuit, box.Box))];
        BoxView[] silent = [.. planned.Where(box => !names.Contains(box)).Select(box => new BoxView(box.Circuit, box.Box))];
        long now = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return new VenuePicture([.. heard, .. silent], watch.Interlocks, watch.IsListening, broker, watch.LastFault, watch.LastHeard, now) { Keys = keys, Refused = watch.LastRefused };
    }

    /// <summary>How urgent a box is, 0 first: lost, an alarm or a fault, never heard, silent, the rest.</summary>
    public int Urgency(BoxView box) =>
        box.State == BoxState.Lost ? 0
        : box.Alarms != Alarm.None || box.RefusedMessages > 0 || box.State is BoxState.Fault or BoxState.Unconfigured ? 1
        : box.State is null ? 2
        : IsSilent(box) ? 3 : 4;

    /// <summary>Whether a box has said nothing for too long.</summary>
    public bool IsSilent(BoxView box) => box.LastSeen > 0 && Now - box.LastSeen > Silence;

    /// <summary>The boxes whose circuit, name, roles, state or alarms hold a text, the most urgent first.</summary>
    public IReadOnlyList<BoxView> Sorted(string filter) =>
    [
        .. Boxes.Where(box => Matches(box, filter)).OrderBy(Urgency).ThenBy(box => box.Circuit, StringComparer.Ordinal).ThenBy(box => box.Box, StringComparer.Ordinal),
    ];

    private static bool Matches(BoxView box, string filter) =>
        filter.Length == 0 || $"{box.Circuit}/{box.Box} {box.Roles} {box.State} {AlarmNames.List(box.Alarms, 1000)}".Contains(filter, StringComparison.OrdinalIgnoreCase);
}
