using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Messages;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Keys;

/// <summary>
/// What mosquitto is told. The user's name is the name in the certificate, and so is the client id: nobody throws another off by taking his id.
/// Rules stand per identity rather than as patterns with %u: so a box is held to its own circuit too, and only a control box speaks for it. A gateway may ask where a profile lets
/// timing ask: the control box takes it by the signature of <c>timing</c> alone, and for what the profile's table of issuers allows.
/// </summary>
internal static class BrokerRules
{
    private static readonly What[] toBoxes = [What.Ack, What.Resend, What.ConsoleIn];

    /// <summary>What a box may tell under its own name: everything but what is told to boxes and what belongs to the circuit.</summary>
    public static IReadOnlyList<What> OfBoxes { get; } =
        [.. Enum.GetValues<What>().Where(what => what != What.None && !toBoxes.Contains(what) && !Topic.NameOf(what).StartsWith(Topic.ControlName + "/", StringComparison.Ordinal))];

    /// <summary>What a control box may tell for its circuit: everything of the circuit but what is asked of it.</summary>
    public static IReadOnlyList<What> OfControl { get; } =
        [.. Enum.GetValues<What>().Where(what => what != What.ControlRequest && Topic.NameOf(what).StartsWith(Topic.ControlName + "/", StringComparison.Ordinal))];

    /// <summary>Writes <c>mosquitto/trackside.conf</c> and <c>mosquitto/acl</c>.</summary>
    public static void Write(KeyFolder folder, VenuePlan plan)
    {
        Directory.CreateDirectory(folder.Mosquitto);
        File.WriteAllLines(Path.Combine(folder.Mosquitto, "acl"), Rules(folder, plan));
        File.WriteAllLines(
            Path.Combine(folder.Mosquitto, "trackside.conf"),
            ["# Made by './trackside flash keys'. In Debian: an include_dir line of /etc/mosquitto/mosquitto.conf, or a link from /etc/mosquitto/conf.d.", $"listener {SecurePort(plan)}", .. Security(folder)]);
    }

    /// <summary>The lines that make a listener safe, whatever its address: for a broker started by a program too.</summary>
    public static IReadOnlyList<string> Security(KeyFolder folder) =>
    [
        $"cafile {folder.Authority}",
        $"certfile {Path.Combine(folder.Broker, KeyFolder.Certificate)}",
        $"keyfile {Path.Combine(folder.Broker, KeyFolder.PrivateKey)}",
        $"crlfile {folder.Revocations}",
        "require_certificate true",
        "use_identity_as_username true",
        "use_username_as_clientid true",
        "tls_version tlsv1.2",
        "allow_anonymous false",
        $"acl_file {Path.Combine(folder.Mosquitto, "acl")}",
        "message_size_limit 4096",
        "connection_messages true",
        "log_timestamp_format %Y-%m-%dT%H:%M:%S",
    ];

    /// <summary>MQTT over TLS has a port of its own (IANA: secure-mqtt), unless the venue names another than the plain one.</summary>
    public static int SecurePort(VenuePlan plan) => plan.Network.BrokerPort == 1883 ? 8883 : plan.Network.BrokerPort;

    private static IEnumerable<string> Rules(KeyFolder folder, VenuePlan plan)
    {
        yield return "# Made by './trackside flash keys': who may say what. What stands nowhere is refused; mosquitto drops it and logs 'Denied PUBLISH'.";
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            foreach (BoxPlan box in circuit.Boxes.Where(box => folder.Boxes.Contains(box.Id)))
            {
                foreach (string line in RulesOf(plan, circuit, box))
                {
                    yield return line;
                }
            }
        }

        foreach (string name in folder.People)
        {
            foreach (string line in RulesOf(plan, name, folder.PowersOf(name)))
            {
                yield return line;
            }
        }
    }

    private static IEnumerable<string> RulesOf(VenuePlan plan, CircuitPlan circuit, BoxPlan box) =>
    [
        "",
        $"user {box.Id}",
        .. plan.PartnersOf(circuit).Prepend(circuit.Id).Select(id => $"topic read {Topic.Root}{plan.Id}/{id}/#"),
        .. OfBoxes.Select(what => $"topic write {Topic.OfBox(plan.Id, circuit.Id, box.Id, what)}"),
        .. box.Is("control") ? OfControl.Select(what => $"topic write {Topic.OfCircuit(plan.Id, circuit.Id, what)}") : [],
    ];

    private static IEnumerable<string> RulesOf(VenuePlan plan, string name, Powers powers) =>
    [
        "",
        $"user {name}",
        $"topic read {Topic.Root}{plan.Id}/#",
        $"topic write {Topic.OfBox(plan.Id, "gateway", name, What.State)}",
        .. powers.HasFlag(Powers.Gateway) ? new[] { What.Ack, What.Resend }.Select(what => $"topic write {Topic.OfBox(plan.Id, "+", "+", what)}") : [],
        .. powers.HasFlag(Powers.Gateway) && !powers.HasFlag(Powers.Request)
            ? plan.Circuits.Where(circuit => circuit.LetsTimingAsk).Select(circuit => $"topic write {Topic.OfCircuit(plan.Id, circuit.Id, What.ControlRequest)}") : [],
        .. powers.HasFlag(Powers.Request) ? [$"topic write {Topic.OfCircuit(plan.Id, "+", What.ControlRequest)}"] : Array.Empty<string>(),
        .. powers.HasFlag(Powers.Console) ? [$"topic write {Topic.OfBox(plan.Id, "+", "+", What.ConsoleIn)}"] : Array.Empty<string>(),
    ];
}
