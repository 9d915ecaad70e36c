using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Venue.VenueFile;

namespace Trackside.Benchmarks.Boxes;

/// <summary>A venue of any number of boxes: circuits of at most 20, each with a control box, a timing box with a decoder, one with a line, posts and signs, all as the example's kart circuit has them.</summary>
internal static class ManyBoxes
{
    /// <summary>Boxes of a full circuit.</summary>
    public const int PerCircuit = 20;

    private const string Pattern = "kart";
    private const int Signs = 2;
    private const int Metres = 60;

    /// <summary>Least boxes of a circuit: control, two timing boxes, a post.</summary>
    public const int Least = 4;

    /// <summary>The plan.</summary>
    /// <param name="plan">The example venue.</param>
    /// <param name="boxes">How many: <see cref="Least"/> or more.</param>
    public static VenuePlan Of(VenuePlan plan, int boxes)
    {
        CircuitPlan pattern = plan.Circuits.Single(circuit => circuit.Id == Pattern);
        List<CircuitPlan> circuits = [];
        for (int left = boxes; left > 0; left -= circuits[^1].Boxes.Count)
        {
            // The last circuit but one leaves enough for the last.
            int count = left <= PerCircuit ? left : Math.Min(PerCircuit, left - Least);
            circuits.Add(Circuit(pattern, $"c{circuits.Count + 1}", count));
        }

        return plan with { Circuits = circuits, Joined = [] };
    }

    private static CircuitPlan Circuit(CircuitPlan pattern, string id, int count)
    {
        BoxPlan Like(string role, string name, Func<BoxPlan, bool>? that = null) => pattern.Boxes.First(box => box.Is(role) && that?.Invoke(box) != false) with { Id = $"{id}-{name}", Circuit = id, Pixels = "" };
        int signs = Math.Min(Signs, count - Least);
        List<BoxPlan> boxes =
        [
            Like("control", "c"),
            Like("timing", "t1", box => box.Uses("decoder")) with { Loops = ["sf"], Sources = ["decoder"] },
            Like("timing", "t2") with { Loops = ["s1"], Sources = ["edge"] },
            .. Enumerable.Range(1, signs).Select(number => Like("sign", $"s{number}")),
            .. Enumerable.Range(1, count - signs - Least + 1).Select(number => Like("post", $"p{number}")),
        ];
        int at = 0;
        List<RouteItem> order = [new(0, RouteItemKind.Loop, "sf"), new(at += Metres, RouteItemKind.Loop, "s1")];
        order.AddRange(boxes.Where(box => box.Is("post")).Select(box => new RouteItem(at += Metres, RouteItemKind.Post, box.Id)));
        order.AddRange(boxes.Where(box => box.Is("sign")).Select(box => new RouteItem(at += Metres, RouteItemKind.Sign, box.Id)));
        return pattern with { Id = id, Boxes = boxes, Routes = [pattern.Routes[0] with { LengthMetres = at + Metres, Order = order }] };
    }
}
