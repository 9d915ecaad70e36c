using Trackside.Messages;

namespace Trackside.Core
{
    /// <content>Box by box: which proof is in, and which is the first that is not. Boxes that are locked out are not asked.</content>
    public sealed partial class Interlock
    {
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

        private int FirstMoved(long now)
        {
            for (int place = 0; place < plan.Contacts.Length; place++)
            {
                if (HasContact(place) && !signs.Barrier.Stands(plan.Contacts[place], now))
                {
                    return place;
                }
            }

            return -1;
        }

        // A place without contacts is for a person to confirm; so is one whose sign is locked out.
        private bool IsBarrierSet(int place, long now)
        {
            return !HasContact(place) || signs.Barrier.IsIn(plan.Contacts[place], now);
        }

        private bool IsPlaceConfirmed(int place)
        {
            return isConfirmed[place] || HasContact(place);
        }

        private bool HasContact(int place)
        {
            return plan.Contacts[place] >= 0 && !lockOuts.IsOut(plan.Posts.Length + plan.Contacts[place]);
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
