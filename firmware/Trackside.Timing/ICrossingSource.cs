using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Something that observes crossings of a loop and states how well it knows them. Loop only.</summary>
    public interface ICrossingSource
    {
        /// <summary>What it is.</summary>
        CrossingSource Kind { get; }

        /// <summary>Latest a crossing is handed on after it happened, in microseconds: so long another source of the loop waits for this one.</summary>
        long LatestReport { get; }

        /// <summary>Looks at the inputs and hands every crossing found to the sink.</summary>
        void Step(long now, ICrossingSink sink);

        /// <summary>Damaged or implausible input since boot.</summary>
        int BadInputs { get; }

        /// <summary>Standing alarms: bits of <see cref="Alarm"/>.</summary>
        long Alarms { get; }

        /// <summary>Noise as the source itself states it; -1 where it does not.</summary>
        int Noise { get; }
    }
}
