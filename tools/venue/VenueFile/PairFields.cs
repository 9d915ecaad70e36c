using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trackside.Core;

namespace Trackside.Venue.VenueFile;

/// <summary>Pairs of loops of a box: written once in the venue file as the first route meets them, compiled as every route does.</summary>
internal static class PairFields
{
    /// <summary>The list for a box's configuration: one list a route, comma between, <c>;</c> between pairs; empty for none.</summary>
    public static string Of(CircuitPlan circuit, IReadOnlyList<RoutePlan> routes, BoxPlan box) => box.Pairs.Count == 0
        ? ""
        : string.Join(',', routes.Select(route => string.Join(';', box.Pairs.Select(pair => OnRoute(circuit, route, pair)))));

    /// <summary>Adds what is wrong with the pairs of a box.</summary>
    public static void Check(BoxPlan box, string place, Problems problems)
    {
        foreach (string pair in box.Pairs)
        {
            string[] parts = pair.Split('>', ':');
            if (parts.Length != 3 || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out int millimetres))
            {
                problems.Add(place, $"\"pairs\" holds \"{pair}\"", "write two loops of this box and their distance in millimetres, as the first route meets them: \"fa>fb:15000\"");
                continue;
            }

            foreach (string stranger in parts[..2].Except(box.Loops))
            {
                problems.Add(place, $"the pair \"{pair}\" names loop \"{stranger}\", which this box does not read", "pair two loops of one box");
            }

            if (parts[0] == parts[1])
            {
                problems.Add(place, $"the pair \"{pair}\" names one loop twice", "name two loops of this box");
            }

            if (millimetres is < PairGrammar.LeastDistance or > PairGrammar.MostDistance)
            {
                problems.Add(place, $"the loops of the pair \"{pair}\" stand {millimetres} mm apart", $"use {PairGrammar.LeastDistance} to {PairGrammar.MostDistance}");
            }
        }
    }

    private static string OnRoute(CircuitPlan circuit, RoutePlan route, string pair)
    {
        string[] parts = pair.Split('>', ':');
        RouteItem? first = route.Order.FirstOrDefault(item => item.Kind == RouteItemKind.Loop && item.Id == parts[0]);
        RouteItem? second = route.Order.FirstOrDefault(item => item.Kind == RouteItemKind.Loop && item.Id == parts[1]);
        if (first is null || second is null)
        {
            // Nothing crosses them on this route.
            return pair;
        }

        int metres = second.AtMetres - first.AtMetres;
        if (!circuit.PointToPoint && Math.Abs(metres) > route.LengthMetres / 2)
        {
            // The line that ends a lap lies between them.
            metres = -metres;
        }

        return metres >= 0 ? pair : $"{parts[1]}>{parts[0]}:{parts[2]}";
    }
}
