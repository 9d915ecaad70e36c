using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The direction of a circuit: reversed only by proofs, one state at a time. A circuit is red everywhere in every state but LOCKED.
    /// <code>
    /// state         shown              leaves for    when
    /// LOCKED(d)     signs d            CLOSING       IsSessionClosed, request and key within 60 s
    ///                                  SETTING(d)    a sign's or a barrier's proof is lost, or the partner's: red, and d is proved anew in its epoch
    /// CLOSING       red, signs d       CLEARING      ArePermitsOver, AreRedsIn
    ///                                  SETTING(d)    abort
    /// CLEARING      red, signs d       BLANK         AreRedsIn, IsTrackCleared
    ///                                  SETTING(d)    abort
    /// BLANK         red, signs dark    SETTING(d')   AreRedsIn, ArePermitsOver, IsTrackCleared where it is owed, AreTokensIn, AreSignsDark,
    ///                                                AreBarriersSet, ArePlacesConfirmed, IsPartnerSetting; the epoch is counted up
    /// SETTING(d')   red, signs d'      PROVING       AreRedsIn, AreSignsLit, AreBarriersSet, ArePostsRouted
    ///                                  BLANK         abort; request and key for another direction
    /// PROVING       red, signs d'      LOCKED(d')    the same, IsSwept, IsCommitted, IsPartnerReady
    ///                                  BLANK         abort; request and key for another direction
    /// FAULT         red, signs dark    BLANK         reset: request and key, HasNoConflict
    /// any           a proof that was in is lost, a sign's guard sees two directions, or storage fails: FAULT
    /// </code>
    /// BLANK is entered from elsewhere than CLEARING owing the clearance: after an abort, a reset or a loss of power nobody knows the track empty.
    /// An epoch belongs to one direction: leaving BLANK begins a new one. A proof anew of the same direction (after a loss of power in LOCKED, a lost proof, an early
    /// abort) keeps its epoch and needs no sweep, but the key within 60 s of the commits. Loop only.
    /// </summary>
    public sealed partial class Interlock
    {
        /// <summary>Time a permission of before may still be believed somewhere, in microseconds (4 s): its 3 s, and two clocks wrong by half a second each.</summary>
        public const long PermitLife = Limits.FreshMicroseconds + Demand.Ahead;

        private readonly DirectionPlan plan;
        private readonly InterlockStore store;
        private readonly Demand demand;
        private readonly Demand redDemand;
        private readonly Consent consent;
        private readonly LockOuts lockOuts;
        private readonly Clearance clearance;
        private readonly PostProofs posts;
        private readonly SignProofs signs;
        private readonly PartnerView partner;
        private readonly bool[] isConfirmed;
        private InterlockState state;
        private int direction;
        private int target;
        private long epoch;
        private bool isReproof;
        private bool owesClearance;
        private bool hasReds;
        private bool isSessionOpen;
        private long enteredAt;
        private Proof faultProof;
        private int faultBox = -1;
        private int changes;

        /// <summary>Makes the interlock of a circuit and resumes what was kept: never in LOCKED.</summary>
        /// <param name="plan">The circuit.</param>
        /// <param name="storage">Where it is kept.</param>
        /// <param name="clock">The box's clock.</param>
        /// <param name="boot">The control box's boot number.</param>
        /// <param name="now">Monotonic microseconds.</param>
        public Interlock(DirectionPlan plan, IStorage storage, ClockModel clock, int boot, long now)
        {
            this.plan = plan;
            store = new InterlockStore(storage, plan);
            demand = new Demand(clock, boot);
            redDemand = new Demand(clock, boot);
            consent = new Consent(plan.Window);
            lockOuts = new LockOuts(plan.BoxCount, plan.Window);
            clearance = new Clearance(plan);
            posts = new PostProofs(plan, redDemand, demand);
            signs = new SignProofs(plan, demand);
            partner = new PartnerView(plan, clock);
            isConfirmed = new bool[plan.Places.Length];
            pressedAt = new long[plan.Posts.Length];
            for (int post = 0; post < pressedAt.Length; post++)
            {
                pressedAt[post] = ProofStamps.Never;
            }

            Resume(now);
        }

        /// <summary>Where it stands.</summary>
        public InterlockState State { get { return state; } }

        /// <summary>The epoch.</summary>
        public long Epoch { get { return epoch; } }

        /// <summary>The direction that is or was locked last; -1 for none.</summary>
        public int Direction { get { return direction; } }

        /// <summary>The direction a reversal goes to.</summary>
        public int Target { get { return target; } }

        /// <summary>The direction the signs shall show; -1 for none.</summary>
        public int Shown
        {
            get
            {
                switch (state)
                {
                    case InterlockState.Locked:
                    case InterlockState.Closing:
                    case InterlockState.Clearing:
                        return direction;
                    case InterlockState.Setting:
                    case InterlockState.Proving:
                        return target;
                    default:
                        return -1;
                }
            }
        }

        /// <summary>Whether the session is open.</summary>
        public bool IsSessionOpen { get { return isSessionOpen; } }

        /// <summary>Counts what a report must tell anew.</summary>
        public int Changes { get { return changes; } }

        /// <summary>The boxes left out.</summary>
        public LockOuts LockOuts { get { return lockOuts; } }

        /// <summary>What it has to do with.</summary>
        public DirectionPlan Plan { get { return plan; } }

        /// <summary>Does what is due: at most one transition.</summary>
        public void Step(long now)
        {
            StepConsents(now);
            switch (state)
            {
                case InterlockState.Locked:
                    StepLocked(now);
                    break;
                case InterlockState.Closing:
                    StepClosing(now);
                    break;
                case InterlockState.Clearing:
                    StepClearing(now);
                    break;
                case InterlockState.Blank:
                    StepBlank(now);
                    break;
                case InterlockState.Setting:
                    StepSetting(now);
                    break;
                case InterlockState.Proving:
                    StepProving(now);
                    break;
                default:
                    StepFault(now);
                    break;
            }
        }

        private void StepConsents(long now)
        {
            if (consent.IsGiven(ControlOperation.LockOut, now))
            {
                consent.Use();
                lockOuts.Order(now);
                changes++;
            }

            if (consent.IsGiven(ControlOperation.Lift, now))
            {
                lockOuts.Lift(consent.Target);
                consent.Use();
                KeepLockOuts(now);
            }
        }

        private void StepLocked(long now)
        {
            if (!HasNoConflict(now))
            {
                EnterFault(Proof.NoConflict, signs.Conflicting(), now);
            }
            else if (!StandsLit(now) || !StandBarriers(now) || !partner.Stands(direction, now))
            {
                EnterReproof(now);
            }
            else if (consent.IsGiven(ControlOperation.Direction, now) && IsSessionClosed())
            {
                EnterClosing(consent.Target, now);
            }
        }

        private void StepClosing(long now)
        {
            if (!HasNoConflict(now))
            {
                EnterFault(Proof.NoConflict, signs.Conflicting(), now);
            }
            else if (ArePermitsOver(now) && AreRedsIn(now))
            {
                EnterClearing(now);
            }
        }

        private void StepClearing(long now)
        {
            if (IsFaulty(now))
            {
                return;
            }

            if (AreRedsIn(now) && IsTrackCleared(now))
            {
                EnterBlank(target, false, now);
            }
        }

        private void StepBlank(long now)
        {
            if (IsTurnedAway(now) || IsFaulty(now))
            {
                return;
            }

            if (IsReadyToSet(now) && IsPartnerSetting(now))
            {
                EnterSetting(now);
            }
        }

        private void StepSetting(long now)
        {
            if (IsTurnedAway(now) || IsFaulty(now))
            {
                return;
            }

            if (AreRedsIn(now) && AreSignsLit(now) && AreBarriersSet(now) && ArePostsRouted(now))
            {
                EnterProving(now);
            }
        }

        private void StepProving(long now)
        {
            if (IsTurnedAway(now) || IsFaulty(now))
            {
                return;
            }

            if (!StandsLit(now))
            {
                EnterFault(Proof.SignLit, FirstUnlit(now), now);
            }
            else if (!StandBarriers(now))
            {
                EnterFault(Proof.Barrier, FirstMoved(now), now);
            }
            else if (!StandsRouted(now))
            {
                EnterFault(Proof.PostRoute, FirstUnrouted(now), now);
            }
            else if (IsReady(now) && IsPartnerReady(now))
            {
                EnterLocked(now);
            }
        }

        private void StepFault(long now)
        {
            if (consent.IsGiven(ControlOperation.Reset, now) && HasNoConflict(now))
            {
                EnterBlank(target, true, now);
            }
        }

        // Another direction is wanted than the one that is being set: every sign goes dark, and the whole rest of the way follows.
        private bool IsTurnedAway(long now)
        {
            if (!consent.IsGiven(ControlOperation.Direction, now))
            {
                return false;
            }

            EnterBlank(consent.Target, true, now);
            return true;
        }

        // What ends a reversal in every state from CLEARING on. The reds are a standing proof once they were all in.
        private bool IsFaulty(long now)
        {
            hasReds = hasReds || AreRedsIn(now);
            if (!HasNoConflict(now))
            {
                EnterFault(Proof.NoConflict, signs.Conflicting(), now);
                return true;
            }

            if (hasReds && !StandsRed(now))
            {
                EnterFault(Proof.PostRed, FirstNotRed(now), now);
                return true;
            }

            return false;
        }
    }
}
