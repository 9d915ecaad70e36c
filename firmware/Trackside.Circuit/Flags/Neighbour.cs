using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What another post last said of its lamps. Loop only; allocates nothing.</summary>
    public sealed class Neighbour
    {
        /// <summary>How long a neighbour may take to prove what it shows, in microseconds: its 500 ms, the way here, and a retained word of before.</summary>
        public const long ProofMicroseconds = 1000000;

        private Aspect applied = Aspect.Dark;
        private AspectReason reason;
        private bool isProved = true;
        private bool isLost;
        private long unprovedSince = -1;

        /// <summary>Makes a neighbour of whom nothing is known.</summary>
        /// <param name="name">Its box.</param>
        public Neighbour(string name)
        {
            Name = name;
        }

        /// <summary>Its box.</summary>
        public string Name { get; }

        /// <summary>Whether it has ever spoken.</summary>
        public bool IsHeard { get; private set; }

        /// <summary>What it drives.</summary>
        public Aspect Applied { get { return applied; } }

        /// <summary>Whether the broker calls it lost.</summary>
        public bool IsLost { get { return isLost; } }

        /// <summary>Takes its <c>lamps</c>.</summary>
        public void Take(LampsMessage report, long now)
        {
            IsHeard = true;
            applied = (Aspect)report.GetChoice(LampsMessage.Applied);
            reason = (AspectReason)report.GetChoice(LampsMessage.Reason);
            isProved = (Aspect)report.GetChoice(LampsMessage.Proved) == applied;
            Judge(now);
        }

        /// <summary>Takes its <c>state</c>, or the broker's word that it is lost.</summary>
        public void TakeState(bool nowLost, long now)
        {
            isLost = nowLost;
            Judge(now);
        }

        /// <summary>Whether it shows red, a neutralisation or a yellow that its lamps have not proved for a second, or that its marshal asked for before the
        /// post was lost: nobody may see it.</summary>
        public bool IsUnproved(long now)
        {
            return unprovedSince >= 0 && now - unprovedSince >= ProofMicroseconds;
        }

        /// <summary>Whether what it shows is its own: not repeated from a neighbour of its own, which would repeat it round the circuit.</summary>
        public bool IsOwn { get { return reason != AspectReason.Mirror && reason != AspectReason.Lead; } }

        // What control asked of a post that is lost, control knows and can ask of others: only a marshal's own request has no other keeper.
        private void Judge(long now)
        {
            bool missing = applied >= Aspect.Yellow && applied <= Aspect.Red && (!isProved || (isLost && reason == AspectReason.Local));
            unprovedSince = !missing ? -1 : unprovedSince < 0 ? now : unprovedSince;
        }
    }
}
