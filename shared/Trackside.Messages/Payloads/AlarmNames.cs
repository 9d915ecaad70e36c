namespace Trackside.Messages
{
    /// <summary>The words for the bits of <see cref="Alarm"/>. Any thread.</summary>
    public static class AlarmNames
    {
        /// <summary>Stands at the end of a list that had no room for all.</summary>
        public const string More = "more";

        private static readonly string[] words =
        {
            "clock-unsynced",
            "clock-hold-over",
            "clock-servers-disagree",
            "gnss-no-fix",
            "storage-failed",
            "outbox-full",
            "outbox-damaged",
            "decoder-silent",
            "decoder-gap",
            "serial-damaged",
            "loop-noise",
            "loop-stuck",
            "loop-storm",
            "loop-disagrees",
            "wrong-way",
            "marker-ambiguous",
            "lamp-failed",
            "aspect-unproved",
            "guard-latched",
            "button-fault",
            "cannot-show",
            "neighbour-unproved",
            "battery-low",
            "bus-failed",
            "role-failed",
            "interlock-fault",
            "sign-fault",
            "box-locked-out",
            "configuration-rolled-back",
            "message-forged",
            "loop-slow",
            "memory-low",
            "ring-full",
            "clock-step-pending",
            "clock-server-silent",
            "stage-second-vehicle",
            "stage-false-start",
        };

        /// <summary>How many alarms there are.</summary>
        public static int Count { get { return words.Length; } }

        /// <summary>The word of the alarm with a bit number.</summary>
        /// <param name="bit">0 to <see cref="Count"/> less 1.</param>
        public static string Of(int bit)
        {
            return words[bit];
        }

        /// <summary>The words of all bits set, comma between; null for none. What does not fit is told by <see cref="More"/>. Allocates: for changes only.</summary>
        /// <param name="alarms">Bits of <see cref="Alarm"/>.</param>
        /// <param name="most">Longest list, in characters; at least that of <see cref="More"/>.</param>
        public static string List(long alarms, int most)
        {
            string list = null;
            for (int bit = 0; bit < words.Length; bit++)
            {
                if ((alarms & (1L << bit)) == 0)
                {
                    continue;
                }

                string longer = list == null ? words[bit] : list + "," + words[bit];
                if (longer.Length + More.Length + 1 > most)
                {
                    return list == null ? More : list + "," + More;
                }

                list = longer;
            }

            return list;
        }

        /// <summary>The bits of a list of words; unknown words and <see cref="More"/> are passed over.</summary>
        public static long Parse(string list)
        {
            long alarms = Alarm.None;
            string[] parts = list == null ? new string[0] : list.Split(',');
            for (int i = 0; i < parts.Length; i++)
            {
                for (int bit = 0; bit < words.Length; bit++)
                {
                    if (words[bit] == parts[i])
                    {
                        alarms |= 1L << bit;
                    }
                }
            }

            return alarms;
        }
    }
}
