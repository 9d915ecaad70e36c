using System.Collections.Generic;
using System.Linq;
using Trackside.Gateway;
using Trackside.Venue.Profiles;

namespace Trackside.Venue.VenueFile;

/// <summary>A whole venue as its file tells it: circuits, boxes, routes, network.</summary>
internal sealed record VenuePlan(string Id, string Name, string Language, NetworkPlan Network, IReadOnlyList<string> Boards, IReadOnlyList<CircuitPlan> Circuits, IReadOnlyList<JoinedPlan> Joined)
{
    /// <summary>The venue's local time, by its IANA name.</summary>
    public string TimeZone { get; init; } = "Europe/Paris";

    /// <summary>Every box of every circuit, in file order.</summary>
    public IEnumerable<BoxPlan> Boxes => Circuits.SelectMany(circuit => circuit.Boxes);

    /// <summary>Every route the boxes of a circuit can be on: its own, then those of the joined courses it is part of.</summary>
    public IReadOnlyList<RoutePlan> RoutesOf(CircuitPlan circuit) =>
        [.. circuit.Routes, .. JoinedOf(circuit).SelectMany(joined => joined.Routes)];

    /// <summary>The joined courses a circuit is part of.</summary>
    public IEnumerable<JoinedPlan> JoinedOf(CircuitPlan circuit) => Joined.Where(joined => joined.Circuits.Contains(circuit.Id));

    /// <summary>The circuits of this plan that are driven together with one.</summary>
    public IReadOnlyList<string> PartnersOf(CircuitPlan circuit) =>
        [.. JoinedOf(circuit).SelectMany(joined => joined.Circuits).Distinct().Where(id => id != circuit.Id && Circuits.Any(other => other.Id == id))];

    /// <summary>What a route's hash is named by: its circuit, or its joined course.</summary>
    public string OwnerOf(CircuitPlan circuit, RoutePlan route) => Joined.FirstOrDefault(joined => joined.Routes.Contains(route))?.Id ?? circuit.Id;
}

/// <summary>Where the boxes find broker and time. Addresses are literal: a name look-up would freeze a device.</summary>
internal sealed record NetworkPlan(string Broker, int BrokerPort, int KeepAliveSeconds, string Clock, int ClockPort)
{
    /// <summary>IPv4 literal of a second time server; empty for none.</summary>
    public string Clock2 { get; init; } = "";

    /// <summary>Its port.</summary>
    public int Clock2Port { get; init; } = 123;
}

/// <summary>Two circuits driven as one course, on routes over both. They are locked together or not at all.</summary>
internal sealed record JoinedPlan(string Id, string Name, IReadOnlyList<string> Circuits, IReadOnlyList<RoutePlan> Routes);

/// <summary>How a circuit's direction is held: by the interlock or fixed, and what a reversal needs.</summary>
internal sealed record ReversalPlan(bool Interlock, string StartPost, string PitExit, long SweepCar, int QuietSeconds, IReadOnlyList<BarrierPlan> Barriers)
{
    /// <summary>The loop that a vehicle crosses when it leaves the pits; empty where there is none.</summary>
    public string PitOut { get; init; } = "";

    /// <summary>The loop that it crosses when it comes back; empty where there is none.</summary>
    public string PitIn { get; init; } = "";

    /// <summary>Whether a loop stands in the pit lane: it is on no route.</summary>
    public bool IsOfPits(string loop) => loop == PitOut || loop == PitIn;
}

/// <summary>A barrier that stands across the track on the routes that list it. Its contact is read by a sign box; empty where a person confirms it.</summary>
internal sealed record BarrierPlan(string Id, string Sign);

