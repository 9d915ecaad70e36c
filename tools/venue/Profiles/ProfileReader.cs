using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Profiles;

/// <summary>Reads rule profiles: <c>profiles/*.json</c>. Any thread.</summary>
internal static class ProfileReader
{
    private static readonly string[] People = ["control", "marshal"];
    private static readonly string[] Shown = ["always", "after-yellow"];
    private static readonly string[] Modes = ["off", "offered", "asked"];
    private static readonly string[] BlueFor = ["lapped", "slower"];
    private static readonly string[] Losses = ["stays", "dark", "blank", "green", "yellow", "red"];

    /// <summary>The folder of the profiles.</summary>
    public static string Folder => Path.Combine(House.Root(), "profiles");

    /// <summary>Names of the profiles there are, in order.</summary>
    public static IReadOnlyList<string> Names => [.. Directory.EnumerateFiles(Folder, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>Reads the profile of a name. Null, and every problem told, where it is not sound.</summary>
    public static ProfilePlan? Find(string name, Problems problems)
    {
        string path = Path.Combine(Folder, name + ".json");
        if (!File.Exists(path))
        {
            problems.Add($"profile \"{name}\"", "there is no such file", $"use {Problems.OneOf(Names)}, or write {path}");
            return null;
        }

        ProfilePlan? plan = Read(File.ReadAllText(path), Path.GetFileName(path), problems);
        if (plan is not null && plan.Id != name)
        {
            problems.Add(Path.GetFileName(path), $"\"profile\" is \"{plan.Id}\"", "name the file as the profile");
            return null;
        }

        return plan;
    }

    /// <summary>Reads and checks a text. Null, and every problem told, where it is not sound.</summary>
    public static ProfilePlan? Read(string text, string file, Problems problems)
    {
        int before = problems.All.Count;
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                problems.Add(file, "this is no profile", "write one object in braces");
                return null;
            }

            ProfilePlan plan = ReadPlan(new FieldReader(document.RootElement, file, problems));
            if (problems.All.Count == before)
            {
                ProfileCheck.Check(plan, file, problems);
            }

            return problems.All.Count == before ? plan : null;
        }
        catch (JsonException e)
        {
            problems.Add($"{file}, line {e.LineNumber + 1}, column {e.BytePositionInLine + 1}", "this is no valid JSON", "mend the text there (a comma, quote or bracket too many or too few?)");
            return null;
        }
    }

    private static ProfilePlan ReadPlan(FieldReader reader)
    {
        reader.Number("version", 1, 1);
        string id = reader.Text("profile");
        string name = reader.Text("name", id);
        reader.Text("about");
        int flash = reader.Number("flashMilliHertz", 500, 20_000);
        (bool afterYellow, int greenSeconds) = Inside(reader, "green", found => (found.Choice("shown", Shown) == Shown[1], found.Number("seconds", 0, 60)));
        (int yellowSeconds, bool mirror, bool lead) = Inside(reader, "yellow", found => (found.Number("seconds", 0, 60), found.Flag("mirror"), found.Flag("doubleYellowLead")));
        ControlRules control = reader.Has("control") ? Inside(reader, "control", ReadControl) ?? new ControlRules() : new ControlRules();
        ProfilePlan plan = new(id, name, flash)
        {
            NoticeSeconds = control.Notice,
            CentralSeconds = control.Hold,
            Release = control.Release,
            Issuers = reader.Has("issuers") ? [.. reader.Objects("issuers").Select(ReadIssuer)] : [],
            Offers = reader.Has("timing") ? Inside(reader, "timing", ReadOffers) ?? OfferRules.Usual : OfferRules.Usual,
            Authorities = Inside(reader, "authority", ReadAuthorities) ?? new Dictionary<Aspect, Authority>(),
            GreenAfterYellow = afterYellow,
            GreenSeconds = greenSeconds,
            YellowSeconds = yellowSeconds,
            Mirror = mirror,
            DoubleYellowLead = lead,
            Loss = Inside(reader, "loss", ReadLoss) ?? new LossPlan("", "", "", ""),
            Brightness = Inside(reader, "brightness", ReadBrightness) ?? [],
            Lamps = reader.Has("lamps") ? Inside(reader, "lamps", ReadLamps) ?? new Dictionary<Aspect, string>() : new Dictionary<Aspect, string>(),
        };
        reader.RefuseOthers();
        return plan;
    }

