using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;
using Trackside.Venue.Sheets;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Commands;

/// <summary>Race control's answer to what timing offers: <c>flag CIRCUIT accept|decline --offer N</c>.</summary>
internal static class OfferAnswer
{
    /// <summary>The words of an answer.</summary>
    public static IReadOnlyList<string> Words { get; } = ["accept", "decline"];

    /// <summary>The issuer in the log where race control declines.</summary>
    private const string Who = "race-control";

    /// <summary>Takes the answer down.</summary>
    /// <returns>The offer to be asked for; null where it was declined.</returns>
    /// <exception cref="WrongUseException">There is no such offer, or it is answered or has expired.</exception>
    public static StoredOffer? Take(string database, VenuePlan plan, CircuitPlan circuit, string word, long? number, FlagTexts texts)
    {
        using OfferBook book = new(SessionCommand.Existing(database), plan.Id);
        IReadOnlyList<StoredOffer> open = book.Open(circuit.Id, VenueTime.Now);
        StoredOffer? offer = open.FirstOrDefault(one => one.Id == number);
        bool isAccepted = word == Words[0];
        if (offer is null || (isAccepted && offer.Entry.Box.Length == 0) || !book.Decide(offer, isAccepted, Who, VenueTime.Now))
        {
            string known = open.Count == 0 ? "-" : string.Join(", ", open.Select(one => $"{one.Id}: {one.Entry.What} {one.Entry.Box}"));
            throw new WrongUseException(string.Format(CultureInfo.InvariantCulture, texts.NoOffer, number, circuit.Id, known));
        }

        if (!isAccepted)
        {
            Console.WriteLine(string.Format(CultureInfo.InvariantCulture, texts.Declined, circuit.Id, offer.Entry.Box, offer.Entry.What));
        }

        return isAccepted ? offer : null;
    }

    /// <summary>For how long an accepted offer is asked; null for without end.</summary>
    public static TimeSpan? HoldOf(StoredOffer offer) =>
        offer.Entry.What == AspectNames.Of(Aspect.Blue) ? TimeSpan.FromTicks((offer.Until - VenueTime.Now) * TimeSpan.TicksPerMicrosecond) : null;
}
