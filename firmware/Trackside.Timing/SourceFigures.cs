using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What the sources of a loop tell of themselves, put together. Pure; loop only.</summary>
    internal static class SourceFigures
    {
        /// <summary>Damaged or implausible input of all.</summary>
        internal static int BadInputsOf(ICrossingSource[] sources)
        {
            int total = 0;
            for (int i = 0; i < sources.Length; i++)
            {
                total += sources[i].BadInputs;
            }

            return total;
        }

        /// <summary>Standing alarms of all.</summary>
        internal static long AlarmsOf(ICrossingSource[] sources)
        {
            long all = Alarm.None;
            for (int i = 0; i < sources.Length; i++)
            {
                all |= sources[i].Alarms;
            }

            return all;
        }

        /// <summary>The highest noise one states; -1 where none does.</summary>
        internal static int NoiseOf(ICrossingSource[] sources)
        {
            int highest = Crossing.Unknown;
            for (int i = 0; i < sources.Length; i++)
            {
                int noise = sources[i].Noise;
                highest = noise > highest ? noise : highest;
            }

            return highest;
        }
    }
}
