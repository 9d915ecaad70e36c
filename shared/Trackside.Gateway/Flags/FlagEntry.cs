using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>What kind of thing happened to the flags, in the order of the words in <see cref="FlagKinds"/>.</summary>
public enum FlagKind
{
    /// <summary>Somebody asked the control box for something.</summary>
    Asked = 0,

    /// <summary>The control box replied: refused, accepted, applied, proved.</summary>
    Replied = 1,

    /// <summary>The control box told its posts something else than before.</summary>
    Told = 2,

    /// <summary>A post shows something else than before, or for another reason, or has lost its proof.</summary>
    Shown = 3,

    /// <summary>A marshal pressed, released or held a button.</summary>
    Pressed = 4,

    /// <summary>Timing offered an aspect to race control.</summary>
    Offered = 5,

    /// <summary>Race control takes what timing offered.</summary>
    Accepted = 6,

    /// <summary>Race control declines it.</summary>
    Declined = 7,

    /// <summary>A message was not believed; told once a minute of a topic.</summary>
    Refused = 8,
}

/// <summary>One line of the flag log.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="At">When, in microseconds since 1970 UTC: the box's own word where it had UTC, else when the gateway received it.</param>
/// <param name="Kind">What kind of thing happened.</param>
/// <param name="Box">The post; empty for the whole circuit.</param>
/// <param name="Who">Who asked: an issuer, <c>marshal</c>, <c>red-button</c>, or the rule by its reason (<c>no-link</c>, <c>neighbour</c>, ...); of a message that was
/// not believed, why (<c>unsigned</c>, <c>forged</c>, <c>stale</c>).</param>
/// <param name="What">What: an aspect, an operation, a result, a button, one letter a post, or the last part of a topic.</param>
public sealed record FlagEntry(string Circuit, long At, FlagKind Kind, string Box, string Who, string What)
{
    /// <summary>Shown: what control asked for; null where the post had heard none.</summary>
    public Aspect? Commanded { get; init; }

    /// <summary>Shown: what the post drives.</summary>
    public Aspect? Applied { get; init; }

    /// <summary>Shown: what its lamps last proved.</summary>
    public Aspect? Proved { get; init; }

    /// <summary>Shown: when they proved what is driven, in microseconds since 1970 UTC; null while they have not.</summary>
    public long? ProvedAt { get; init; }

    /// <summary>What else there is to say: missing posts, a refusal, failed lamps, a board, a notice; empty for nothing.</summary>
    public string Detail { get; init; } = "";
}
