using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trackside.Core;
using Trackside.Venue.Profiles;

namespace Trackside.Venue.VenueFile;

/// <summary>Turns the text of a venue file into a plan, or into a list of everything that is wrong with it.</summary>
internal static class VenueReader
{
    private const int UsualQuietSeconds = 300;

    /// <summary>A 12 V lead battery under load is about half empty there, and a box with its regulator runs on for hours.</summary>
    private const int UsualBatteryLow = 11_800;

    private static readonly string[] Languages = ["fr", "en"];
    private static readonly string[] Shapes = ["closed", "point-to-point"];
    private static readonly string[] Roles = ["timing", "post", "sign", "control"];
    private static readonly string[] BusDevices = [.. Enumerable.Range(0, BusDevice.Count).Select(BusDevice.NameOf)];
    private static readonly string[] Directions = ["fixed", "interlock"];
    private static readonly string[] Sources = ["decoder", "timemark", "marker", "edge"];

    /// <summary>Reads and checks a file. The plan is null when anything is wrong.</summary>
    public static (VenuePlan? Plan, IReadOnlyList<Problem> Problems) ReadFile(string path)
    {
        Problems problems = new();
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(path, "the file cannot be read", "name a venue file that exists, such as venues/ales-cevennes.json");
            return (null, problems.All);
        }

