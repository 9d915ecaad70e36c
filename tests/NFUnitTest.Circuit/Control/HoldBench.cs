using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>A control box with issuers of several kinds.</summary>
    internal sealed class HoldBench
    {
        internal readonly BoxBench Bench;
        private int seq;

        internal HoldBench(string issuers)
        {
            ConfigurationMessage message = Configurations.Message("control");
            message.SetText(ConfigurationMessage.Issuers, issuers);
            message.SetFlag(ConfigurationMessage.RedButton, true);
            Bench = BoxBench.Ready(Configurations.Read(message));
            Bench.HasTimeServer = true;
            Bench.Board.Drive(Inputs.RedButton, true);
            Bench.Run(100000);
        }

        /// <summary>What is asked of the posts, as the last <c>control/state</c> told it.</summary>
        internal string Letters
        {
            get
            {
                ControlStateMessage message = new ControlStateMessage();
                Bench.Link.Read(message);
                return message.GetText(ControlStateMessage.Posts);
            }
        }

        /// <summary>Why the last request was refused; empty where it was not.</summary>
        internal string Refusal
        {
            get
            {
                ControlReplyMessage message = new ControlReplyMessage();
                Bench.Link.Read(message);
                return message.Has(ControlReplyMessage.Reason) ? message.GetText(ControlReplyMessage.Reason) : "";
            }
        }

        /// <summary>Asks for an aspect, for so many milliseconds; 0 for without end.</summary>
        internal void Ask(string issuer, string target, Aspect aspect, int hold)
        {
            ControlRequestMessage message = Controls.Request(++seq, target, aspect, Bench.Now);
            message.SetText(ControlRequestMessage.Issuer, issuer);
            if (hold > 0)
            {
                message.SetInteger(ControlRequestMessage.Hold, hold);
            }

            Bench.Deliver(message, 0, false);
            Bench.Tick();
        }

        internal void Operate(string issuer, int operation)
        {
            ControlRequestMessage message = Controls.Request(++seq, "all", Aspect.Red, Bench.Now);
            message.SetText(ControlRequestMessage.Issuer, issuer);
            message.SetChoice(ControlRequestMessage.Operation, operation);
            Bench.Deliver(message, 0, false);
            Bench.Tick();
        }
    }
}
