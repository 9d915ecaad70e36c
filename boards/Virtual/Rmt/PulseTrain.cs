using System;
using System.Collections.Generic;

namespace Trackside.Virtual;

/// <summary>One pulse of a transmission.</summary>
/// <param name="Level">True is high.</param>
/// <param name="Nanoseconds">How long.</param>
public readonly record struct Pulse(bool Level, double Nanoseconds);

/// <summary>
/// What a peripheral sent on a pin in one go, as an oscilloscope would show it: too fast to be driven edge by edge.
/// </summary>
/// <param name="StartedAt">Chip microseconds of its first pulse.</param>
/// <param name="HasCarrier">Whether its high pulses were chopped by a carrier: no pixel understands that.</param>
/// <param name="Pulses">The pulses in order.</param>
public sealed record PulseTrain(long StartedAt, bool HasCarrier, IReadOnlyList<Pulse> Pulses)
{
    /// <summary>How long it lasts.</summary>
    public TimeSpan Duration
    {
        get
        {
            double total = 0;
            foreach (Pulse pulse in Pulses)
            {
                total += pulse.Nanoseconds;
            }

            return TimeSpan.FromMicroseconds(total / 1000);
        }
    }
}