        return Read(text, Path.GetFileName(path));
    }

    /// <summary>Reads and checks a text; <paramref name="name"/> is what messages call it.</summary>
    public static (VenuePlan? Plan, IReadOnlyList<Problem> Problems) Read(string text, string name)
    {
        Problems problems = new();
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                problems.Add(name, "this is no venue", "write one object in braces");
                return (null, problems.All);
            }

            VenuePlan plan = ReadVenue(new FieldReader(document.RootElement, "venue", problems));
            if (problems.None)
            {
                VenueCheck.Check(plan, problems);
            }

            if (problems.None)
            {
                BoardFit.Check(plan, problems);
            }

            return (problems.None ? plan : null, problems.All);
        }
        catch (JsonException e)
        {
            problems.Add($"{name}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}", "this is no valid JSON", "mend the text there (a comma, quote or bracket too many or too few?)");
            return (null, problems.All);
        }
    }

    private static VenuePlan ReadVenue(FieldReader reader)
    {
        reader.Number("version", 1, 1);
        string id = reader.Text("venue");
        string name = reader.Text("name", id);
        string language = reader.Choice("language", Languages, "fr");
        string zone = reader.Text("timeZone", "Europe/Paris");
        NetworkPlan network = reader.Object("network") is FieldReader found ? ReadNetwork(found) : new NetworkPlan("", 0, 0, "", 0);
        IReadOnlyList<string> boards = reader.Texts("boards");
        CircuitPlan[] circuits = [.. reader.Objects("circuits").Select(circuit => ReadCircuit(circuit, boards))];
        JoinedPlan[] joined = reader.Has("joined") ? [.. reader.Objects("joined").Select(ReadJoined)] : [];
        reader.RefuseOthers();
        return new VenuePlan(id, name, language, network, boards, circuits, joined) { TimeZone = zone };
    }

    private static NetworkPlan ReadNetwork(FieldReader reader)
    {
        NetworkPlan network = new(
            reader.Text("broker"),
            reader.Number("brokerPort", 1, 65535, 1883),
            reader.Number("keepAlive", 2, 5, 3),
            reader.Text("clock"),
            reader.Number("clockPort", 1, 65535, 123))
        {
            Clock2 = reader.Text("clock2", ""),
            Clock2Port = reader.Number("clock2Port", 1, 65535, 123),
        };
        reader.RefuseOthers();
        return network;
    }

    private static CircuitPlan ReadCircuit(FieldReader reader, IReadOnlyList<string> boards)
    {
        string id = reader.Text("id");
        reader.Place = $"circuit \"{id}\"";
        CircuitPlan circuit = new(
            id,
            reader.Text("name", id),
            reader.Choice("shape", Shapes, "closed") == "point-to-point",
            reader.Choice("profile", ProfileReader.Names),
            [.. reader.Objects("boxes").Select(box => ReadBox(box, id, boards))],
            [.. reader.Objects("routes").Select(ReadRoute)],
            ReadReversal(reader));
        reader.RefuseOthers();
        return circuit with { Rules = ProfileReader.Find(circuit.Profile, reader.Problems) };
    }

    private static ReversalPlan ReadReversal(FieldReader reader)
    {
        if (!reader.Has("reversal"))
        {
            return new ReversalPlan(false, "", "", 0, UsualQuietSeconds, []);
        }

        FieldReader? found = reader.Object("reversal");
        if (found is null)
        {
            return new ReversalPlan(false, "", "", 0, UsualQuietSeconds, []);
        }

        ReversalPlan plan = new(
            found.Choice("direction", Directions, Directions[0]) == "interlock",
            found.Text("startPost", ""),
            found.Text("pitExit", ""),
            found.Number("sweepCar", 1, int.MaxValue, 0),
            found.Number("quiet", 10, 3600, UsualQuietSeconds),
            found.Has("barriers") ? [.. found.Objects("barriers").Select(ReadBarrier)] : [])
        {
            PitOut = found.Text("pitOut", ""),
            PitIn = found.Text("pitIn", ""),
        };
        found.RefuseOthers();
        return plan;
    }

    private static BarrierPlan ReadBarrier(FieldReader reader)
    {
        BarrierPlan barrier = new(reader.Text("id"), reader.Text("sign", ""));
        reader.RefuseOthers();
        return barrier;
    }

    private static JoinedPlan ReadJoined(FieldReader reader)
    {
        string id = reader.Text("id");
        reader.Place = $"joined course \"{id}\"";
        JoinedPlan joined = new(id, reader.Text("name", id), reader.Texts("circuits"), [.. reader.Objects("routes").Select(ReadRoute)]);
        reader.RefuseOthers();
        return joined;
    }

    private static BoxPlan ReadBox(FieldReader reader, string circuit, IReadOnlyList<string> boards)
    {
        string id = reader.Text("id");
        reader.Place = $"circuit \"{circuit}\", box \"{id}\"";
        BoxPlan box = new(
            id,
            circuit,
            boards.Count > 0 ? reader.Choice("board", boards, boards[0]) : reader.Text("board"),
            reader.Choices("roles", Roles),
            reader.Texts("loops"),
            ReadSources(reader),
            reader.Number("minGap", 50, 100, 80))
        {
            Pairs = reader.Texts("pairs"),
            Pixels = reader.Text("pixels", ""),
            RedButton = reader.Has("redButton") && reader.Flag("redButton"),
            Bus = reader.Has("bus") ? reader.Choices("bus", BusDevices) : [],
            BatteryLowMillivolts = reader.Number("batteryLow", 3000, 60_000, UsualBatteryLow),
        };
        reader.RefuseOthers();
        return box;
    }

    // One entry a loop; several sources of a loop join by "+", best first.
    private static IReadOnlyList<string> ReadSources(FieldReader reader)
    {
        IReadOnlyList<string> entries = reader.Texts("sources");
        foreach (string source in entries.SelectMany(entry => entry.Split('+')).Except(Sources))
        {
            reader.Problems.Add(reader.Place, $"\"sources\" holds \"{source}\", which is not known", $"use {Problems.OneOf(Sources)}, several of a loop with + between");
        }

        foreach (string entry in entries.Where(entry => entry.Split('+').Distinct().Count() < entry.Split('+').Length))
        {
            reader.Problems.Add(reader.Place, $"\"{entry}\" names a source twice", "name each once, the best first");
        }

        foreach (string entry in entries.Where(entry => entry.Split('+').Contains("marker") && !entry.Split('+').Contains("edge")))
        {
            reader.Problems.Add(reader.Place, $"\"{entry}\" has nothing to fall back to", "what a marker's capture does not show beyond doubt would be lost: write \"marker+edge\"");
        }

        return entries;
    }

    private static RoutePlan ReadRoute(FieldReader reader)
    {
        string name = reader.Text("name");
        reader.Place = reader.Place[..reader.Place.LastIndexOf(',')] + $", route \"{name}\"";
        RoutePlan route = new(name, reader.Number("length", 1, 100_000), [.. reader.Objects("order").Select(ReadItem).OfType<RouteItem>()])
        {
            ShortLapSeconds = reader.Number("shortLap", 0, 3600, 0),
            Traps = reader.Has("traps") ? [.. reader.Objects("traps").Select(ReadTrap)] : [],
        };
        reader.RefuseOthers();
        return route;
    }

    private static TrapPlan ReadTrap(FieldReader reader)
    {
        TrapPlan trap = new(reader.Text("name"), reader.Text("from"), reader.Text("to"));
        reader.RefuseOthers();
        return trap;
    }

    private static RouteItem? ReadItem(FieldReader reader)
    {
        int at = reader.Number("at", 0, 100_000);
        RouteItem? item = null;
        foreach (RouteItemKind kind in Enum.GetValues<RouteItemKind>())
        {
            string key = kind.ToString().ToLowerInvariant();
            if (reader.Has(key))
            {
                item = new RouteItem(at, kind, reader.Text(key));
            }
        }

        if (item?.Kind == RouteItemKind.Loop && reader.Has("use"))
        {
            item = item with { Use = reader.Choice("use", CourseMaker.Uses) };
        }

        if (item is null)
        {
            reader.Problems.Add(reader.Place, "nothing stands at this place", "name one \"post\", \"loop\", \"sign\", \"corner\" or \"barrier\" beside \"at\"");
        }

        reader.RefuseOthers();
        return item;
    }
}
