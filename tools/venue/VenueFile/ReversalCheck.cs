using System.Collections.Generic;
using System.Linq;
using Trackside.Messages;

namespace Trackside.Venue.VenueFile;

/// <summary>Whether what a reversal needs, and the joined courses, fit the circuits. Every rule names the place and the remedy.</summary>
internal static class ReversalCheck
{
    /// <summary>Adds everything that does not fit to <paramref name="problems"/>.</summary>
    public static void Check(VenuePlan plan, Problems problems)
    {
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            CheckReversal(plan, circuit, $"circuit \"{circuit.Id}\", reversal", problems);
        }

        foreach (JoinedPlan joined in plan.Joined)
        {
            CheckJoined(plan, joined, $"joined course \"{joined.Id}\"", problems);
        }
    }

    private static void CheckPits(CircuitPlan circuit, string place, Problems problems)
    {
        ReversalPlan reversal = circuit.Reversal;
        if (reversal.PitOut.Length > 0 != reversal.PitIn.Length > 0)
        {
            problems.Add(place, "only one of \"pitOut\" and \"pitIn\" is there", "name both loops, or neither: vehicles are counted out and in");
        }

        foreach (string loop in new[] { reversal.PitOut, reversal.PitIn }.Where(loop => loop.Length > 0 && circuit.ReaderOf(loop) is null))
        {
            problems.Add(place, $"\"{loop}\" is no loop here", "name a loop that a timing box of this circuit reads");
        }
    }

    // Round a circuit two loops are met in turn whichever way it is driven; on a road one is.
    private static void CheckSweep(VenuePlan plan, CircuitPlan circuit, string place, Problems problems)
    {
        foreach (RoutePlan route in plan.RoutesOf(circuit))
        {
            int least = circuit.PointToPoint && circuit.Routes.Contains(route) ? 2 : 3;
            int loops = RouteFields.LoopsOf(circuit, route).Count();
            if (loops < least)
            {
                problems.Add(place, $"the sweep car meets {loops} loops on route \"{route.Name}\": that is the same both ways", $"put {least} of this circuit's loops on the route, or write \"direction\": \"fixed\"");
            }
        }
    }

    // A box has one key switch.
    private static void CheckKeys(CircuitPlan circuit, Problems problems)
    {
        foreach (BoxPlan box in circuit.Boxes.Where(box => box.Is("post") && (box.Is("control") || box.Is("sign"))))
        {
            problems.Add($"box \"{box.Id}\"", "a marshal's key and that of the interlock would be one", "give the roles \"control\" and \"sign\" to boxes that are no posts");
        }
    }

    private static void CheckReversal(VenuePlan plan, CircuitPlan circuit, string place, Problems problems)
    {
        ReversalPlan reversal = circuit.Reversal;
        IReadOnlyList<RoutePlan> routes = plan.RoutesOf(circuit);
        if (routes.Count > Limits.Routes)
        {
            problems.Add(place, $"{routes.Count} routes", $"a box knows {Limits.Routes} at most: drop one");
        }

        if (reversal.Interlock && circuit.Signs.Count is 0 or > Limits.Signs)
        {
            problems.Add(place, $"the interlock has {circuit.Signs.Count} signs", $"give 1 to {Limits.Signs} boxes the role \"sign\", or write \"direction\": \"fixed\"");
        }

        if (reversal.StartPost.Length > 0 && !circuit.Posts.Contains(reversal.StartPost))
        {
            problems.Add(place, $"\"startPost\" is \"{reversal.StartPost}\", which is no post here", "name the post at the start/finish line");
        }

        if (reversal.PitExit.Length > 0 && !circuit.Signs.Contains(reversal.PitExit))
        {
            problems.Add(place, $"\"pitExit\" is \"{reversal.PitExit}\", which is no sign here", "name the sign box that drives the pit-exit light");
        }

        CheckPits(circuit, place, problems);
        if (reversal.Interlock)
        {
            CheckSweep(plan, circuit, place, problems);
            CheckKeys(circuit, problems);
        }

        foreach (BarrierPlan barrier in reversal.Barriers.Where(barrier => barrier.Sign.Length > 0 && !circuit.Signs.Contains(barrier.Sign)))
        {
            problems.Add(place, $"barrier \"{barrier.Id}\" is read by \"{barrier.Sign}\", which is no sign here", "name the sign box that reads its contact, or leave \"sign\" out");
        }

        foreach (IGrouping<string, BarrierPlan> twice in reversal.Barriers.Where(barrier => barrier.Sign.Length > 0).GroupBy(barrier => barrier.Sign).Where(group => group.Count() > 1))
        {
            problems.Add(place, $"sign \"{twice.Key}\" reads {twice.Count()} barriers", "a sign box has one barrier contact: give each barrier its own");
        }

        string[] known = [.. reversal.Barriers.Select(barrier => barrier.Id)];
        foreach (string stranger in routes.SelectMany(route => route.Order).Where(item => item.Kind == RouteItemKind.Barrier && Belongs(plan, circuit, item.Id)).Select(item => item.Id).Distinct().Except(known))
        {
            problems.Add(place, $"barrier \"{stranger}\" is on a route but not described", "add it to \"barriers\"");
        }

        int places = RouteFields.PlacesOf(circuit, routes).Count;
        if (places > Limits.Places)
        {
            problems.Add(place, $"{places} barriers and corners", $"{Limits.Places} can be confirmed at most: take some together");
        }
    }

    // On a joined course a barrier may be the other circuit's.
    private static bool Belongs(VenuePlan plan, CircuitPlan circuit, string barrier) =>
        !plan.Circuits.Any(other => other != circuit && other.Reversal.Barriers.Any(theirs => theirs.Id == barrier));

    private static void CheckJoined(VenuePlan plan, JoinedPlan joined, string place, Problems problems)
    {
        VenueCheck.CheckId(joined.Id, place, problems);
        CircuitPlan[] circuits = [.. plan.Circuits.Where(circuit => joined.Circuits.Contains(circuit.Id))];
        if (joined.Circuits.Distinct().Count() != 2 || circuits.Length != 2)
        {
            problems.Add(place, $"\"circuits\" holds {string.Join(", ", joined.Circuits)}", "name the two circuits of this venue that are joined");
            return;
        }

        foreach (CircuitPlan circuit in circuits.Where(circuit => plan.JoinedOf(circuit).Count() > 1))
        {
            problems.Add(place, $"circuit \"{circuit.Id}\" is part of another joined course too", "a circuit can be joined with one other");
        }

        foreach (string name in joined.Routes.Select(route => route.Name).Intersect(circuits.SelectMany(circuit => circuit.Routes).Select(route => route.Name)))
        {
            problems.Add(place, $"route \"{name}\" is a route of one of its circuits too", "give it a name of its own");
        }

        foreach (RoutePlan route in joined.Routes)
        {
            VenueCheck.CheckRoute(circuits, route, $"{place}, route \"{route.Name}\"", problems);
        }
    }
}
