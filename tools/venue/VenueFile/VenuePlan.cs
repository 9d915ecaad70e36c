using System.Collections.Generic;
using System.Linq;

namespace Trackside.Venue.VenueFile;

/// <summary>A whole venue as its file tells it: circuits, boxes, routes, network.</summary>
internal sealed record VenuePlan(string Id, string Name, string Language, NetworkPlan Network, IReadOnlyList<string> Boards, IReadOnlyList<CircuitPlan> Circuits)
{
    /// <summary>Every box of every circuit, in file order.</summary>
    public IEnumerable<BoxPlan> Boxes => Circuits.SelectMany(circuit => circuit.Boxes);
}

/// <summary>Where the boxes find broker and time. Addresses are literal: a name look-up would freeze a device.</summary>
internal sealed record NetworkPlan(string Broker, int BrokerPort, int KeepAliveSeconds, string Clock, int ClockPort);

/// <summary>One circuit. A point-to-point one is driven by one vehicle at a time.</summary>
internal sealed record CircuitPlan(string Id, string Name, bool PointToPoint, string Profile, IReadOnlyList<BoxPlan> Boxes, IReadOnlyList<RoutePlan> Routes)
{
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

    /// <summary>How the loop is read: "decoder" or "edge".</summary>
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
internal sealed record RoutePlan(string Name, int LengthMetres, IReadOnlyList<RouteItem> Order);

/// <summary>What stands at a place of a route, metres from its beginning.</summary>
internal sealed record RouteItem(int AtMetres, RouteItemKind Kind, string Id);

/// <summary>What a route is made of.</summary>
internal enum RouteItemKind
{
    /// <summary>A marshal post, by its box.</summary>
    Post,

    /// <summary>A timing loop, by its name.</summary>
    Loop,

    /// <summary>A direction sign, by its box.</summary>
    Sign,
}
