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
            return AreRedsIn(now) && AreSignsLit(now) && ArePostsRouted(now) && IsSwept() && IsCommitted(now);
        }

        /// <summary>Whether everything is in for new arrows but the partner circuit.</summary>
        public bool IsReadyToSet(long now)
        {
            bool isCleared = !owesClearance || IsTrackCleared(now);
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

        private bool IsAnyPostOut()
        {
            for (int post = 0; post < plan.Posts.Length; post++)
            {
                if (lockOuts.IsOut(post))
                {
                    return true;
                }
            }

            return false;
        }

        private int FirstNotRed(long now)
        {
            for (int post = 0; post < plan.Posts.Length; post++)
            {
                if (!lockOuts.IsOut(post) && !posts.Red.Stands(post, now))
                {
                    return post;
                }
            }

            return -1;
        }

        private int FirstUnrouted(long now)
        {
            for (int post = 0; post < plan.Posts.Length; post++)
            {
                if (!lockOuts.IsOut(post) && !posts.Route.Stands(post, now))
                {
                    return post;
                }
            }

            return -1;
        }

        private int FirstUnlit(long now)
        {
            for (int sign = 0; sign < plan.Signs.Length; sign++)
            {
                if (!lockOuts.IsOut(plan.Posts.Length + sign) && !signs.Lit.Stands(sign, now))
                {
                    return sign;
                }
            }

            return -1;
        }

        // A place without contacts is for a person to confirm; so is one whose sign is locked out.
        private bool IsBarrierSet(int place, long now)
        {
            int sign = plan.Contacts[place];
            return sign < 0 || lockOuts.IsOut(plan.Posts.Length + sign) || signs.Barrier.IsIn(sign, now);
        }

        private bool IsPlaceConfirmed(int place)
        {
            int sign = plan.Contacts[place];
            return isConfirmed[place] || (sign >= 0 && !lockOuts.IsOut(plan.Posts.Length + sign));
        }

        private int FirstOfPosts(Proof proof, long now)
        {
            for (int post = 0; post < plan.Posts.Length; post++)
            {
                if (!Has(proof, post, now))
                {
                    return post;
                }
            }

            return -1;
        }

        private int FirstOfSigns(Proof proof, long now)
        {
            for (int sign = 0; sign < plan.Signs.Length; sign++)
            {
                if (!Has(proof, plan.Posts.Length + sign, now))
                {
                    return sign;
                }
            }

            return -1;
        }

        /// <summary>Whether a box has given one of its proofs, or is locked out.</summary>
        private bool Has(Proof proof, int box, long now)
        {
            if (lockOuts.IsOut(box))
            {
                return true;
            }

            int sign = box - plan.Posts.Length;
            switch (proof)
            {
                case Proof.PostRed:
                    return posts.Red.IsIn(box, now);
                case Proof.PostRoute:
                    return posts.Route.IsIn(box, now);
                case Proof.Section:
                    return clearance.IsPressed(box);
                case Proof.SignDark:
                    return signs.Dark.IsIn(sign, now);
                case Proof.SignLit:
                    return signs.Lit.IsIn(sign, now);
                default:
                    return signs.IsConsistent(sign);
            }
        }
    }
}
