using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <content>What it tells: which proofs are in, which are missing. Allocates: on changes and requests only.</content>
    public sealed partial class Interlock
    {
        private const byte In = (byte)'+';
        private const byte Out = (byte)'x';

        // With every other field at its longest 140 bytes are left for the letters of the boxes and the list, when the message is signed as well.
        private const int LetterRoom = 140;
        private const int MostMissing = 120;

        /// <summary>Lists what the state waits for, in the order in which people can help.</summary>
        public void ListMissing(ProofList list, long now)
        {
            list.Clear();
            switch (state)
            {
                case InterlockState.Closing:
                    ListPosts(list, Proof.PostRed, now);
                    List(list, ArePermitsOver(now), Proof.PermitsOver);
                    break;
                case InterlockState.Clearing:
                    ListPosts(list, Proof.PostRed, now);
                    ListClearance(list, now);
                    break;
                case InterlockState.Blank:
                    ListBlank(list, now);
                    break;
                case InterlockState.Setting:
                    ListSetting(list, now);
                    break;
                case InterlockState.Proving:
                    ListSetting(list, now);
                    ListProving(list, now);
                    break;
                case InterlockState.Fault:
                    ListFault(list, now);
                    break;
            }

            if (lockOuts.IsAwaited(now))
            {
                list.Add(Proof.OnSite, plan.Posts[lockOuts.Confirmer]);
            }

            List(list, !consent.IsWaiting(ControlOperation.LockOut, now), Proof.Key);
        }

        /// <summary>Fills the report.</summary>
        /// <param name="report">The message.</param>
        /// <param name="list">A list to use.</param>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="utc">UTC microseconds now; 0 where it is not known.</param>
        public void Fill(InterlockMessage report, ProofList list, long now, long utc)
        {
            ListMissing(list, now);
            report.Clear();
            report.SetInteger(InterlockMessage.Epoch, epoch);
            report.SetChoice(InterlockMessage.State, (int)state);
            report.SetText(InterlockMessage.Direction, direction < 0 ? "none" : plan.Routes[direction]);
            if (state != InterlockState.Locked)
            {
                report.SetText(InterlockMessage.Target, plan.Routes[target]);
            }

            if (utc != 0)
            {
                report.SetInteger(InterlockMessage.Since, utc - (now - enteredAt));
            }

            report.SetText(InterlockMessage.Posts, LettersOf(0, plan.Posts.Length, now));
            report.SetText(InterlockMessage.Signs, LettersOf(plan.Posts.Length, plan.BoxCount, now));
            report.SetText(InterlockMessage.Missing, list.ToText(LetterRoom - plan.BoxCount < MostMissing ? LetterRoom - plan.BoxCount : MostMissing));
            report.SetText(InterlockMessage.LockedOut, LockedOut());
            report.SetFlag(InterlockMessage.Session, isSessionOpen);
            report.SetInteger(InterlockMessage.Tokens, clearance.Tokens);
            report.SetInteger(InterlockMessage.Sweep, clearance.Sweep.Seen);
        }

        private void ListClearance(ProofList list, long now)
        {
            ListPosts(list, Proof.Section, now);
            List(list, clearance.AreTokensIn(), Proof.Tokens);
            List(list, IsTrackEmpty(now), Proof.TrackEmpty);
        }

        private void ListBlank(ProofList list, long now)
        {
            ListPosts(list, Proof.PostRed, now);
            if (owesClearance)
            {
                ListClearance(list, now);
            }
            else
            {
                List(list, clearance.AreTokensIn(), Proof.Tokens);
            }

            ListSigns(list, Proof.SignDark, now);
            ListBarriers(list, now);
            for (int place = 0; place < isConfirmed.Length; place++)
            {
                if (!IsPlaceConfirmed(place))
                {
                    list.Add(Proof.Place, plan.Places[place]);
                }
            }

            List(list, ArePermitsOver(now), Proof.PermitsOver);
            List(list, IsPartnerSetting(now), Proof.Partner);
        }

        private void ListSetting(ProofList list, long now)
        {
            ListPosts(list, Proof.PostRed, now);
            ListSigns(list, Proof.SignLit, now);
            ListBarriers(list, now);
            ListPosts(list, Proof.PostRoute, now);
        }

        private void ListBarriers(ProofList list, long now)
        {
            for (int place = 0; place < plan.Contacts.Length; place++)
            {
                if (!IsBarrierSet(place, now))
                {
                    list.Add(Proof.Barrier, plan.Places[place]);
                }
            }
        }

        private void ListProving(ProofList list, long now)
        {
            List(list, IsSwept(), Proof.Sweep);
            List(list, !isReproof || consent.HasKey(now), Proof.Key);
            List(list, consent.HasControl(now), Proof.CommitControl);
            if (!consent.HasPost(now))
            {
                list.Add(Proof.CommitPost, plan.Posts[CommitPost]);
            }

            List(list, IsPartnerReady(now), Proof.Partner);
        }

        private void ListFault(ProofList list, long now)
        {
            if (faultProof != Proof.None)
            {
                list.Add(faultProof, faultBox < 0 ? null : NamesOfFault()[faultBox]);
            }

            List(list, consent.HasOrder(now), Proof.Request);
            List(list, consent.HasKey(now), Proof.Key);
        }

        private string[] NamesOfFault()
        {
            return faultProof == Proof.Barrier ? plan.Places : faultProof == Proof.SignLit || faultProof == Proof.NoConflict ? plan.Signs : plan.Posts;
        }

        private static void List(ProofList list, bool isIn, Proof proof)
        {
            if (!isIn)
            {
                list.Add(proof, null);
            }
        }

        private void ListPosts(ProofList list, Proof proof, long now)
        {
            for (int post = 0; post < plan.Posts.Length; post++)
            {
                if (!Has(proof, post, now))
                {
                    list.Add(proof, plan.Posts[post]);
                }
            }
        }

        private void ListSigns(ProofList list, Proof proof, long now)
        {
            for (int sign = 0; sign < plan.Signs.Length; sign++)
            {
                if (!Has(proof, plan.Posts.Length + sign, now))
                {
                    list.Add(proof, plan.Signs[sign]);
                }
            }
        }

        private string LettersOf(int from, int until, long now)
        {
            byte[] letters = new byte[until - from];
            for (int box = from; box < until; box++)
            {
                letters[box - from] = lockOuts.IsOut(box) ? Out : box < plan.Posts.Length ? LetterOfPost(box, now) : LetterOfSign(box, now);
            }

            return Encoding.UTF8.GetString(letters, 0, letters.Length);
        }

        private byte LetterOfPost(int box, long now)
        {
            if (state != InterlockState.Locked && state != InterlockState.Fault && !Has(Proof.PostRed, box, now))
            {
                return (byte)'r';
            }

            bool clears = state == InterlockState.Clearing || (state == InterlockState.Blank && owesClearance);
            if (clears && !Has(Proof.Section, box, now))
            {
                return (byte)'c';
            }

            bool sets = state == InterlockState.Setting || state == InterlockState.Proving;
            return sets && !Has(Proof.PostRoute, box, now) ? (byte)'a' : In;
        }

        private byte LetterOfSign(int box, long now)
        {
            if (!Has(Proof.NoConflict, box, now))
            {
                return (byte)'!';
            }

            if (state == InterlockState.Blank)
            {
                return !Has(Proof.SignDark, box, now) ? (byte)'d' : HasBarrierMissing(box - plan.Posts.Length, now) ? (byte)'b' : In;
            }

            bool sets = state == InterlockState.Setting || state == InterlockState.Proving;
            bool lit = sets || state == InterlockState.Locked;
            return lit && !Has(Proof.SignLit, box, now) ? (byte)'l' : sets && HasBarrierMissing(box - plan.Posts.Length, now) ? (byte)'b' : In;
        }

        private bool HasBarrierMissing(int sign, long now)
        {
            for (int place = 0; place < plan.Contacts.Length; place++)
            {
                if (plan.Contacts[place] == sign && !IsBarrierSet(place, now))
                {
                    return true;
                }
            }

            return false;
        }

        private string LockedOut()
        {
            if (!lockOuts.Any)
            {
                return null;
            }

            StringBuilder text = new StringBuilder();
            for (int box = 0; box < plan.BoxCount; box++)
            {
                if (lockOuts.IsOut(box))
                {
                    text.Append(text.Length == 0 ? string.Empty : ",");
                    text.Append(plan.BoxAt(box));
                    text.Append(":");
                    text.Append(LockOutReasons.Of(lockOuts.ReasonOf(box)));
                }
            }

            return text.ToString();
        }
    }
}
