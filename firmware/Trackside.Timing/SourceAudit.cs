namespace Trackside.Core
{
    /// <summary>How the sources that watch one loop keep up with each other: what each reported, and what it missed while others did not. Loop only;
    /// allocates nothing after the constructor.</summary>
    public sealed class SourceAudit
    {
        /// <summary>Crossings missed in a row after which a source counts as silent.</summary>
        public const int SilentAfter = 3;

        private readonly int[] reports;
        private readonly int[] missed;
        private readonly int[] missedInARow;

        /// <summary>Begins with nothing reported and nothing missed.</summary>
        /// <param name="sources">How many sources there are, at the most 31.</param>
        public SourceAudit(int sources)
        {
            reports = new int[sources];
            missed = new int[sources];
            missedInARow = new int[sources];
        }

        /// <summary>Crossings that some source did not report while others did and it was not silent.</summary>
        public int Missed { get; private set; }

        /// <summary>Whether any of the sources is silent.</summary>
        public bool AnySilent
        {
            get
            {
                for (int i = 0; i < missedInARow.Length; i++)
                {
                    if (IsSilent(i))
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>Crossings a source reported.</summary>
        public int ReportsOf(int source)
        {
            return reports[source];
        }

        /// <summary>Crossings a source did not report while others did and it was not silent.</summary>
        public int MissedBy(int source)
        {
            return missed[source];
        }

        /// <summary>Whether a source has missed so many in a row that it is no longer waited for.</summary>
        public bool IsSilent(int source)
        {
            return missedInARow[source] >= SilentAfter;
        }

        /// <summary>A source reported a crossing.</summary>
        public void Report(int source)
        {
            reports[source]++;
            missedInARow[source] = 0;
        }

        /// <summary>A crossing is complete.</summary>
        /// <param name="seen">The sources that reported it, a bit each.</param>
        /// <returns>Whether a source that was not silent missed it.</returns>
        public bool Settle(int seen)
        {
            bool isMissed = false;
            for (int i = 0; i < missed.Length; i++)
            {
                if ((seen & (1 << i)) != 0)
                {
                    continue;
                }

                if (!IsSilent(i))
                {
                    isMissed = true;
                    missed[i]++;
                    Missed++;
                }

                missedInARow[i]++;
            }

            return isMissed;
        }
    }
}
