using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>What it tells: the whole circuit in one message.</summary>
    public sealed partial class ControlRole
    {
        private ControlStateMessage MakeState(long now)
        {
            for (int post = 0; post < letters.Length; post++)
            {
                letters[post] = AspectNames.LetterOf(mayPermit ? reports.Asked(post) : Aspect.Red);
            }

            bool synced = clock.IsSynced(now);
            long utc = synced ? clock.ToUtc(now) : 0;
            state.Clear();
            state.SetInteger(ControlStateMessage.Epoch, configuration.Epoch);
            state.SetInteger(ControlStateMessage.Boot, boot);
            state.SetInteger(ControlStateMessage.Seq, seq);
            state.SetInteger(ControlStateMessage.Utc, utc);
            state.SetInteger(ControlStateMessage.Expiry, synced ? utc + Limits.FreshMicroseconds : 0);
            PutDirection(now);
            state.SetTextBytes(ControlStateMessage.Posts, letters, 0, letters.Length);
            notices.Fill(state);
            PutExtras();
            return state;
        }

        private void PutExtras()
        {
            if (isButtonRed)
            {
                state.SetFlag(ControlStateMessage.RedButton, true);
            }

            if (requests.Board != LineBoard.None)
            {
                state.SetChoice(ControlStateMessage.Board, (int)requests.Board);
            }

            if (requests.Board != LineBoard.None && requests.Number >= 0)
            {
                state.SetInteger(ControlStateMessage.Number, requests.Number);
            }
        }

        private void PutDirection(long now)
        {
            if (interlock != null && !hasFailed)
            {
                // Nobody is let out onto a track on which somebody is told to stop.
                interlock.Fill(state, !reports.IsAnyAsked(Aspect.Red), now);
                return;
            }

            // A failed keeper of an interlock vouches for no direction.
            bool isFixed = interlock == null;
            byte[] shown = isFixed ? direction : none;
            state.SetTextBytes(ControlStateMessage.Direction, shown, 0, shown.Length);
            state.SetTextBytes(ControlStateMessage.RouteHash, routeHash, 0, routeHash.Length);
            state.SetChoice(ControlStateMessage.Interlock, (int)(hasFailed ? InterlockState.Fault : InterlockState.Fixed));
            if (!isFixed)
            {
                state.SetInteger(ControlStateMessage.Epoch, interlock.Interlock.Epoch);
            }
        }
    }
}