/// <summary>One circuit. A point-to-point one is driven by one vehicle at a time.</summary>
internal sealed record CircuitPlan(
    string Id, string Name, bool PointToPoint, string Profile, IReadOnlyList<BoxPlan> Boxes, IReadOnlyList<RoutePlan> Routes, ReversalPlan Reversal)
{
    /// <summary>The rules its posts follow; null where the profile is not sound.</summary>
    public ProfilePlan? Rules { get; init; }

    /// <summary>Whether its profile lets timing ask for something by itself, as the issuer <c>timing</c>.</summary>
    public bool LetsTimingAsk => Rules?.Offers is { } offers && (offers.Blue == OfferMode.Asked || offers.WrongWay == OfferMode.Asked);

    /// <summary>The post at the line, where boards with a number are shown.</summary>
    public string LinePost => Reversal.StartPost.Length > 0 ? Reversal.StartPost : Posts.FirstOrDefault() ?? "";

    /// <summary>The direction signs, in file order.</summary>
    public IReadOnlyList<string> Signs => [.. Boxes.Where(box => box.Is("sign")).Select(box => box.Id)];

    /// <summary>The posts in the order of the first route: letter i of the control's state belongs to post i, whichever way the circuit runs.</summary>
    public IReadOnlyList<string> Posts => [.. Routes[0].Order.Where(item => item.Kind == RouteItemKind.Post).Select(item => item.Id)];

    /// <summary>The box that reads a loop; null when none does.</summary>
    public BoxPlan? ReaderOf(string loop) => Boxes.FirstOrDefault(box => box.Loops.Contains(loop));
}

/// <summary>One box. Sources are one a loop, or one for all of them.</summary>
internal sealed record BoxPlan(string Id, string Circuit, string Board, IReadOnlyList<string> Roles, IReadOnlyList<string> Loops, IReadOnlyList<string> Sources, int MinGapMilliseconds)
{
    /// <summary>Whether the box has the role.</summary>
    public bool Is(string role) => Roles.Contains(role);

    /// <summary>Two of its loops that stand close together, as a vehicle meets them on the first route: <c>fa&gt;fb:15000</c>, in millimetres.</summary>
    public IReadOnlyList<string> Pairs { get; init; } = [];

    /// <summary>Size of a post's pixel panel, such as <c>16x16</c>; empty for none.</summary>
    public string Pixels { get; init; } = "";

    /// <summary>Whether a control box has a red button of its own, a contact that opens when it is pressed.</summary>
    public bool RedButton { get; init; }

    /// <summary>What is on its I2C bus, of <c>lights buttons ambient battery</c>.</summary>
    public IReadOnlyList<string> Bus { get; init; } = [];

    /// <summary>Battery voltage below which it is to be told, in millivolts.</summary>
    public int BatteryLowMillivolts { get; init; }

    /// <summary>Whether any of its loops is watched by a source.</summary>
    public bool Uses(string source) => Loops.Any(loop => Watches(source, loop));

    /// <summary>Whether a loop is watched by a source.</summary>
    public bool Watches(string source, string loop) => SourceOf(loop).Split('+').Contains(source);

    /// <summary>What watches the loop, best first, <c>+</c> between: <c>decoder+edge</c>.</summary>
    public string SourceOf(string loop)
    {
        for (int i = 0; i < Loops.Count; i++)
        {
            if (Loops[i] == loop)
            {
                return Sources[Sources.Count == 1 ? 0 : i];
            }
        }

        return "";
    }
}

/// <summary>One running direction: what a vehicle meets, in order. Length in metres.</summary>
internal sealed record RoutePlan(string Name, int LengthMetres, IReadOnlyList<RouteItem> Order)
{
    /// <summary>A lap of fewer seconds is marked; 0 leaves it to the length.</summary>
    public int ShortLapSeconds { get; init; }

    /// <summary>Pairs of loops between which a speed is measured.</summary>
    public IReadOnlyList<TrapPlan> Traps { get; init; } = [];
}

/// <summary>A speed trap: the loop met first, and the one met second.</summary>
internal sealed record TrapPlan(string Name, string From, string To);

/// <summary>What stands at a place of a route, metres from its beginning.</summary>
internal sealed record RouteItem(int AtMetres, RouteItemKind Kind, string Id)
{
    /// <summary>What a loop is for, as the file says it; empty leaves it to its place on the route.</summary>
    public string Use { get; init; } = "";
}

/// <summary>What a route is made of.</summary>
internal enum RouteItemKind
{
    /// <summary>A marshal post, by its box.</summary>
    Post,

    /// <summary>A timing loop, by its name.</summary>
    Loop,

    /// <summary>A direction sign, by its box.</summary>
    Sign,

    /// <summary>A corner that exists on the routes that list it, and on no other.</summary>
    Corner,

    /// <summary>A barrier, closed across the other way on the routes that list it.</summary>
    Barrier,
}
