using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The other circuit of a joined course, as its own <c>control/state</c> tells it. Both control boxes run the same rule, none leads.
    /// <code>
    /// arrows       need the partner's fresh word that it is ready to light the same ones (BLANK), or is on the way to or in the same direction
    /// LOCKED       needs its fresh word that it is ready in the same direction (PROVING), or locked in it
    /// permission   needs its fresh word that it is locked in it, now, and that the red of its own button does not stand: one course has one red button, wherever it is
    /// </code>
    /// So both permit or neither does, however messages are lost, and the course never shows two directions: who was told "ready in BLANK" and then wants another direction stays dark for
    /// longer than that word is believed, and then needs the same of the other. Loop only.
    /// </summary>
    public sealed class PartnerView
    {
        private readonly DirectionPlan plan;
        private readonly ControlNews news;
        private readonly byte[][] names;
        private readonly byte[][] hashes;
        private int route = -1;
        private int setting = -1;
        private bool isLocked;
        private bool isStopped;
        private long seenAt = ProofStamps.Never;

        /// <summary>Makes a view of a partner that says nothing.</summary>
        public PartnerView(DirectionPlan plan, ClockModel clock)
        {
            this.plan = plan;
            news = new ControlNews(clock);
            names = BytesOf(plan.Routes);
            hashes = BytesOf(plan.Hashes);
        }

        /// <summary>Takes the partner's <c>control/state</c>.</summary>
        /// <returns>False where it was old.</returns>
        public bool Take(ControlStateMessage message, bool isRetained, long now)
        {
            CentralVerdict verdict = news.Take(message, isRetained, true, now);
            if (verdict == CentralVerdict.Older)
            {
                return false;
            }

            if (verdict == CentralVerdict.Same)
            {
                return true;
            }

            bool isTaken = verdict == CentralVerdict.Taken;
            InterlockState state = isTaken ? (InterlockState)message.GetChoice(ControlStateMessage.Interlock) : InterlockState.Fault;
            bool isReady = message.GetFlag(ControlStateMessage.Ready);
            isLocked = state == InterlockState.Locked;
            isStopped = message.GetFlag(ControlStateMessage.RedButton);
            route = isLocked || (state == InterlockState.Proving && isReady) ? Find(message) : -1;
            bool isOnTheWay = isLocked || state == InterlockState.Setting || state == InterlockState.Proving;
            setting = isOnTheWay ? Find(message) : state == InterlockState.Blank && isReady ? FindHash(message) : -1;
            seenAt = route >= 0 ? now : seenAt;
            return verdict != CentralVerdict.Late;
        }

        /// <summary>Whether the partner lets this circuit light the arrows of a route.</summary>
        [Guard]
        public bool Sets(int wanted, long now)
        {
            return !plan.IsJoined[wanted] || (setting == wanted && news.IsFresh(now));
        }

        /// <summary>Whether the partner lets this circuit lock a route.</summary>
        [Guard]
        public bool IsReady(int wanted, long now)
        {
            return !plan.IsJoined[wanted] || (route == wanted && news.IsFresh(now));
        }

        /// <summary>Whether the partner lets this circuit permit on a route.</summary>
        [Guard]
        public bool Permits(int wanted, long now)
        {
            return !plan.IsJoined[wanted] || (route == wanted && isLocked && !isStopped && news.IsFresh(now));
        }

        /// <summary>Whether a partner that was ready is not lost yet.</summary>
        public bool Stands(int wanted, long now)
        {
            return !plan.IsJoined[wanted] || now - seenAt < ProofStamps.Loss;
        }

        private static byte[][] BytesOf(string[] texts)
        {
            byte[][] all = new byte[texts.Length][];
            for (int i = 0; i < all.Length; i++)
            {
                all[i] = Encoding.UTF8.GetBytes(texts[i]);
            }

            return all;
        }

        private int Find(ControlStateMessage message)
        {
            return Find(names, message.TextBytes(ControlStateMessage.Direction), message.TextLength(ControlStateMessage.Direction));
        }

        // With no direction shown the hash tells which one is to come: a joined route is the same on both circuits.
        private int FindHash(ControlStateMessage message)
        {
            return Find(hashes, message.TextBytes(ControlStateMessage.RouteHash), message.TextLength(ControlStateMessage.RouteHash));
        }

        private int Find(byte[][] texts, byte[] bytes, int length)
        {
            for (int i = 0; i < texts.Length; i++)
            {
                if (plan.IsJoined[i] && DirectionPlan.Same(texts[i], bytes, length))
                {
                    return i;
                }
            }

            return -1;
        }
    }
}
