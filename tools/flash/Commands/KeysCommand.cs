using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using System;
using Trackside.Flash.Display;
using Trackside.Venue.Commands;
using Trackside.Venue.Keys;
using Trackside.Venue.VenueFile;

namespace Trackside.Flash.Commands;

/// <summary><c>flash keys</c>: the venue's authority, certificates, message keys, and the broker's rules.</summary>
internal sealed class KeysCommand
{
    private readonly Shared shared;
    private readonly Option<string[]> identities = new("--identity") { Description = "NAME=POWERS: a person or program beside the boxes; powers of gateway, request, console, read", DefaultValueFactory = _ => [] };
    private readonly Option<string[]> addresses = new("--address") { Description = "an address or name of the broker beside that of the venue file", DefaultValueFactory = _ => [] };

    private KeysCommand(Shared shared) => this.shared = shared;

    /// <summary>The verb with its own verbs.</summary>
    public static Command Create(Shared shared)
    {
        KeysCommand keys = new(shared);
        Command make = new("keys", "Make the authority, the certificates and keys of broker, boxes and people, and the broker's rules; keeps what is there") { keys.identities, keys.addresses };
        make.SetAction(parsed => keys.Change(parsed, maker => maker.Make([.. parsed.GetValue(keys.identities)!.Select(PowerWords.ReadIdentity)], parsed.GetValue(keys.addresses)!)));
        make.Add(keys.CreateList());
        make.Add(keys.CreateRevoke());
        make.Add(keys.CreateRotate());
        return make;
    }

    private Command CreateList()
    {
        Command list = new("list", "Who has keys, and until when");
        list.SetAction(List);
        return list;
    }

    private Command CreateRevoke()
    {
        Argument<string> name = new("NAME") { Description = "a box, an identity, or broker" };
        Command revoke = new("revoke", "Put keys out of use: a box that was stolen, a person who left") { name };
        revoke.SetAction(parsed => Change(parsed, maker => maker.Revoke(parsed.GetRequiredValue(name))));
        return revoke;
    }

    private Command CreateRotate()
    {
        Argument<string> name = new("NAME") { Description = "a box, an identity, or broker" };
        Command rotate = new("rotate", "Give new keys; the old ones are revoked") { name, addresses };
        rotate.SetAction(parsed => Change(parsed, maker => maker.Rotate(parsed.GetRequiredValue(name), parsed.GetValue(addresses)!)));
        return rotate;
    }

    private int Change(ParseResult parsed, Func<KeyMaker, KeyChanges> change)
    {
        VenuePlan plan = shared.Plan(parsed);
        KeyFolder folder = shared.Folder(parsed, plan);
        FlashWords words = shared.Words(parsed, plan);
        KeyChanges changes = change(new KeyMaker(plan, folder, DateTime.UtcNow));
        if (parsed.GetValue(shared.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(new { folder = folder.Root, changes.Made, changes.Kept, changes.Refused, changes.ToFlash }, FlashWords.Json));
            return ExitCode.Ok;
        }

        Say(words.KeysMade, folder.Root, changes.Made.Count, changes.Kept.Count);
        foreach (string made in changes.Made)
        {
            Console.WriteLine($"  + {made}");
        }

        foreach (string refused in changes.Refused)
        {
            Say(words.KeysRevoked, refused);
        }

        if (changes.ToFlash.Count > 0)
        {
            Say(words.KeysToFlash, changes.ToFlash.Count, string.Join(' ', changes.ToFlash));
        }

        Say(words.KeysBroker, Path.Combine(folder.Mosquitto, "trackside.conf"));
        return ExitCode.Ok;
    }

    private int List(ParseResult parsed)
    {
        VenuePlan plan = shared.Plan(parsed);
        KeyFolder folder = shared.Folder(parsed, plan);
        if (!folder.IsMade)
        {
            throw new WrongUseException($"There are no keys in {folder.Root}: make them with './trackside flash keys'.");
        }

        Authority authority = new(folder, plan.Id);
        List<KeyLine> lines = [.. Holders(folder).Select(each => new KeyLine(each.Name, each.What, authority.EndOf(each.Holder)))];
        if (parsed.GetValue(shared.Json))
        {
            Console.WriteLine(JsonSerializer.Serialize(lines, FlashWords.Json));
            return ExitCode.Ok;
        }

        foreach (KeyLine line in lines)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{line.Name,-24} {line.What,-24} {line.Until:yyyy-MM-dd}"));
        }

        return ExitCode.Ok;
    }

    private static IEnumerable<(string Name, string What, string Holder)> Holders(KeyFolder folder) =>
    [
        ("broker", "broker", folder.Broker),
        .. folder.Boxes.Select(box => (box, "box", folder.Box(box))),
        .. folder.People.Select(name => (name, PowerWords.Write(folder.PowersOf(name)), folder.Person(name))),
    ];

    private static void Say(string format, params object[] values) => Console.WriteLine(string.Format(CultureInfo.InvariantCulture, format, values));

    private sealed record KeyLine(string Name, string What, DateTime Until);
}
