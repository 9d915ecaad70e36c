using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <content>What it hears: reports, buttons, vehicles, and what race control asks.</content>
    public sealed partial class Interlock
    {
        private readonly byte[] sectionButton = Encoding.UTF8.GetBytes("section");
        private readonly long[] pressedAt;

        /// <summary>A <c>control/state</c> was sent.</summary>
        public void Told(int seq)
        {
            demand.Told(seq);
            redDemand.Told(seq);
        }

        /// <summary>The key on the control box was turned on.</summary>
        public void TurnKey(long now)
        {
            consent.TurnKey(now);
        }

        /// <summary>Takes a post's <c>lamps</c>.</summary>
        /// <returns>False where it was old: it proves nothing.</returns>
        public bool TakePost(int post, LampsMessage report, long now)
        {
            return posts.Take(post, report, epoch, Shown, now);
        }

        /// <summary>Takes a sign's <c>sign</c>.</summary>
        /// <returns>False where it was old: it proves nothing.</returns>
        public bool TakeSign(int sign, SignMessage report, long now)
        {
            return signs.Take(sign, report, epoch, Shown, target, now);
        }

        /// <summary>The broker or the box itself says that a post or sign is lost: its proofs are.</summary>
        public void TakeLost(int box)
        {
            if (box < plan.Posts.Length)
            {
                posts.Red.Clear(box);
                posts.Route.Clear(box);
                return;
            }

            signs.Dark.Clear(box - plan.Posts.Length);
            signs.Lit.Clear(box - plan.Posts.Length);
            signs.Barrier.Clear(box - plan.Posts.Length);
        }

        /// <summary>Takes the partner circuit's <c>control/state</c>.</summary>
        /// <returns>False where it was old.</returns>
        public bool TakePartner(ControlStateMessage message, bool isRetained, long now)
        {
            return partner.Take(message, isRetained, now);
        }

        /// <summary>A timing box lives, or does not.</summary>
        public void TakeTimer(int timer, bool isAlive, long now)
        {
            clearance.TakeTimer(timer, isAlive, now);
        }

        /// <summary>The control box has lost its link: it hears no vehicle, and is told anew which timing boxes live.</summary>
        public void TakeLinkLost()
        {
            clearance.TakeLinkLost();
        }

        /// <summary>A vehicle crossed a loop.</summary>
        /// <param name="loop">Its number in the plan; -1 for one of no route.</param>
        /// <param name="vehicle">Transponder; 0 for none known.</param>
        /// <param name="utc">When, in microseconds since 1970; 0 where the timing box knew no UTC: then it proves nothing.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public void TakePassing(int loop, long vehicle, long utc, long now)
        {
            clearance.Take(loop, now);
            long crossedAt = demand.InstantOf(utc, now);
            if (loop >= 0 && IsOfNow(crossedAt) && crossedAt - now < Demand.Ahead)
            {
                clearance.Sweep.Take(loop, vehicle, crossedAt);
            }

            changes++;
        }

        /// <summary>Takes a button of a post: "section clear" clears its section, commits at the start/finish post, and held confirms a lock-out. One that was pressed with the
        /// key off, or is at fault, is no marshal's word.</summary>
        /// <returns>False where it was old or heard before.</returns>
        public bool TakeButton(int post, ButtonMessage button, long now)
        {
            ButtonEvent kind = (ButtonEvent)button.GetChoice(ButtonMessage.Event);
            bool isSection = DirectionPlan.Same(sectionButton, button.TextBytes(ButtonMessage.Button), button.TextLength(ButtonMessage.Button));
            if (!isSection || kind == ButtonEvent.Release || !IsCounted(button))
            {
                return true;
            }

            long sentAt = demand.InstantOf(button.GetInteger(ButtonMessage.Utc), now);
            if (!demand.IsTimely(sentAt, now) || !IsOfNow(sentAt) || sentAt <= pressedAt[post])
            {
                return false;
            }

            pressedAt[post] = sentAt;
            if (kind == ButtonEvent.Hold)
            {
                ConfirmLockOut(post, now);
            }
            else
            {
                Press(post, now);
            }

            return true;
        }

        private void Press(int post, long now)
        {
            if (lockOuts.IsAwaited(now) && lockOuts.IsConfirmer(post))
            {
                // He is about to hold it, and has not looked at his section.
                return;
            }

            if (state == InterlockState.Clearing || (state == InterlockState.Blank && owesClearance))
            {
                clearance.Press(post);
                changes++;
            }
            else if (state == InterlockState.Proving && post == CommitPost)
            {
                consent.CommitByPost(now);
                changes++;
            }
        }

        private void ConfirmLockOut(int post, long now)
        {
            if (lockOuts.Confirm(post, now))
            {
                KeepLockOuts(now);
            }
        }

        /// <summary>The post that commits: at start/finish, or the next one that is not locked out.</summary>
        private int CommitPost
        {
            get
            {
                int post = plan.CommitPost;
                for (int i = 0; i < plan.Posts.Length && lockOuts.IsOut(post); i++)
                {
                    post = post + 1 < plan.Posts.Length ? post + 1 : 0;
                }

                return post;
            }
        }
    }
}
