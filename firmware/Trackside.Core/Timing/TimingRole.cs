using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>A box that reads timing loops: sources to outbox, outbox to gateway, until it is acknowledged. Loop only.</summary>
    public sealed class TimingRole : IRole, ICrossingSink
    {
        /// <summary>Most passings sent in one tick: bounds the tick.</summary>
        public const int MostPerTick = 4;

        private readonly LoopDesk desk;
        private readonly LoopsReport report;
        private readonly byte[][] loopNames;
        private readonly Outbox outbox;
        private readonly Dispatch dispatch;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly LinkManager link;
        private readonly int boot;
        private readonly PassingMessage passing = new PassingMessage();
        private readonly AckMessage ack = new AckMessage();
        private readonly ResendMessage resend = new ResendMessage();
        private bool isTold;

        /// <summary>Makes the role.</summary>
        public TimingRole(LoopDesk desk, string[] loops, Outbox outbox, ClockModel clock, Mail mail, LinkManager link, int boot)
        {
            this.desk = desk;
            this.outbox = outbox;
            this.clock = clock;
            this.mail = mail;
            this.link = link;
            this.boot = boot;
            dispatch = new Dispatch(outbox);
            loopNames = new byte[loops.Length][];
            for (int i = 0; i < loops.Length; i++)
            {
                loopNames[i] = Encoding.UTF8.GetBytes(loops[i]);
            }

            report = new LoopsReport(desk, loopNames, mail, boot);
        }

        /// <inheritdoc/>
        public string Trouble { get { return outbox.Refused > 0 ? "outbox-full" : null; } }

        /// <inheritdoc/>
        public long Alarms { get { return desk.Alarms | (outbox.Refused > 0 ? Alarm.OutboxFull : Alarm.None); } }

        /// <summary>The passings.</summary>
        public Outbox Outbox { get { return outbox; } }

        /// <summary>The loops and what watches them.</summary>
        public LoopDesk Desk { get { return desk; } }

        /// <summary>Damaged serial frames of all sources.</summary>
        public int BadInputs { get { return desk.BadInputs; } }

        /// <summary>The highest noise a source states; -1 where none does.</summary>
        public int Noise { get { return desk.Noise; } }

        /// <inheritdoc/>
        public void Step(long now)
        {
            bool isChecked = desk.Step(now, this);
            if (link.State == LinkState.Up)
            {
                Send(now);
                if (isChecked)
                {
                    report.Step(now);
                }
            }
        }

        /// <inheritdoc/>
        public void Cross(Crossing crossing)
        {
            outbox.Add(crossing, clock);
        }

        /// <inheritdoc/>
        public void Take(Inbound inbound, long now)
        {
            if (inbound.What == What.Ack && mail.Read(inbound, ack))
            {
                TakeAck(now);
            }
            else if (inbound.What == What.Resend && mail.Read(inbound, resend))
            {
                TakeResend();
            }
            else if (inbound.What == What.ControlState && inbound.Index != Subscriptions.Partner && desk.HasPairs)
            {
                desk.Route.Take(inbound, mail);
            }
        }

        /// <inheritdoc/>
        public void TellAnew()
        {
            isTold = false;
            report.TellAnew();
        }

        /// <inheritdoc/>
        public void FailSafe()
        {
            // Nothing here permits anything: what is held stays held.
        }

        private void Send(long now)
        {
            if (!isTold)
            {
                dispatch.Restart(now);
                isTold = true;
            }

            for (int i = 0; i < MostPerTick; i++)
            {
                int seq = dispatch.Next(now);
                if (seq == 0)
                {
                    return;
                }

                int loop = outbox.Read(seq, passing, clock, now);
                passing.SetInteger(PassingMessage.Boot, boot);
                passing.SetTextBytes(PassingMessage.Loop, loopNames[loop], 0, loopNames[loop].Length);
                if (!mail.Send(passing))
                {
                    return;
                }

                dispatch.Done(seq, now);
            }
        }

        private void TakeAck(long now)
        {
            int seq = (int)ack.GetInteger(AckMessage.Seq);
            int before = outbox.Acked;
            if (ack.GetInteger(AckMessage.Boot) != boot)
            {
                mail.CountStale();
            }
            else if (!outbox.Acknowledge(seq))
            {
                mail.CountBad();
            }
            else
            {
                dispatch.Acknowledged(outbox.Acked > before, now);
            }
        }

        private void TakeResend()
        {
            int from = (int)resend.GetInteger(ResendMessage.From);
            int to = (int)resend.GetInteger(ResendMessage.To);
            if (resend.GetInteger(ResendMessage.Boot) != boot)
            {
                mail.CountStale();
            }
            else if (from > to)
            {
                mail.CountBad();
            }
            else
            {
                dispatch.Resend(from, to);
            }
        }
    }
}
