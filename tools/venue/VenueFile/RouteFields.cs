using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Gateway;
using Trackside.Messages;

namespace Trackside.Venue.VenueFile;

/// <summary>What the routes of a circuit mean to one box: its neighbours, the order of the loops, the places a reversal needs confirmed.</summary>
internal static class RouteFields
{
    /// <summary>Fills the fields of a box's configuration that follow from the routes.</summary>
    public static void Fill(ConfigurationMessage message, VenuePlan plan, CircuitPlan circuit, BoxPlan box)
    {
        IReadOnlyList<RoutePlan> routes = plan.RoutesOf(circuit);
        Put(message, ConfigurationMessage.Routes, routes.Select(route => route.Name));
        Put(message, ConfigurationMessage.RouteHashes, routes.Select(route => RouteHash.Of(plan.OwnerOf(circuit, route), route)));
        if (box.Is("post"))
        {
            Put(message, ConfigurationMessage.Before, routes.Select(route => Neighbour(plan, circuit, route, box.Id, -1)));
            Put(message, ConfigurationMessage.After, routes.Select(route => Neighbour(plan, circuit, route, box.Id, 1)));
            string[] abroad = [.. Abroad(plan, circuit, routes, box)];
            if (abroad.Length > 0)
            {
                Put(message, ConfigurationMessage.Abroad, abroad);
            }
        }

        if (box.Pairs.Count > 0)
        {
            message.SetText(ConfigurationMessage.Pairs, PairFields.Of(circuit, routes, box));
        }

        if (circuit.Reversal.Interlock && (box.Is("control") || box.Is("sign")))
        {
            message.SetFlag(ConfigurationMessage.Interlock, true);
        }

        if (box.Is("sign"))
        {
            FillSign(message, circuit, routes, box);
            message.SetText(ConfigurationMessage.Arrows, string.Concat(routes.Select(route => ArrowOf(circuit, route, box.Id))));
        }

        if (circuit.Reversal.Interlock && box.Is("control"))
        {
            FillControl(message, plan, circuit, routes);
        }

        if (circuit.PointToPoint && box.Is("control"))
        {
            FillStage(message, circuit);
        }
    }

    // Neighbours that listen to another circuit's control box, and speak on its topics.
    private static IEnumerable<string> Abroad(VenuePlan plan, CircuitPlan circuit, IReadOnlyList<RoutePlan> routes, BoxPlan box) =>
        routes.SelectMany(route => new[] { Neighbour(plan, circuit, route, box.Id, -1), Neighbour(plan, circuit, route, box.Id, 1) })
            .Distinct().Select(name => plan.Boxes.FirstOrDefault(other => other.Id == name)).OfType<BoxPlan>()
            .Where(other => other.Circuit != circuit.Id).Select(other => $"{other.Circuit}/{other.Id}");

    /// <summary>The post next to one on a route, one step with the traffic or against it; empty where the course ends.</summary>
    public static string Neighbour(VenuePlan plan, CircuitPlan circuit, RoutePlan route, string post, int step)
    {
        string[] posts = [.. route.Order.Where(item => item.Kind == RouteItemKind.Post).Select(item => item.Id)];
        int place = Array.IndexOf(posts, post);
        if (place < 0 || posts.Length < 2)
        {
            return "";
        }

        bool closed = !circuit.PointToPoint || plan.Joined.Any(joined => joined.Routes.Contains(route));
        int next = place + step;
        return next >= 0 && next < posts.Length ? posts[next] : closed ? posts[(next + posts.Length) % posts.Length] : "";
    }

    /// <summary>Barriers and corners of one direction: a reversal needs each of them confirmed.</summary>
    public static IReadOnlyList<string> PlacesOf(CircuitPlan circuit, IReadOnlyList<RoutePlan> routes)
    {
        IEnumerable<string> corners = routes.SelectMany(route => route.Order).Where(item => item.Kind == RouteItemKind.Corner).Select(item => item.Id).Distinct();
        return [.. circuit.Reversal.Barriers.Select(barrier => barrier.Id), .. corners];
    }

