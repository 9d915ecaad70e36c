using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Messages about what control asks.</summary>
    internal static class Controls
    {
        /// <summary>Epoch of the control states made here.</summary>
        internal const int Epoch = 4;

        /// <summary>Boot number of the control box that speaks in them.</summary>
        internal const int Boot = 9;

        /// <summary>A control state as sent at a monotonic instant of a clock made by <see cref="Clocks"/>.</summary>
        internal static ControlStateMessage State(int seq, string letters, long sentAt)
        {
            ControlStateMessage message = new ControlStateMessage();
            message.SetInteger(ControlStateMessage.Epoch, Epoch);
            message.SetInteger(ControlStateMessage.Boot, Boot);
            message.SetInteger(ControlStateMessage.Seq, seq);
            message.SetInteger(ControlStateMessage.Utc, Clocks.Utc + sentAt);
            message.SetInteger(ControlStateMessage.Expiry, Clocks.Utc + sentAt + Limits.FreshMicroseconds);
            message.SetText(ControlStateMessage.Direction, "cw");
            message.SetText(ControlStateMessage.RouteHash, "0a1b2c3d");
            message.SetChoice(ControlStateMessage.Interlock, (int)InterlockState.Fixed);
            message.SetText(ControlStateMessage.Posts, letters);
            return message;
        }

        /// <summary>A request as made at a monotonic instant, good for five seconds.</summary>
        internal static ControlRequestMessage Request(int seq, string target, Aspect aspect, long madeAt)
        {
            ControlRequestMessage message = new ControlRequestMessage();
            message.SetText(ControlRequestMessage.Id, "r" + seq.ToString());
            message.SetText(ControlRequestMessage.Issuer, "tower");
            message.SetInteger(ControlRequestMessage.Seq, seq);
            message.SetInteger(ControlRequestMessage.Expiry, Clocks.Utc + madeAt + 5000000);
            message.SetChoice(ControlRequestMessage.Operation, (int)ControlOperation.Aspect);
            message.SetText(ControlRequestMessage.Target, target);
            message.SetChoice(ControlRequestMessage.AspectField, (int)aspect);
            return message;
        }

        /// <summary>What a post tells of its lamps after a control state.</summary>
        internal static LampsMessage Lamps(Aspect applied, Aspect proved, int controlBoot, int controlSeq)
        {
            LampsMessage message = new LampsMessage();
            message.SetChoice(LampsMessage.Applied, (int)applied);
            message.SetChoice(LampsMessage.Proved, (int)proved);
            message.SetChoice(LampsMessage.Reason, (int)AspectReason.Central);
            message.SetInteger(LampsMessage.ControlBoot, controlBoot);
            message.SetInteger(LampsMessage.ControlSeq, controlSeq);
            return message;
        }
    }
}
