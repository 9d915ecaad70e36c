namespace Trackside.Core
{
    /// <summary>What a start does about the configurations it finds. Pure; the first row that fits counts. Seals are of whole files only: a damaged one has none.
    /// <code>
    /// marker       config.json            config.try           start
    /// none         any                    any                  Active
    /// any          the marker's candidate any                  Found (Active where settled)
    /// any          neither of the two     any                  Found: somebody used the cable, and the cable is right
    /// Settled      damaged                the one in use       Mend
    /// Settled      any                    any                  Active
    /// Trial        any                    begun already        GiveUpRestarted
    /// Trial        any                    the candidate        Try
    /// Trial        any                    anything else        GiveUpDamaged
    /// Confirmed    any                    the candidate        Adopt
    /// Confirmed    any                    anything else        GiveUpDamaged
    /// RolledBack   any                    any                  Active
    /// </code>
    /// </summary>
    public static class TrialRules
    {
        /// <summary>Decides.</summary>
        /// <param name="marker">As found.</param>
        /// <param name="active">Seal of <c>config.json</c>; null where it is missing or damaged.</param>
        /// <param name="candidate">Seal of <c>config.try</c>; null where it is missing or damaged.</param>
        public static TrialStart AtStart(TrialMarker marker, string active, string candidate)
        {
            if (!marker.IsKept)
            {
                return TrialStart.Active;
            }

            if (active != null && (active == marker.Candidate || active != marker.Base))
            {
                return active == marker.Candidate && marker.State == TrialState.Settled ? TrialStart.Active : TrialStart.Found;
            }

            bool isWhole = candidate != null && candidate == marker.Candidate;
            switch (marker.State)
            {
                case TrialState.Trial:
                    return marker.HasBegun ? TrialStart.GiveUpRestarted : isWhole ? TrialStart.Try : TrialStart.GiveUpDamaged;
                case TrialState.Confirmed:
                    return isWhole ? TrialStart.Adopt : TrialStart.GiveUpDamaged;
                case TrialState.Settled:
                    return active == null && isWhole ? TrialStart.Mend : TrialStart.Active;
                default:
                    return TrialStart.Active;
            }
        }
    }
}
