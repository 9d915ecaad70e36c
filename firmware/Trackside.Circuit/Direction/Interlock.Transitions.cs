using Trackside.Messages;

namespace Trackside.Core
{
    /// <content>The transitions: the only places that assign the state. What must survive a loss of power is kept before it is acted upon.</content>
    public sealed partial class Interlock
    {
        private void Resume(long now)
        {
            store.Read(lockOuts.Reasons);
            epoch = store.Epoch > plan.FirstEpoch ? store.Epoch : plan.FirstEpoch;
            direction = store.Direction < plan.Routes.Length ? store.Direction : -1;
            target = store.Phase != InterlockStore.Unknown && store.Target < plan.Routes.Length ? store.Target : plan.FirstRoute;
            enteredAt = now;
            if (store.Phase == InterlockStore.Fault)
            {
                state = InterlockState.Fault;
            }
            else if (store.Phase == InterlockStore.Locked && direction >= 0)
            {
                target = direction;
                isReproof = true;
                state = InterlockState.Setting;
            }
            else
            {
                owesClearance = true;
                clearance.Begin(target, now);
                state = InterlockState.Blank;
            }
        }

        private void EnterLocked(long now)
        {
            Require(state == InterlockState.Proving);
            if (!store.Keep(InterlockStore.Locked, epoch, target, target, lockOuts.Reasons))
            {
                EnterFault(Proof.Stored, -1, now);
                return;
            }

            direction = target;
            consent.Forget();
            Enter(InterlockState.Locked, now);
        }

        private void EnterClosing(int to, long now)
        {
            Require(state == InterlockState.Locked);
            consent.Use();
            if (!store.Keep(InterlockStore.Reversing, epoch, direction, to, lockOuts.Reasons))
            {
                EnterFault(Proof.Stored, -1, now);
                return;
            }

            target = to;
            isReproof = false;
            BeginDemand();
            Enter(InterlockState.Closing, now);
        }

        private void EnterClearing(long now)
        {
            Require(state == InterlockState.Closing);
            clearance.Begin(direction, now);
            Enter(InterlockState.Clearing, now);
        }

        /// <summary>Every sign dark, on the way to a direction.</summary>
        private void EnterBlank(int to, bool owes, long now)
        {
            Require(state != InterlockState.Locked && state != InterlockState.Closing);
            consent.Forget();
            if (!store.Keep(InterlockStore.Reversing, epoch, direction, to, lockOuts.Reasons))
            {
                EnterFault(Proof.Stored, -1, now);
                return;
            }

            target = to;
            owesClearance = owes;
            isReproof = false;
            if (owes)
            {
                clearance.Begin(to, now);
            }

            for (int place = 0; place < isConfirmed.Length; place++)
            {
                isConfirmed[place] = false;
            }

            faultProof = Proof.None;
            faultBox = -1;
            BeginDemand();
            Enter(InterlockState.Blank, now);
        }

        private void EnterSetting(long now)
        {
            Require(state == InterlockState.Blank && epoch < Limits.Sequence);
            if (!store.Keep(InterlockStore.Reversing, epoch + 1, direction, target, lockOuts.Reasons))
            {
                EnterFault(Proof.Stored, -1, now);
                return;
            }

            epoch++;
            BeginDemand();
            Enter(InterlockState.Setting, now);
        }

        /// <summary>Nothing was reversed: the same direction is proved anew, in its epoch.</summary>
        private void EnterReproof(long now)
        {
            Require(state == InterlockState.Locked || state == InterlockState.Closing || state == InterlockState.Clearing);
            consent.Forget();
            if (!store.Keep(InterlockStore.Locked, epoch, direction, direction, lockOuts.Reasons))
            {
                EnterFault(Proof.Stored, -1, now);
                return;
            }

            target = direction;
            isReproof = true;
            BeginDemand();
            Enter(InterlockState.Setting, now);
        }

        private void EnterProving(long now)
        {
            Require(state == InterlockState.Setting);
            consent.Forget();
            clearance.Sweep.Begin(target);
            Enter(InterlockState.Proving, now);
        }

        private void EnterFault(Proof lost, int box, long now)
        {
            faultProof = lost;
            faultBox = box;
            consent.Forget();
            // Where this cannot be kept, the phase before it resumes as strictly: BLANK, or a proof anew.
            store.Keep(InterlockStore.Fault, epoch, direction, target, lockOuts.Reasons);
            BeginDemand();
            Enter(InterlockState.Fault, now);
        }

        private void Enter(InterlockState next, long now)
        {
            if (state == InterlockState.Locked)
            {
                // The only state in which anything else than red is asked for: red is asked for anew.
                posts.BeginReds();
            }

            // A standing proof of red is one of the way through; a fault ends that way.
            hasReds = hasReds && state != InterlockState.Locked && next != InterlockState.Fault;
            state = next;
            isSessionOpen = false;
            enteredAt = now;
            changes++;
        }

        private void KeepLockOuts(long now)
        {
            int phase = state == InterlockState.Fault ? InterlockStore.Fault
                : state == InterlockState.Locked || isReproof ? InterlockStore.Locked
                : InterlockStore.Reversing;
            changes++;
            if (!store.Keep(phase, epoch, direction, target, lockOuts.Reasons))
            {
                EnterFault(Proof.Stored, -1, now);
            }
        }

        // What is asked of the signs, and of the posts but red, is new.
        private void BeginDemand()
        {
            demand.Begin();
            posts.BeginRoutes();
            signs.Begin();
        }

        private static void Require(bool holds)
        {
            if (!holds)
            {
                throw new System.InvalidOperationException("interlock");
            }
        }
    }
}
