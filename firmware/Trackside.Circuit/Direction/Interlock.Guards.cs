using Trackside.Messages;

namespace Trackside.Core
{
    /// <content>The questions between the states. Boxes that are locked out are not asked.</content>
    public sealed partial class Interlock
    {
        /// <summary>Whether anything but red may be asked for, and the pit exit be opened.</summary>
        [Guard]
        public bool MayPermit(long now)
        {
            return state == InterlockState.Locked && partner.Permits(direction, now);
        }

        /// <summary>Whether the session is closed.</summary>
        [Guard]
        public bool IsSessionClosed()
        {
            return !isSessionOpen;
        }

        /// <summary>Whether every permission of before has run out.</summary>
        [Guard]
        public bool ArePermitsOver(long now)
        {
            return now - enteredAt >= PermitLife;
        }

        /// <summary>Whether every post proves red, freshly.</summary>
        [Guard]
        public bool AreRedsIn(long now)
        {
            return FirstOfPosts(Proof.PostRed, now) < 0;
        }

        /// <summary>Whether no post has lost its red.</summary>
        [Guard]
        public bool StandsRed(long now)
        {
            return FirstNotRed(now) < 0;
        }

        /// <summary>Whether the track is proved empty.</summary>
        [Guard]
        public bool IsTrackCleared(long now)
        {
            return clearance.AreTokensIn() && IsTrackEmpty(now) && AreSectionsClear();
        }

        /// <summary>Whether nobody was seen for long enough, or the sweep car saw every loop. With a post locked out silence is not enough.</summary>
        [Guard]
        public bool IsTrackEmpty(long now)
        {
            return clearance.Sweep.IsComplete() || (clearance.IsQuiet(now) && !IsAnyPostOut());
        }

        /// <summary>Whether every post pressed "section clear".</summary>
        [Guard]
        public bool AreSectionsClear()
        {
            return FirstOfPosts(Proof.Section, 0) < 0;
        }

        /// <summary>Whether every sign proves dark, freshly.</summary>
        [Guard]
        public bool AreSignsDark(long now)
        {
            return FirstOfSigns(Proof.SignDark, now) < 0;
        }

        /// <summary>Whether every barrier proves its place, freshly.</summary>
        [Guard]
        public bool AreBarriersSet(long now)
        {
            for (int place = 0; place < isConfirmed.Length; place++)
            {
                if (!IsBarrierSet(place, now))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Whether no barrier has left its place.</summary>
        [Guard]
        public bool StandBarriers(long now)
        {
            return FirstMoved(now) < 0;
        }

        /// <summary>Whether every place of one direction was confirmed.</summary>
        [Guard]
        public bool ArePlacesConfirmed()
        {
            for (int place = 0; place < isConfirmed.Length; place++)
            {
                if (!IsPlaceConfirmed(place))
                {
                    return false;
                }
            }

            return true;
        }

        /// <summary>Whether every sign proves its arrow, freshly.</summary>
        [Guard]
        public bool AreSignsLit(long now)
        {
            return FirstOfSigns(Proof.SignLit, now) < 0;
        }

        /// <summary>Whether no sign has lost its arrow.</summary>
        [Guard]
        public bool StandsLit(long now)
        {
            return FirstUnlit(now) < 0;
        }

        /// <summary>Whether every post acknowledges epoch and route, freshly.</summary>
        [Guard]
        public bool ArePostsRouted(long now)
        {
            return FirstOfPosts(Proof.PostRoute, now) < 0;
        }

        /// <summary>Whether no post has lost epoch and route.</summary>
        [Guard]
        public bool StandsRouted(long now)
        {
            return FirstUnrouted(now) < 0;
        }

        /// <summary>Whether the sweep car saw the direction to come; a proof anew needs no sweep.</summary>
        [Guard]
        public bool IsSwept()
        {
            return isReproof || clearance.Sweep.IsComplete();
        }

        /// <summary>Whether race control and the start/finish post committed, and for a proof anew the key was turned.</summary>
        [Guard]
        public bool IsCommitted(long now)
        {
            return consent.HasControl(now) && consent.HasPost(now) && (!isReproof || consent.HasKey(now));
        }

        /// <summary>Whether everything is in but the partner circuit.</summary>
        [Guard]
        public bool IsReady(long now)
        {
            return AreRedsIn(now) && AreSignsLit(now) && AreBarriersSet(now) && ArePostsRouted(now) && IsSwept() && IsCommitted(now);
        }

        /// <summary>Whether everything is in for new arrows but the partner circuit.</summary>
        public bool IsReadyToSet(long now)
        {
            // Who goes out past a red pit exit is seen by its loop.
            bool isCleared = owesClearance ? IsTrackCleared(now) : clearance.AreTokensIn();
            return isCleared && ArePermitsOver(now) && AreRedsIn(now) && AreSignsDark(now) && AreBarriersSet(now) && ArePlacesConfirmed();
        }

        /// <summary>Whether the partner circuit is about to light the same arrows, or does.</summary>
        [Guard]
        public bool IsPartnerSetting(long now)
        {
            return partner.Sets(target, now);
        }

        /// <summary>Whether the partner circuit is ready too.</summary>
        [Guard]
        public bool IsPartnerReady(long now)
        {
            return partner.IsReady(target, now);
        }

        /// <summary>Whether no sign's guard saw two directions.</summary>
        [Guard]
        public bool HasNoConflict(long now)
        {
            return FirstOfSigns(Proof.NoConflict, now) < 0;
        }

        /// <summary>Whether something happened in this state, and not before it.</summary>
        [Guard]
        public bool IsOfNow(long happenedAt)
        {
            return happenedAt >= enteredAt;
        }

        /// <summary>Whether a marshal's hand was on a button: the key was on, and the button is not at fault.</summary>
        [Guard]
        public bool IsCounted(ButtonMessage button)
        {
            return button.GetFlag(ButtonMessage.Counts);
        }
    }
}
