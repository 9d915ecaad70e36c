using Trackside.Messages;

namespace Trackside.Core
{
    /// <content>What race control asks. A refusal has a reason, and where a proof is missing the reply names it.</content>
    public sealed partial class Interlock
    {
        /// <summary>Why the last request was refused.</summary>
        public RefusalReason Reason { get; private set; }

        /// <summary>Takes a request that is timely and no replay. What needs the key waits for it.</summary>
        /// <returns>False where it is refused.</returns>
        public bool Ask(ControlRequestMessage request, long now)
        {
            bool taken = Admits(request, now);
            changes += taken ? 1 : 0;
            return taken;
        }

        private bool Admits(ControlRequestMessage request, long now)
        {
            ControlOperation operation = (ControlOperation)request.GetChoice(ControlRequestMessage.Operation);
            switch (operation)
            {
                case ControlOperation.Direction:
                    return AskDirection(request, now);
                case ControlOperation.Commit:
                    return AskCommit(now);
                case ControlOperation.Abort:
                    return AskAbort(now);
                case ControlOperation.SessionOpen:
                    return AskSession(now);
                case ControlOperation.SessionClose:
                    isSessionOpen = false;
                    return true;
                case ControlOperation.LockOut:
                    return AskLockOut(request, now);
                case ControlOperation.Lift:
                    return AskLift(request, now);
                case ControlOperation.Confirm:
                    return AskConfirm(request);
                default:
                    return AskReset(now);
            }
        }

        private bool AskDirection(ControlRequestMessage request, long now)
        {
            int route = FindTarget(plan.Routes, request);
            if (route < 0)
            {
                return Refuse(RefusalReason.UnknownRoute);
            }

            if (state == InterlockState.Closing || state == InterlockState.Clearing || state == InterlockState.Fault)
            {
                return Refuse(RefusalReason.WrongState);
            }

            if (route == (state == InterlockState.Locked ? direction : target))
            {
                return Refuse(RefusalReason.SameDirection);
            }

            if (!IsSessionClosed())
            {
                return Refuse(RefusalReason.SessionOpen);
            }

            consent.Order(ControlOperation.Direction, route, now);
            return true;
        }

        private bool AskCommit(long now)
        {
            if (state != InterlockState.Proving)
            {
                return Refuse(RefusalReason.WrongState);
            }

            if (!IsSwept())
            {
                return Refuse(RefusalReason.ProofMissing);
            }

            consent.CommitByControl(now);
            return true;
        }

        private bool AskAbort(long now)
        {
            switch (state)
            {
                case InterlockState.Closing:
                case InterlockState.Clearing:
                    EnterReproof(now);
                    return true;
                case InterlockState.Blank:
                case InterlockState.Setting:
                case InterlockState.Proving:
                    if (isReproof || direction < 0)
                    {
                        return Refuse(RefusalReason.WrongState);
                    }

                    EnterBlank(direction, true, now);
                    return true;
                default:
                    return Refuse(RefusalReason.WrongState);
            }
        }

        private bool AskSession(long now)
        {
            if (!MayPermit(now))
            {
                return Refuse(RefusalReason.NotLocked);
            }

            clearance.ResetTokens();
            isSessionOpen = true;
            return true;
        }

        private bool AskLockOut(ControlRequestMessage request, long now)
        {
            int box = plan.FindBox(request.TextBytes(ControlRequestMessage.Target), request.TextLength(ControlRequestMessage.Target));
            if (box < 0)
            {
                return Refuse(RefusalReason.UnknownTarget);
            }

            int post = DirectionPlan.Find(plan.Posts, request.TextBytes(ControlRequestMessage.By), request.TextLength(ControlRequestMessage.By));
            int reason = request.GetChoice(ControlRequestMessage.Reason);
            if (post < 0 || post == box || lockOuts.IsOut(post) || reason <= (int)LockOutReason.None)
            {
                return Refuse(RefusalReason.NoReason);
            }

            lockOuts.Propose(box, post, (LockOutReason)reason);
            consent.Order(ControlOperation.LockOut, box, now);
            return true;
        }

        private bool AskLift(ControlRequestMessage request, long now)
        {
            int box = plan.FindBox(request.TextBytes(ControlRequestMessage.Target), request.TextLength(ControlRequestMessage.Target));
            if (box < 0)
            {
                return Refuse(RefusalReason.UnknownTarget);
            }

            if (!lockOuts.IsOut(box))
            {
                return Refuse(RefusalReason.WrongState);
            }

            consent.Order(ControlOperation.Lift, box, now);
            return true;
        }

        private bool AskConfirm(ControlRequestMessage request)
        {
            int place = FindTarget(plan.Places, request);
            if (place < 0)
            {
                return Refuse(RefusalReason.UnknownTarget);
            }

            if (state != InterlockState.Blank)
            {
                return Refuse(RefusalReason.WrongState);
            }

            isConfirmed[place] = true;
            return true;
        }

        private bool AskReset(long now)
        {
            if (state != InterlockState.Fault)
            {
                return Refuse(RefusalReason.WrongState);
            }

            if (!HasNoConflict(now))
            {
                return Refuse(RefusalReason.ProofMissing);
            }

            consent.Order(ControlOperation.Reset, 0, now);
            return true;
        }

        private static int FindTarget(string[] names, ControlRequestMessage request)
        {
            return DirectionPlan.Find(names, request.TextBytes(ControlRequestMessage.Target), request.TextLength(ControlRequestMessage.Target));
        }

        private bool Refuse(RefusalReason reason)
        {
            Reason = reason;
            return false;
        }
    }
}
