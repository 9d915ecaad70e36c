using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trackside.Venue.Drawing;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary><c>venue check FILE</c>: says what is wrong with a venue file, or what is in it.</summary>
internal static class VenueCommand
{
    /// <summary>The verb.</summary>
    public static Command Create()
    {
        Argument<string?> file = new("FILE") { Description = "venue file; venues/ales-cevennes.json when left out", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> png = new("--png") { Description = "draw the circuits, their routes and what stands on them into this file" };
        Option<bool> json = new("--json") { Description = "what is in it, and the warnings, as JSON on standard output" };
        Option<string?> language = Arguments.Word("--lang", "language of the warnings; the venue's own when left out", ["fr", "en"], optional: true);
        Command check = new("check", "Explain everything that is inconsistent in a venue file, and warn of what may not fit") { file, png, json, language };
        check.SetAction(parsed => Check(parsed.GetValue(file) ?? House.DefaultVenueFile(), parsed.GetValue(png), parsed.GetValue(json), parsed.GetValue(language)));
        Option<string> to = new("--to") { Description = "folder that gets one folder a box", Required = true };
        Command compile = new("compile", "Write the configuration of every box") { file, to };
        compile.SetAction(parsed => Compile(parsed.GetValue(file) ?? House.DefaultVenueFile(), parsed.GetRequiredValue(to)));
        return new Command("venue", "Work on venue files") { check, compile, PanelsCommand.Create() };
    }

    /// <summary>Reads a plan, or ends in one exception that lists all that is wrong.</summary>
    /// <exception cref="WrongUseException">The file is not sound.</exception>
    public static VenuePlan Load(string path)
    {
        (VenuePlan? plan, IReadOnlyList<Problem> problems) = VenueReader.ReadFile(path);
        return plan ?? throw new WrongUseException(string.Join(Environment.NewLine, problems));
    }

    private static int Compile(string path, string folder)
    {
        VenuePlan plan = Load(path);
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            foreach (BoxPlan box in circuit.Boxes)
            {
                VenueCompiler.Write(plan, circuit, box, Path.Combine(folder, box.Id));
            }
        }

        Console.WriteLine($"{plan.Boxes.Count()} configurations in {folder}");
        return ExitCode.Ok;
    }

    private static int Check(string path, string? picture, bool json, string? language)
    {
        VenuePlan plan = Load(path);
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            foreach (BoxPlan box in circuit.Boxes)
            {
                VenueCompiler.Compile(plan, circuit, box);
            }
        }

        IReadOnlyList<MemoryWarning> warnings = MemoryFit.Warnings(plan);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { venue = plan.Id, circuits = plan.Circuits.Count, boxes = plan.Boxes.Count(), warnings }, JsonSerializerOptions.Web));
        }
        else
        {
            Tell(plan);
        }

        foreach (MemoryWarning warning in json ? [] : warnings)
        {
            Console.WriteLine(warning.Say(language ?? plan.Language));
        }

        if (picture != null)
        {
            File.WriteAllBytes(picture, Png.Of(CircuitPicture.Draw(plan)));
            (json ? Console.Error : Console.Out).WriteLine($"Drawn in {picture}");
        }

        return ExitCode.Ok;
    }

    private static void Tell(VenuePlan plan)
    {
        Console.WriteLine($"{plan.Name}: {plan.Circuits.Count} circuits, {plan.Boxes.Count()} boxes; all consistent.");
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            string routes = string.Join(", ", circuit.Routes.Select(route => $"{route.Name} {route.LengthMetres} m (hash {RouteHash.Of(circuit, route)})"));
            Console.WriteLine($"  {circuit.Id}: {circuit.Boxes.Count} boxes, {circuit.Posts.Count} posts, profile {circuit.Profile}, routes {routes}");
        }

        foreach (JoinedPlan joined in plan.Joined)
        {
            string routes = string.Join(", ", joined.Routes.Select(route => $"{route.Name} {route.LengthMetres} m (hash {RouteHash.Of(joined.Id, route)})"));
            Console.WriteLine($"  {joined.Id}: {string.Join(" and ", joined.Circuits)} joined, routes {routes}");
        }
    }
}
