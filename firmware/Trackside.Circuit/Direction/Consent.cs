using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What two people must want within 60 s of each other: race control's order and the key on the control box; race control's commit and
    /// that of the start/finish post. One order waits at a time; a turn of the key serves one. Loop only.
    /// </summary>
    public sealed class Consent
    {
        /// <summary>Longest time between the two, in microseconds (60 s).</summary>
        public const long Window = 60000000;

        private readonly long window;
        private ControlOperation order;
        private int orderTarget;
        private long orderAt = ProofStamps.Never;
        private long keyAt = ProofStamps.Never;
        private long controlAt = ProofStamps.Never;
        private long postAt = ProofStamps.Never;

        /// <summary>Makes a consent that nobody gave.</summary>
        /// <param name="window">Longest time between the two, in microseconds.</param>
        public Consent(long window)
        {
            this.window = window;
        }

        /// <summary>What the waiting order is about.</summary>
        public int Target { get { return orderTarget; } }

        /// <summary>Race control orders something; it takes the place of an order that waits.</summary>
        public void Order(ControlOperation operation, int target, long now)
        {
            order = operation;
            orderTarget = target;
            orderAt = now;
        }

        /// <summary>The key was turned on.</summary>
        public void TurnKey(long now)
        {
            keyAt = now;
        }

        /// <summary>Race control commits.</summary>
        public void CommitByControl(long now)
        {
            controlAt = now;
        }

        /// <summary>The start/finish post commits.</summary>
        public void CommitByPost(long now)
        {
            postAt = now;
        }

        /// <summary>Whether an operation is ordered and waits for the key.</summary>
        public bool IsWaiting(ControlOperation operation, long now)
        {
            return order == operation && HasOrder(now) && !HasKey(now);
        }

        /// <summary>Whether both want an operation now.</summary>
        public bool IsGiven(ControlOperation operation, long now)
        {
            return order == operation && HasOrder(now) && HasKey(now);
        }

        /// <summary>The order and the turn of the key are used up.</summary>
        public void Use()
        {
            order = ControlOperation.Aspect;
            orderTarget = 0;
            orderAt = ProofStamps.Never;
            keyAt = ProofStamps.Never;
        }

        /// <summary>Forgets everything: commits, order and key must come anew.</summary>
        public void Forget()
        {
            Use();
            controlAt = ProofStamps.Never;
            postAt = ProofStamps.Never;
        }

        /// <summary>Whether an order waits.</summary>
        [Guard]
        public bool HasOrder(long now)
        {
            return now - orderAt <= window;
        }

        /// <summary>Whether the key was turned.</summary>
        [Guard]
        public bool HasKey(long now)
        {
            return now - keyAt <= window;
        }

        /// <summary>Whether race control committed.</summary>
        [Guard]
        public bool HasControl(long now)
        {
            return now - controlAt <= window;
        }

        /// <summary>Whether the start/finish post committed.</summary>
        [Guard]
        public bool HasPost(long now)
        {
            return now - postAt <= window;
        }
    }
}
