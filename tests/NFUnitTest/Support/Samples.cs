using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>One filled message of each kind.</summary>
    internal static class Samples
    {
        internal static AckMessage Ack()
        {
            AckMessage message = new AckMessage();
            message.SetInteger(AckMessage.Boot, 3);
            message.SetInteger(AckMessage.Seq, 17);
            return message;
        }

        internal static ResendMessage Resend()
        {
            ResendMessage message = new ResendMessage();
            message.SetInteger(ResendMessage.Boot, 3);
            message.SetInteger(ResendMessage.From, 17);
            message.SetInteger(ResendMessage.To, 20);
            return message;
        }

        internal static PassingMessage Passing()
        {
            PassingMessage message = new PassingMessage();
            message.SetInteger(PassingMessage.Seq, 1);
            message.SetInteger(PassingMessage.Boot, 3);
            message.SetText(PassingMessage.Loop, "sf");
            message.SetInteger(PassingMessage.Utc, Clocks.Utc);
            message.SetInteger(PassingMessage.Uncertainty, 500000);
            message.SetChoice(PassingMessage.Source, (int)CrossingSource.Decoder);
            message.SetInteger(PassingMessage.Own, 1551542808933000);
            message.SetInteger(PassingMessage.Transponder, 5691251);
            message.SetInteger(PassingMessage.Strength, 178);
            message.SetInteger(PassingMessage.Hits, 52);
            message.SetFlag(PassingMessage.ShortGap, true);
            message.SetFlag(PassingMessage.WrongWay, false);
            message.SetFlag(PassingMessage.Unsynced, true);
            return message;
        }

        internal static LampsMessage Lamps()
        {
            LampsMessage message = new LampsMessage();
            message.SetChoice(LampsMessage.Commanded, (int)Aspect.Green);
            message.SetChoice(LampsMessage.Applied, (int)Aspect.Yellow);
            message.SetChoice(LampsMessage.Proved, (int)Aspect.Unproved);
            message.SetChoice(LampsMessage.Request, (int)Aspect.Yellow);
            message.SetChoice(LampsMessage.Reason, (int)AspectReason.Local);
            message.SetText(LampsMessage.Faults, "red,green");
            message.SetInteger(LampsMessage.ControlBoot, 9);
            message.SetInteger(LampsMessage.ControlSeq, 12);
            message.SetInteger(LampsMessage.Utc, Clocks.Utc);
            return message;
        }

        internal static ControlReplyMessage Reply()
        {
            ControlReplyMessage message = new ControlReplyMessage();
            message.SetText(ControlReplyMessage.Id, "r7");
            message.SetText(ControlReplyMessage.Issuer, "tower");
            message.SetChoice(ControlReplyMessage.Result, (int)ControlResult.Refused);
            message.SetChoice(ControlReplyMessage.Reason, (int)RefusalReason.Expired);
            message.SetText(ControlReplyMessage.Missing, "kart-p1,kart-p2");
            return message;
        }

        internal static StateMessage State()
        {
            StateMessage message = new StateMessage();
            message.SetChoice(StateMessage.State, (int)BoxState.Fault);
            message.SetText(StateMessage.Reason, "lamp-fault");
            message.SetInteger(StateMessage.Boot, 3);
            message.SetText(StateMessage.Firmware, "0.1.0");
            message.SetText(StateMessage.Board, "virtual");
            message.SetText(StateMessage.Roles, "post");
            message.SetText(StateMessage.Configuration, "0a1b2c3d");
            message.SetInteger(StateMessage.Epoch, 4);
            message.SetText(StateMessage.Route, "cw");
            message.SetText(StateMessage.RouteHash, "0a1b2c3d");
            return message;
        }

        internal static ButtonMessage Button()
        {
            ButtonMessage message = new ButtonMessage();
            message.SetText(ButtonMessage.Button, "yellow");
            message.SetChoice(ButtonMessage.Event, (int)ButtonEvent.Hold);
            message.SetInteger(ButtonMessage.Seq, 2);
            message.SetInteger(ButtonMessage.Utc, Clocks.Utc);
            return message;
        }

        internal static SignMessage Sign()
        {
            SignMessage message = new SignMessage();
            message.SetText(SignMessage.Commanded, "cw");
            message.SetText(SignMessage.Applied, "none");
            message.SetText(SignMessage.Proved, "unproved");
            message.SetText(SignMessage.Reason, "no-interlock");
            message.SetInteger(SignMessage.Epoch, 4);
            message.SetText(SignMessage.RouteHash, "0a1b2c3d");
            message.SetInteger(SignMessage.ControlBoot, 9);
            message.SetInteger(SignMessage.ControlSeq, 12);
            message.SetText(SignMessage.Faults, "arrow-a");
            message.SetFlag(SignMessage.Guard, true);
            message.SetInteger(SignMessage.Barrier, 2);
            message.SetChoice(SignMessage.Pit, (int)Aspect.Red);
            message.SetChoice(SignMessage.PitProved, (int)Aspect.Red);
            message.SetInteger(SignMessage.Utc, Clocks.Utc);
            return message;
        }

        internal static InterlockMessage Interlock()
        {
            InterlockMessage message = new InterlockMessage();
            message.SetInteger(InterlockMessage.Epoch, 4);
            message.SetChoice(InterlockMessage.State, (int)InterlockState.Setting);
            message.SetText(InterlockMessage.Direction, "cw");
            message.SetText(InterlockMessage.Target, "acw");
            message.SetInteger(InterlockMessage.Since, Clocks.Utc);
            message.SetText(InterlockMessage.Posts, "+ax");
            message.SetText(InterlockMessage.Signs, "l+");
            message.SetText(InterlockMessage.Missing, "lit:kart-s1,route:kart-p2");
            message.SetText(InterlockMessage.LockedOut, "kart-p3:lamp");
            message.SetFlag(InterlockMessage.Session, true);
            message.SetInteger(InterlockMessage.Tokens, 1);
            message.SetInteger(InterlockMessage.Sweep, 2);
            return message;
        }

        internal static ConsoleMessage Line()
        {
            ConsoleMessage message = new ConsoleMessage();
            message.SetText(ConsoleMessage.Line, "help");
            return message;
        }

        internal static HealthMessage Health()
        {
            HealthMessage message = new HealthMessage();
            message.SetInteger(HealthMessage.Boot, 3);
            message.SetInteger(HealthMessage.Uptime, 60);
            message.SetInteger(HealthMessage.Memory, 100000);
            message.SetInteger(HealthMessage.Temperature, -55);
            message.SetFlag(HealthMessage.Synced, true);
            message.SetInteger(HealthMessage.Offset, -12);
            message.SetInteger(HealthMessage.Drift, -1000000);
            message.SetInteger(HealthMessage.Noise, 39);
            message.SetInteger(HealthMessage.TickMax, 900);
            return message;
        }

        internal static LoopsMessage Loops()
        {
            LoopsMessage message = new LoopsMessage();
            message.SetInteger(LoopsMessage.Boot, 3);
            message.SetText(LoopsMessage.Loops, "sf,s1");
            message.SetText(LoopsMessage.Seen, "decoder 12 edge 13,edge 4");
            message.SetText(LoopsMessage.Faults, "s1 stuck");
            message.SetText(LoopsMessage.Noise, "39,");
            message.SetText(LoopsMessage.Missed, "1,0");
            message.SetChoice(LoopsMessage.Decoder, LoopsMessage.DecoderRelated);
            message.SetInteger(LoopsMessage.DecoderUncertainty, 8100);
            message.SetInteger(LoopsMessage.DecoderVoltage, 118);
            return message;
        }

        /// <summary>Every kind of message, filled.</summary>
        internal static Message[] All()
        {
            return new Message[]
            {
                Ack(), Resend(), Passing(), Lamps(), Reply(), State(), Button(), Sign(), Line(), Health(), Interlock(), Loops(),
                Controls.State(12, "GYR", 1000000), Controls.Request(7, "all", Aspect.Red, 1000000), Configurations.Message("timing,post"),
            };
        }

        /// <summary>The same kinds in the same order, empty.</summary>
        internal static Message[] Empty()
        {
            return new Message[]
            {
                new AckMessage(), new ResendMessage(), new PassingMessage(), new LampsMessage(), new ControlReplyMessage(),
                new StateMessage(), new ButtonMessage(), new SignMessage(), new ConsoleMessage(), new HealthMessage(), new InterlockMessage(), new LoopsMessage(),
                new ControlStateMessage(), new ControlRequestMessage(), new ConfigurationMessage(),
            };
        }
    }
}
