using System;
using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>How a message stands to the newest of its kind.</summary>
internal enum MessageAge
{
    /// <summary>As new, or newer.</summary>
    New,

    /// <summary>It knew no time: nothing says that it is not an old one.</summary>
    Undated,

    /// <summary>Older.</summary>
    Old,
}

/// <summary>
/// Whether a message that is signed rightly is new. What is newest is kept by topic, of requests by issuer too.
/// <code>
/// message            is old where
/// control/state      its (epoch, boot, seq) is lower and its utc is not later; or its utc lies a minute before the newest, whatever its numbers
/// lamps sign         its utc lies more than a second before the newest. Without utc it must name a control/state at least as new, else it is undated and proves nothing
/// button             its utc lies more than a second before the newest; likewise control/posts
/// control/interlock  the state it tells was entered more than a second before the newest
/// control/reply      never: it answers a request by its id, which does not come twice
/// control/request    the issuer's seq is lower
/// </code>
/// The same message once more (QoS 1, a retained copy) is not old. A newest that lies ahead of the gateway's clock counts only up to now: a time server that was wrong for an hour
/// does not shut the boxes out. Over a restart the newest is kept by <see cref="TakeNotes"/>. One thread.
/// </summary>
/// <param name="recorded">The newest utc by topic, as it was noted before this start.</param>
internal sealed class Freshness(IReadOnlyDictionary<string, long> recorded)
{
    /// <summary>How often what is newest is to be written down, in microseconds: what was told in the last such time before a restart can be played again after it.</summary>
    internal const long NoteEachMicroseconds = 10_000_000;

    private const long BoxClockMicroseconds = 1_000_000; // by which a box's clock may be corrected backwards between two messages
    private const long ControlClockMicroseconds = 60_000_000;
    private readonly Dictionary<(string Topic, string Issuer), Newest> known = [];
    private readonly Dictionary<string, long> unnoted = [];
    private long notedAt;

    /// <summary>Judges a message, and keeps it where it is the newest.</summary>
    /// <param name="name">Its topic.</param>
    /// <param name="message">The message.</param>
    /// <param name="now">Microseconds since 1970 UTC.</param>
    internal MessageAge Judge(string name, Message message, long now)
    {
        (string, string) key = (name, message is ControlRequestMessage ? message.GetText(ControlRequestMessage.Issuer) : "");
        Newest newest = known.TryGetValue(key, out Newest last) ? last : new Newest(recorded.GetValueOrDefault(name), default);
        Newest its = Of(message);
        MessageAge age = message switch
        {
            ControlRequestMessage => its.Order.CompareTo(newest.Order) < 0 ? MessageAge.Old : MessageAge.New,
            ControlStateMessage => IsOldState(its, newest, now) ? MessageAge.Old : MessageAge.New,
            LampsMessage or SignMessage => AgeOf(its, newest, now),
            _ => its.Utc > 0 && IsBefore(its, newest, now) ? MessageAge.Old : MessageAge.New,
        };
        if (age == MessageAge.New)
        {
            Keep(key, its, newest, isReplaced: message is ControlStateMessage && its.Utc > newest.Utc);
        }

        return age;
    }

    /// <summary>What is newest and was not noted yet, every ten seconds; null in between and where there is nothing.</summary>
    internal IReadOnlyDictionary<string, long>? TakeNotes(long now)
    {
        if (unnoted.Count == 0 || now - notedAt < NoteEachMicroseconds)
        {
            return null;
        }

        notedAt = now;
        Dictionary<string, long> notes = new(unnoted);
        unnoted.Clear();
        return notes;
    }

    // A control box whose storage was erased counts from 1 again: its time tells that it is newer.
    private void Keep((string Topic, string Issuer) key, Newest its, Newest newest, bool isReplaced)
    {
        bool isHigher = its.Order.CompareTo(newest.Order) > 0;
        known[key] = new Newest(Math.Max(its.Utc, newest.Utc), isHigher || isReplaced ? its.Order : newest.Order);
        if (its.Utc > newest.Utc)
        {
            unnoted[key.Topic] = its.Utc;
        }
    }

    private static bool IsOldState(Newest its, Newest newest, long now)
    {
        // Right after a start nothing but the time is known.
        long margin = newest.Order == default ? BoxClockMicroseconds : ControlClockMicroseconds;
        bool isBehind = its.Order.CompareTo(newest.Order) < 0 && its.Utc <= newest.Utc;
        return isBehind || (its.Utc > 0 && its.Utc < Math.Min(newest.Utc, now) - margin);
    }

    private static MessageAge AgeOf(Newest its, Newest newest, long now) =>
        its.Utc > 0 ? (IsBefore(its, newest, now) ? MessageAge.Old : MessageAge.New)
        : its.Order != default && its.Order.CompareTo(newest.Order) >= 0 ? MessageAge.New
        : MessageAge.Undated;

    private static bool IsBefore(Newest its, Newest newest, long now) => its.Utc < Math.Min(newest.Utc, now) - BoxClockMicroseconds;

    private static Newest Of(Message message) => message switch
    {
        ControlRequestMessage => new(0, (message.GetInteger(ControlRequestMessage.Seq), 0, 0)),
        ControlStateMessage => new(
            message.GetInteger(ControlStateMessage.Utc),
            (message.GetInteger(ControlStateMessage.Epoch), message.GetInteger(ControlStateMessage.Boot), message.GetInteger(ControlStateMessage.Seq))),
        LampsMessage => new(message.GetInteger(LampsMessage.Utc), (message.GetInteger(LampsMessage.ControlBoot), message.GetInteger(LampsMessage.ControlSeq), 0)),
        SignMessage => new(message.GetInteger(SignMessage.Utc), (message.GetInteger(SignMessage.ControlBoot), message.GetInteger(SignMessage.ControlSeq), 0)),
        ButtonMessage => new(message.GetInteger(ButtonMessage.Utc), default),
        ControlPostsMessage => new(message.GetInteger(ControlPostsMessage.Utc), default),
        InterlockMessage => new(message.GetInteger(InterlockMessage.Since), default),
        _ => default,
    };

    private readonly record struct Newest(long Utc, (long, long, long) Order);
}
