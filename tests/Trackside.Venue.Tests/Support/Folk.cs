using System;
using System.Linq;
using Trackside.Venue.Running;

namespace Trackside.Venue.Tests.Support;

/// <summary>The people of a virtual venue, while a test waits for what they do.</summary>
internal static class Folk
{
    /// <summary>A condition to wait for: the people act, until every interlock has the direction locked that is wanted.</summary>
    public static Func<bool> LockAll(VirtualVenue venue) => () =>
    {
        venue.LetPeopleAct();
        return venue.IsLocked;
    };

    /// <summary>Where the interlocks stand and what they miss, for a failure.</summary>
    public static string Standing(VirtualVenue venue) => string.Join("; ", venue.Crews.Select(crew =>
        $"{crew.Circuit} wants {crew.Wanted}: {crew.View?.State} {crew.View?.Direction}->{crew.View?.Target} {crew.View?.Posts} {crew.View?.Signs} epoch {crew.View?.Epoch}, missing "
        + $"{string.Join(", ", crew.View?.Missing.Select(missing => missing.Text(french: false)) ?? [])}; last {crew.LastOutcome?.Order.Operation} {crew.LastOutcome?.Text}"));
}
