using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>
/// Decides which messages a program on a PC believes. Where the venue has keys, what the boxes sign must be signed by whom it claims to come from, and must not be an old one:
/// the same rules as on a box (docs/protocol.md, "Trust"). What is not signed by the protocol, and everything without keys, passes. One thread, the network's.
/// </summary>
/// <param name="keys">The venue's keys; null for none.</param>
/// <param name="freshness">What is newest.</param>
internal sealed class Warden(VenueKeys? keys, Freshness freshness)
{
    private const long TellEachMicroseconds = 1_000_000;
    private const long LogEachMicroseconds = 60_000_000;
    private const int MostCounted = 4096; // a sender that invents topics cannot fill the memory
    private readonly Dictionary<(string Topic, MessageFault Fault), Tally> tallies = [];

    /// <summary>Whether signatures are checked.</summary>
    internal bool IsChecking => keys is not null;

    /// <summary>What may be noted of what is newest: <see cref="Freshness.TakeNotes"/>.</summary>
    internal IReadOnlyDictionary<string, long>? TakeNotes(long now) => freshness.TakeNotes(now);

    /// <summary>Judges a message that was read.</summary>
    /// <param name="name">Its topic as it came.</param>
    /// <param name="topic">The same, taken apart.</param>
    /// <param name="message">What it tells.</param>
    /// <param name="payload">Its bytes.</param>
    /// <param name="count">How many those are.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    /// <param name="isProof">Whether what it proves counts: not where nothing says when that was.</param>
    /// <returns>Why it is not to be believed; null where it is.</returns>
    internal MessageFault? Judge(string name, Topic topic, Message message, byte[] payload, int count, long now, out bool isProof)
    {
        isProof = true;
        if (keys is null || HolderOf(topic, message) is not var (holder, of))
        {
            return null;
        }

        int at = Signature.Find(payload, count);
        if (at < 0)
        {
            return MessageFault.Unsigned;
        }

        byte[] signed = Signature.Bytes(Encoding.UTF8.GetBytes(name), payload, at, null);
        if (!Fits(keys.Find(holder, of)) && !Fits(keys.Find(holder, of, again: true)))
        {
            return MessageFault.Forged;
        }

        MessageAge age = freshness.Judge(name, message, now);
        isProof = age == MessageAge.New;
        return age == MessageAge.Old ? MessageFault.Stale : null;

        bool Fits(byte[]? key) => key is not null && Signature.Fits(payload, at, HMACSHA256.HashData(key, signed));
    }

    /// <summary>Counts a message that is not believed.</summary>
    /// <param name="name">Its topic as it came.</param>
    /// <param name="topic">The same, taken apart.</param>
    /// <param name="fault">Why it is not.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    /// <param name="isForLog">Whether it is to be written down as well: a minute after the last line.</param>
    /// <returns>What is to be told of it; null where the last word is less than a second old.</returns>
    internal RefusedMessage? Refuse(string name, Topic topic, MessageFault fault, long now, out bool isForLog)
    {
        if (tallies.Count >= MostCounted && !tallies.ContainsKey((name, fault)))
        {
            tallies.Clear();
        }

        Tally tally = tallies.GetValueOrDefault((name, fault));
        bool isDue = IsDue(tally.Told, TellEachMicroseconds);
        isForLog = isDue && IsDue(tally.Logged, LogEachMicroseconds);
        tallies[(name, fault)] = tally = new Tally(tally.Count + 1, isDue ? now : tally.Told, isForLog ? now : tally.Logged);
        return isDue ? new RefusedMessage(topic.Circuit, topic.Box, topic.What, fault, tally.Count, now) : null;

        bool IsDue(long last, long each) => tally.Count == 0 || now - last >= each || now < last; // a clock that was set back
    }

    // Whose key signs a message: a folder of the keys, and a name in it; null for what is not signed.
    private static (string Holder, string Name)? HolderOf(Topic topic, Message message) => topic.What switch
    {
        What.ControlState or What.ControlReply or What.ControlInterlock or What.ControlPosts => (VenueKeys.Circuits, topic.Circuit),
        What.ControlRequest => (VenueKeys.People, message.GetText(ControlRequestMessage.Issuer)),
        What.Lamps or What.Sign or What.Button => (VenueKeys.Boxes, topic.Box),
        _ => null,
    };

    private readonly record struct Tally(int Count, long Told, long Logged);
}
