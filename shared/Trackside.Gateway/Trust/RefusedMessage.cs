using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>Why a message was not believed.</summary>
public enum MessageFault
{
    /// <summary>It bears no signature, and should.</summary>
    Unsigned,

    /// <summary>Its signature is not that of the box, circuit or issuer it claims to come from.</summary>
    Forged,

    /// <summary>It is signed rightly and older than what is known: somebody plays it again, or the broker lost what came after it.</summary>
    Stale,
}

/// <summary>
/// A message that was not believed, on a venue with keys. It changed nothing: neither what is shown nor what is stored. Told at once, and then at most once a second for a topic
/// and a fault.
/// </summary>
/// <param name="Circuit">The circuit of its topic.</param>
/// <param name="Box">The box of its topic; <c>control</c> for the circuit's own.</param>
/// <param name="What">What it claimed to tell.</param>
/// <param name="Fault">Why it was not believed.</param>
/// <param name="Count">How many such messages there have been since the start, those included that were not told.</param>
/// <param name="Received">When it came, in microseconds since 1970 UTC.</param>
public sealed record RefusedMessage(string Circuit, string Box, What What, MessageFault Fault, int Count, long Received)
{
    /// <summary>The topic's last parts, as a log names them: <c>kart/control/state</c>, <c>kart/kart-p1/lamps</c>.</summary>
    public string Topic => Box == Messages.Topic.ControlName ? $"{Circuit}/{Messages.Topic.NameOf(What)}" : $"{Circuit}/{Box}/{Messages.Topic.NameOf(What)}";
}
