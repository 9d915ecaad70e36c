using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Boxes that are left out of the interlock. A lock-out takes three: race control's order with a reason, the key on the control box, and a marshal
    /// who has seen that the box is dark or covered and confirms it at the post named. It stays on every report until it is lifted. Loop only.
    /// </summary>
    public sealed class LockOuts
    {
        /// <summary>Longest time from the key to the confirmation, in microseconds (5 min: someone walks to the box).</summary>
        public const long Walk = 300000000;

        private readonly byte[] reasons;
        private readonly long walk;
        private int waiting = -1;
        private int confirmer;
        private byte waitingReason;
        private long orderedAt = ProofStamps.Never;

        /// <summary>Makes lock-outs of so many boxes, none of them out.</summary>
        /// <param name="boxes">Posts and signs.</param>
        /// <param name="window">The plan's window: the walk is five of them.</param>
        public LockOuts(int boxes, long window)
        {
            reasons = new byte[boxes];
            walk = Walk / Consent.Window * window;
        }

        /// <summary>The reasons, one byte a box, as they are stored.</summary>
        public byte[] Reasons { get { return reasons; } }

        /// <summary>The box whose confirmation is awaited; -1 for none.</summary>
        public int Waiting { get { return waiting; } }

        /// <summary>Whether someone is on the way to a box, to confirm that it is dark.</summary>
        public bool IsAwaited(long now)
        {
            return waiting >= 0 && IsOrdered(now);
        }

        /// <summary>The post that must confirm.</summary>
        public int Confirmer { get { return confirmer; } }

        /// <summary>Whether any box is out.</summary>
        public bool Any
        {
            get
            {
                for (int i = 0; i < reasons.Length; i++)
                {
                    if (reasons[i] != 0)
                    {
                        return true;
                    }
                }

                return false;
            }
        }

        /// <summary>Why a box is out.</summary>
        public LockOutReason ReasonOf(int box)
        {
            return (LockOutReason)reasons[box];
        }

        /// <summary>Whether a box is out.</summary>
        public bool IsOut(int box)
        {
            return reasons[box] != 0;
        }

        /// <summary>Race control names a box, a reason and the post that will confirm; nothing is out yet.</summary>
        public void Propose(int box, int post, LockOutReason reason)
        {
            waiting = box;
            confirmer = post;
            waitingReason = (byte)reason;
            orderedAt = ProofStamps.Never;
        }

        /// <summary>The key was turned for it: the walk begins.</summary>
        public void Order(long now)
        {
            orderedAt = now;
        }

        /// <summary>A marshal confirms at a post. True where that puts the box out.</summary>
        public bool Confirm(int post, long now)
        {
            if (!IsAwaited(now) || !IsConfirmer(post))
            {
                return false;
            }

            reasons[waiting] = waitingReason;
            waiting = -1;
            return true;
        }

        /// <summary>A box is back.</summary>
        public void Lift(int box)
        {
            reasons[box] = 0;
        }

        /// <summary>Whether the key was turned for it, not too long ago.</summary>
        [Guard]
        public bool IsOrdered(long now)
        {
            return now - orderedAt <= walk;
        }

        /// <summary>Whether the post is the one named.</summary>
        [Guard]
        public bool IsConfirmer(int post)
        {
            return post == confirmer;
        }
    }
}