    private static T? Inside<T>(FieldReader reader, string name, Func<FieldReader, T> read)
    {
        if (reader.Object(name) is not FieldReader found)
        {
            return default;
        }

        T value = read(found);
        found.RefuseOthers();
        return value;
    }

    private static Dictionary<Aspect, Authority> ReadAuthorities(FieldReader reader)
    {
        Dictionary<Aspect, Authority> authorities = [];
        foreach (Aspect aspect in Enum.GetValues<Aspect>().Where(aspect => AspectNames.IsCommandable(aspect) && aspect != Aspect.Dark))
        {
            Authority? found = Inside(reader, AspectNames.Of(aspect), inner => new Authority(inner.Choice("asked", People), inner.Choice("released", People)));
            authorities[aspect] = found ?? new Authority(People[0], People[0]);
        }

        return authorities;
    }

    private sealed record ControlRules
    {
        public int Notice { get; init; } = 5;

        public int Hold { get; init; }

        public Dictionary<Aspect, IReadOnlyList<Aspect>> Release { get; init; } = [];
    }

    private static ControlRules ReadControl(FieldReader reader) => new()
    {
        Notice = reader.Number("noticeSeconds", 1, 60),
        Hold = reader.Has("holdSeconds") ? reader.Number("holdSeconds", 0, 60) : 0,
        Release = reader.Has("release") ? Inside(reader, "release", ReadRelease) ?? [] : [],
    };

    private static IssuerPlan ReadIssuer(FieldReader reader)
    {
        string[] known = [.. Enum.GetValues<Aspect>().Where(AspectNames.IsCommandable).Select(AspectNames.Of)];
        string name = reader.Text("name");
        if (name != "*" && !Topic.IsIdentifier(name.EndsWith('*') ? name[..^1] : name))
        {
            reader.Problems.Add(reader.Place, $"\"name\" is \"{name}\"", $"use 1 to {Limits.Identifier} of a-z 0-9 -, and * at the end for all names that begin so");
        }

        IssuerPlan issuer = new(name, [.. reader.Choices("asks", known).Select(AspectNames.FromName)], [.. reader.Choices("releases", known).Select(AspectNames.FromName)]);
        reader.RefuseOthers();
        return issuer;
    }

    private static OfferRules ReadOffers(FieldReader reader)
    {
        OfferRules offers = new(ModeOf(reader, "blue"), ModeOf(reader, "wrongWay"));
        return offers.Blue == OfferMode.Off
            ? offers
            : offers with { LappedOnly = reader.Choice("blueFor", BlueFor) == BlueFor[0], BlueLead = TimeSpan.FromSeconds(reader.Number("blueSeconds", 1, 60)) };
    }

    private static OfferMode ModeOf(FieldReader reader, string name) => (OfferMode)Array.IndexOf(Modes, reader.Choice(name, Modes, Modes[1]));

    private static Dictionary<Aspect, IReadOnlyList<Aspect>> ReadRelease(FieldReader reader)
    {
        Dictionary<Aspect, IReadOnlyList<Aspect>> release = [];
        string[] known = [.. Enum.GetValues<Aspect>().Where(AspectNames.IsCommandable).Select(AspectNames.Of)];
        foreach (string from in known.Where(reader.Has))
        {
            release[AspectNames.FromName(from)] = [.. reader.Choices(from, known).Select(AspectNames.FromName)];
        }

        return release;
    }

    private static LossPlan ReadLoss(FieldReader reader) =>
        new(reader.Choice("warning", Losses), reader.Choice("green", Losses), reader.Choice("arrows", Losses), reader.Choice("pitExit", Losses));

    private static int[] ReadBrightness(FieldReader reader) =>
    [
        reader.Number("nightLux", 0, 1000),
        reader.Number("dayLux", 1, 200_000),
        reader.Number("nightPercent", 0, 100),
        reader.Number("nightOtherPercent", 0, 100),
    ];

    private static Dictionary<Aspect, string> ReadLamps(FieldReader reader)
    {
        Dictionary<Aspect, string> lamps = [];
        foreach (Aspect aspect in Enum.GetValues<Aspect>().Where(aspect => AspectNames.IsCommandable(aspect) && reader.Has(AspectNames.Of(aspect))))
        {
            lamps[aspect] = reader.Text(AspectNames.Of(aspect));
        }

        return lamps;
    }
}