    private static void FillSign(ConfigurationMessage message, CircuitPlan circuit, IReadOnlyList<RoutePlan> routes, BoxPlan box)
    {
        if (circuit.Reversal.PitExit == box.Id)
        {
            message.SetFlag(ConfigurationMessage.PitExit, true);
        }

        if (circuit.Reversal.Barriers.FirstOrDefault(barrier => barrier.Sign == box.Id) is { } own)
        {
            bool Stands(RoutePlan route) => route.Order.Any(item => item.Kind == RouteItemKind.Barrier && item.Id == own.Id);
            message.SetText(ConfigurationMessage.Closed, string.Concat(routes.Select(route => Stands(route) ? '1' : '0')));
        }
    }

    private static void FillControl(ConfigurationMessage message, VenuePlan plan, CircuitPlan circuit, IReadOnlyList<RoutePlan> routes)
    {
        ReversalPlan reversal = circuit.Reversal;
        Put(message, ConfigurationMessage.Signs, circuit.Signs);
        Put(message, ConfigurationMessage.Timers, circuit.Boxes.Where(each => each.Is("timing")).Select(each => each.Id));
        Put(message, ConfigurationMessage.Sweep, routes.Select(route => string.Join('>', LoopsOf(circuit, route))));
        IReadOnlyList<string> places = PlacesOf(circuit, routes);
        if (places.Count > 0)
        {
            Put(message, ConfigurationMessage.Places, places);
            Put(message, ConfigurationMessage.Contacts, places.Select(place => reversal.Barriers.FirstOrDefault(barrier => barrier.Id == place)?.Sign ?? ""));
        }

        message.SetText(ConfigurationMessage.StartPost, reversal.StartPost.Length > 0 ? reversal.StartPost : circuit.Posts[0]);
        message.SetInteger(ConfigurationMessage.Quiet, reversal.QuietSeconds);
        if (reversal.PitOut.Length > 0)
        {
            message.SetText(ConfigurationMessage.PitOut, reversal.PitOut);
            message.SetText(ConfigurationMessage.PitIn, reversal.PitIn);
        }

        if (reversal.SweepCar > 0)
        {
            message.SetInteger(ConfigurationMessage.SweepCar, reversal.SweepCar);
        }

        if (plan.JoinedOf(circuit).FirstOrDefault() is { } joined)
        {
            Put(message, ConfigurationMessage.JoinedRoutes, joined.Routes.Select(route => route.Name));
            message.SetText(ConfigurationMessage.Partner, joined.Circuits.First(id => id != circuit.Id));
        }
    }

    // A road that is driven from a start to a finish is a stage where a post reads its start.
    private static void FillStage(ConfigurationMessage message, CircuitPlan circuit)
    {
        Course course = CourseMaker.Stage(circuit);
        string? start = course.StartPost is int post ? circuit.Posts[post] : null;
        string[] ends = [.. course.Routes[0].Loops.Where(loop => loop.Use is LoopUse.FinishA or LoopUse.FinishB).Select(loop => loop.Name)];
        if (start is not null && ends.Length > 0)
        {
            string first = course.Routes[0].Loops.First(loop => loop.Use == LoopUse.Start).Name;
            message.SetText(ConfigurationMessage.Stage, string.Join('>', ends.Prepend(first)));
            message.SetText(ConfigurationMessage.StartPost, start);
            Put(message, ConfigurationMessage.Timers, circuit.Boxes.Where(each => each.Is("timing")).Select(each => each.Id));
        }
    }

    // The first route lights arrow 0; so does every route that meets the circuit's posts in the same order.
    private static char ArrowOf(CircuitPlan circuit, RoutePlan route, string sign)
    {
        if (!route.Order.Any(item => item.Kind == RouteItemKind.Sign && item.Id == sign))
        {
            return '-';
        }

        List<string> posts = [.. circuit.Posts];
        int[] places = [.. route.Order.Where(item => item.Kind == RouteItemKind.Post).Select(item => posts.IndexOf(item.Id)).Where(place => place >= 0)];
        int up = places.Zip(places.Skip(1)).Count(pair => pair.Second > pair.First);
        return up * 2 >= places.Length - 1 ? '0' : '1';
    }

    /// <summary>The loops by which a control box follows the sweep car: of a joined course those of its own circuit.</summary>
    public static IEnumerable<string> LoopsOf(CircuitPlan circuit, RoutePlan route) =>
        route.Order.Where(item => item.Kind == RouteItemKind.Loop && circuit.ReaderOf(item.Id) != null).Select(item => item.Id);

    private static void Put(ConfigurationMessage message, int field, IEnumerable<string> names) => message.SetText(field, string.Join(',', names));
}
