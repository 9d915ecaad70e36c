using System;
using System.IO;
using Trackside.Mosquitto;
using Trackside.Venue.Keys;
using Trackside.Venue.Running;

namespace Trackside.Venue.Attacks;

/// <summary>The identity of one who has the broker itself in his hands: its rules let him write everything.</summary>
internal static class Overlord
{
    /// <summary>His name at the broker.</summary>
    public const string Name = "intruder";

    /// <summary>Opens the broker's rules to him; before he enters.</summary>
    public static void LetIn(VirtualVenue venue, KeyFolder keys)
    {
        new Authority(keys, venue.Plan.Id).IssueClient(keys.At(Name), Name, DateTime.UtcNow.AddDays(-1), 2);
        File.AppendAllLines(Path.Combine(keys.Mosquitto, "acl"), ["", $"user {Name}", "topic readwrite #"]);
        venue.Broker.Reload();
    }

    /// <summary>His papers.</summary>
    public static MosquittoTls PapersOf(KeyFolder keys) => keys.TlsOf(keys.At(Name));
}
