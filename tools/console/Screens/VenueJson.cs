using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Technician.Screens;

/// <summary>The overview for programs.</summary>
internal static class VenueJson
{
    private static readonly JsonSerializerOptions plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON on one line, accents as they are.</summary>
    public static string Text(object value) => JsonSerializer.Serialize(value, plain);

    /// <summary>An object to be written as JSON.</summary>
    public static object Of(VenuePicture venue, string filter) => new
    {
        broker = venue.Broker,
        listening = venue.IsListening,
        signaturesChecked = venue.Keys is not null,
        at = venue.Now,
        interlocks = venue.Interlocks.Select(one => new { circuit = one.Circuit, state = InterlockStates.Of(one.State), direction = one.Direction, target = one.Target, epoch = one.Epoch, missing = one.Missing.Select(proof => ProofWords.Of(proof.Proof, proof.Box)) }),
        boxes = venue.Sorted(filter).Select(Box),
    };

    /// <summary>One box.</summary>
    public static object Box(BoxView box) => new
    {
        circuit = box.Circuit,
        box = box.Box,
        state = box.State?.ToString().ToLowerInvariant(),
        reason = box.Reason,
        alarms = AlarmNames.List(box.Alarms, 1000)?.Split(',') ?? [],
        boot = box.Boot,
        firmware = box.Firmware,
        board = box.Board,
        roles = box.Roles,
        configuration = box.Configuration,
        configurationVersion = box.ConfigurationVersion,
        trial = box.IsOnTrial,
        rejected = box.Rejected is { } rejected ? new { configuration = rejected.Seal, version = rejected.Version, why = RollbackReasons.Of(rejected.Why) } : null,
        route = box.Route,
        routeHash = box.RouteHash,
        epoch = box.Epoch,
        refusedMessages = box.RefusedMessages,
        lastSeen = box.LastSeen,
        commanded = box.Lamps?.Commanded is { } asked ? AspectNames.Of(asked) : box.Sign?.Commanded,
        applied = box.Lamps is { } lamps ? AspectNames.Of(lamps.Applied) : box.Sign?.Applied,
        proved = box.Lamps is { } proof ? AspectNames.Of(proof.Proved) : box.Sign?.Proved,
        health = box.Health,
    };
}
