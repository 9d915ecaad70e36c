using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Trackside.Messages;

namespace Trackside.Venue.VenueFile;

/// <summary>Whether the parts of a plan fit together. Every rule names the place and the remedy.</summary>
internal static class VenueCheck
{
    /// <summary>Adds everything that does not fit to <paramref name="problems"/>.</summary>
    public static void Check(VenuePlan plan, Problems problems)
    {
        CheckId(plan.Id, "venue", problems);
        CheckAddress(plan.Network.Broker, "broker", problems);
        CheckClocks(plan.Network, problems);
        if (plan.Circuits.Count == 0)
        {
            problems.Add("venue", "there is no circuit", "add one to \"circuits\"");
        }

        RefuseTwice(plan.Circuits.Select(circuit => circuit.Id), "venue", "circuit", problems);
        RefuseTwice(plan.Boxes.Select(box => box.Id), "venue", "box", problems);
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            CheckCircuit(circuit, problems);
        }

        ReversalCheck.Check(plan, problems);
    }

    /// <summary>A name that may stand in a topic.</summary>
    internal static void CheckId(string id, string place, Problems problems)
    {
        if (!Topic.IsIdentifier(id))
        {
            string remedy = id == Topic.ControlName ? "choose another: that name belongs to the circuit's own topics" : $"use 1 to {Limits.Identifier} of a-z, 0-9 and -";
            problems.Add(place, $"\"{id}\" cannot be an id", remedy);
        }
    }

    /// <summary>A route over one circuit, or over the two of a joined course.</summary>
    internal static void CheckRoute(IReadOnlyList<CircuitPlan> circuits, RoutePlan route, string place, Problems problems)
    {
        CheckId(route.Name, place, problems);
        if (route.Name == "none")
        {
            problems.Add(place, "\"none\" means that no direction is set", "choose another name");
        }

        for (int i = 0; i < route.Order.Count; i++)
        {
            RouteItem item = route.Order[i];
            if (i > 0 && item.AtMetres < route.Order[i - 1].AtMetres)
            {
                problems.Add(place, $"\"{item.Id}\" at {item.AtMetres} m comes after \"{route.Order[i - 1].Id}\" at {route.Order[i - 1].AtMetres} m", "write the order as a vehicle meets it");
            }

            if (item.AtMetres > route.LengthMetres)
            {
                problems.Add(place, $"\"{item.Id}\" stands at {item.AtMetres} m of {route.LengthMetres} m", "correct the place or the \"length\"");
            }
        }

        foreach (TrapPlan trap in route.Traps)
        {
            foreach (string loop in new[] { trap.From, trap.To }.Where(loop => !route.Order.Any(item => item.Kind == RouteItemKind.Loop && item.Id == loop)))
            {
                problems.Add(place, $"speed trap \"{trap.Name}\" names loop \"{loop}\", which is not on it", "name two loops of this route");
            }
        }

        foreach (RouteItemKind kind in new[] { RouteItemKind.Post, RouteItemKind.Loop, RouteItemKind.Sign })
        {
            CheckMembers(circuits, route, kind, place, problems);
        }

        foreach (RouteItem corner in route.Order.Where(item => item.Kind is RouteItemKind.Corner or RouteItemKind.Barrier))
        {
            CheckId(corner.Id, place, problems);
        }
    }

    private static void CheckCircuit(CircuitPlan circuit, Problems problems)
    {
        string place = $"circuit \"{circuit.Id}\"";
        CheckId(circuit.Id, place, problems);
        int controls = circuit.Boxes.Count(box => box.Is("control"));
        if (controls != 1)
        {
            problems.Add(place, $"there are {controls} control boxes", "give exactly one box the role \"control\"");
        }

        int posts = circuit.Boxes.Count(box => box.Is("post"));
        if (posts > Limits.Posts)
        {
            problems.Add(place, $"there are {posts} posts", $"one message carries {Limits.Posts} at most: divide the circuit");
        }

        RefuseTwice(circuit.Boxes.SelectMany(box => box.Loops), place, "loop", problems);
        foreach (BoxPlan box in circuit.Boxes)
        {
            CheckBox(box, $"{place}, box \"{box.Id}\"", problems);
        }

        if (circuit.Routes.Count == 0)
        {
            problems.Add(place, "there is no route", "add one to \"routes\"");
        }

        RefuseTwice(circuit.Routes.Select(route => route.Name), place, "route", problems);
        foreach (RoutePlan route in circuit.Routes)
        {
            CheckRoute([circuit], route, $"{place}, route \"{route.Name}\"", problems);
        }
    }

    private static void CheckBox(BoxPlan box, string place, Problems problems)
    {
        CheckId(box.Id, place, problems);
        if (!BoardFacts.All.ContainsKey(box.Board))
        {
            problems.Add(place, $"board \"{box.Board}\" is unknown", $"use one of {string.Join(", ", BoardFacts.All.Keys)}, or describe it under boards/");
        }

        string[] sides = box.Pixels.Split('x');
        bool isSize = sides.Length == 2 && int.TryParse(sides[0], out int width) && int.TryParse(sides[1], out int height) && Core.PixelFrame.Fits(width, height);
        if (box.Pixels.Length > 0 && (!isSize || !box.Is("post")))
        {
            problems.Add(place, $"\"pixels\" is \"{box.Pixels}\"", "write width x height of a post's panel, each 16 to 32, such as \"16x16\"; other boxes have none");
        }

        if (box.Roles.Count == 0)
        {
            problems.Add(place, "it has no role", "add \"roles\": [\"post\"] or another role");
        }

        if (box.Is("timing") != box.Loops.Count > 0)
        {
            problems.Add(place, box.Is("timing") ? "a timing box without loops" : "loops on a box that is no timing box", "give it both the role \"timing\" and its \"loops\", or neither");
        }

        if (box.Loops.Count > 0 && box.Sources.Count != 1 && box.Sources.Count != box.Loops.Count)
        {
            problems.Add(place, $"{box.Sources.Count} sources for {box.Loops.Count} loops", "name one source for all loops or one a loop, in the same order");
            return;
        }

        if (!box.Is("post") && box.Bus.Except(["battery"]).FirstOrDefault() is string panelPart)
        {
            problems.Add(place, $"\"{panelPart}\" on the bus of a box that has no marshal's panel", "leave \"battery\" alone in its \"bus\", or give it the role \"post\"");
        }

        PairFields.Check(box, place, problems);
        int decoders = box.Loops.Count(loop => box.Watches("decoder", loop));
        if (decoders > 1)
        {
            problems.Add(place, $"{decoders} loops on a decoder", "a box has one decoder input: read the other loops by \"edge\" or by another box");
        }

        int marks = box.Loops.Count(loop => box.Watches("timemark", loop));
        if (marks > 1)
        {
            problems.Add(place, $"{marks} loops on a time mark", "a receiver has one time-mark input: read the other loops by \"edge\" or by another box");
        }

        if (box.Loops.Count > Limits.Loops)
        {
            problems.Add(place, $"{box.Loops.Count} loops", $"a box reads {Limits.Loops} at most: spread them over more boxes");
        }
    }

    private static void CheckMembers(IReadOnlyList<CircuitPlan> circuits, RoutePlan route, RouteItemKind kind, string place, Problems problems)
    {
        string word = kind.ToString().ToLowerInvariant();
        string[] there = [.. kind == RouteItemKind.Loop
            ? circuits.SelectMany(circuit => circuit.Boxes).SelectMany(box => box.Loops)
            : circuits.SelectMany(circuit => circuit.Boxes).Where(box => box.Is(word)).Select(box => box.Id)];
        string[] met = [.. route.Order.Where(item => item.Kind == kind).Select(item => item.Id)];
        RefuseTwice(met, place, word, problems);
        foreach (string stranger in met.Except(there))
        {
            problems.Add(place, $"{word} \"{stranger}\" does not exist here", $"correct the name, or add a box that is or reads it");
        }

        // A joined course may leave parts of its circuits out.
        foreach (string forgotten in circuits.Count == 1 ? there.Except(met).Where(id => !circuits[0].Reversal.IsOfPits(id)) : [])
        {
            problems.Add(place, $"{word} \"{forgotten}\" is not on it", "every route passes everything of its circuit: add it at its place");
        }
    }

    private static void CheckClocks(NetworkPlan network, Problems problems)
    {
        CheckAddress(network.Clock, "clock", problems);
        if (network.Clock2.Length == 0)
        {
            return;
        }

        CheckAddress(network.Clock2, "clock2", problems);
        if (network.Clock2 == network.Clock && network.Clock2Port == network.ClockPort)
        {
            problems.Add("venue, network", "\"clock2\" is the same server as \"clock\"", "name a server on another machine, or leave \"clock2\" out");
        }
    }

    private static void CheckAddress(string address, string key, Problems problems)
    {
        if (!IPAddress.TryParse(address, out IPAddress? parsed) || parsed.AddressFamily != AddressFamily.InterNetwork || parsed.ToString() != address)
        {
            problems.Add("venue, network", $"\"{key}\" is \"{address}\"", "write an IPv4 address such as 192.168.10.2: looking a name up would freeze a box");
        }
    }

    private static void RefuseTwice(IEnumerable<string> ids, string place, string word, Problems problems)
    {
        foreach (string twice in ids.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            problems.Add(place, $"{word} \"{twice}\" is there more than once", "give each its own name");
        }
    }
}
