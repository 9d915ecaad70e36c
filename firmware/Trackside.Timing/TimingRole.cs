using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>A box that reads timing loops: sources to outbox, outbox to flash and to gateway, until it is acknowledged; and what earlier
    /// boots left. Loop only.</summary>
    public sealed class TimingRole : IRole, ICrossingSink
    {
        /// <summary>Most passings sent in one tick: bounds the tick.</summary>
        public const int MostPerTick = 4;

        private readonly LoopDesk desk;
        private readonly LoopsReport report;
        private readonly byte[][] loopNames;
        private readonly Outbox outbox;
        private readonly Dispatch dispatch;
        private readonly PassingLog log;
        private readonly History history;
        private readonly OutboxWriter writer;
        private readonly ClockModel clock;
        private readonly Mail mail;
        private readonly LinkManager link;
        private readonly int boot;
        private readonly PassingMessage passing = new PassingMessage();
        private readonly AckMessage ack = new AckMessage();
        private readonly ResendMessage resend = new ResendMessage();
        private bool isTold;
        private bool isRefusing;
        private int refused;
        private long refusedAt;

        /// <summary>Makes the role.</summary>
        /// <param name="desk">The loops and what watches them.</param>
        /// <param name="loops">Their names.</param>
        /// <param name="outbox">The passings of this boot.</param>
        /// <param name="log">Passings on the flash; null for none.</param>
        /// <param name="clock">The clock.</param>
        /// <param name="mail">Encodes and decodes.</param>
        /// <param name="link">The connection.</param>
        /// <param name="boot">This boot.</param>
        public TimingRole(LoopDesk desk, string[] loops, Outbox outbox, PassingLog log, ClockModel clock, Mail mail, LinkManager link, int boot)
        {
            this.desk = desk;
            this.outbox = outbox;
            this.clock = clock;
            this.mail = mail;
            this.link = link;
            this.boot = boot;
            this.log = log;
            dispatch = new Dispatch(outbox);
            loopNames = new byte[loops.Length][];
            for (int i = 0; i < loops.Length; i++)
            {
                loopNames[i] = Encoding.UTF8.GetBytes(loops[i]);
            }

            report = new LoopsReport(desk, loopNames, mail, boot);
            if (log != null)
            {
                log.NameLoops(loopNames);
                history = new History(log, boot, loopNames);
                writer = new OutboxWriter(outbox, history, log, clock, boot);
            }
        }

        /// <inheritdoc/>
        public string Trouble { get { return outbox.IsFull ? "outbox-full" : null; } }

        /// <inheritdoc/>
        public long Alarms
        {
            get
            {
                long alarms = desk.Alarms;
                alarms |= isRefusing || outbox.IsFull || (writer != null && writer.IsFull) ? Alarm.OutboxFull : Alarm.None;
                alarms |= Damaged > 0 ? Alarm.OutboxDamaged : Alarm.None;
                return alarms | (writer != null && writer.HasFailed ? Alarm.StorageFailed : Alarm.None);
            }
        }

        /// <summary>The passings.</summary>
        public Outbox Outbox { get { return outbox; } }

        /// <summary>The loops and what watches them.</summary>
        public LoopDesk Desk { get { return desk; } }

        /// <summary>The passings of earlier boots; null where the box keeps none.</summary>
        public History History { get { return history; } }

        /// <summary>What writes the outbox to the flash; null where nothing does.</summary>
        public OutboxWriter Writer { get { return writer; } }

        /// <summary>Records that the flash did not give back.</summary>
        public int Damaged { get { return outbox.Damaged + (log == null ? 0 : log.DamagedSegments + history.Damaged); } }

        /// <summary>Damaged serial frames of all sources.</summary>
        public int BadInputs { get { return desk.BadInputs; } }

        /// <summary>The highest noise a source states; -1 where none does.</summary>
        public int Noise { get { return desk.Noise; } }

        /// <inheritdoc/>
        public bool IsClosed(long now)
        {
            return true;
        }

        /// <inheritdoc/>
        public void Step(long now)
        {
            bool isChecked = desk.Step(now, this);
            if (isChecked)
            {
                LookForRefused(now);
            }

            if (link.State == LinkState.Up)
            {
                Send(now);
                if (isChecked)
                {
                    report.Step(now);
                }
            }

            // After the sending: what is new does not wait for the flash.
            if (writer != null)
            {
                writer.Step(now);
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

        // A passing that was refused is gone: told for as long as anything else of an instant.
        private void LookForRefused(long now)
        {
            refusedAt = outbox.Refused != refused ? now : refusedAt;
            refused = outbox.Refused;
            isRefusing = refused > 0 && now - refusedAt < LoopDesk.HoldMicroseconds;
        }

        // What is new goes first: what earlier boots left takes the rest of the tick.
        private void Send(long now)
        {
            if (!isTold)
            {
                dispatch.Restart(now);
                if (history != null)
                {
                    history.Restart(now);
                }

                isTold = true;
            }

            int left = MostPerTick;
            while (left > 0 && SendNext(now))
            {
                left--;
            }

            while (left > 0 && history != null && SendHistory(now))
            {
                left--;
            }
        }

        private bool SendNext(long now)
        {
            int seq = dispatch.Next(now);
            if (seq == 0)
            {
                return false;
            }

            int loop = outbox.Read(seq, passing, clock, now);
            int found = (int)passing.GetInteger(PassingMessage.Seq);
            passing.SetInteger(PassingMessage.Boot, boot);
            passing.SetTextBytes(PassingMessage.Loop, loopNames[loop], 0, loopNames[loop].Length);
            if (!mail.Send(passing))
            {
                return false;
            }

            dispatch.Done(found, now);
            return true;
        }

        private bool SendHistory(long now)
        {
            if (!history.Fetch(passing, now) || !mail.Send(passing))
            {
                return false;
            }

            history.Done(now);
            return true;
        }

        private void TakeAck(long now)
        {
            int seq = (int)ack.GetInteger(AckMessage.Seq);
            int before = outbox.Acked;
            int of = (int)ack.GetInteger(AckMessage.Boot);
            if (of != boot)
            {
                if (history == null || !history.Acknowledge(of, seq, now))
                {
                    mail.CountStale();
                }
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
            int of = (int)resend.GetInteger(ResendMessage.Boot);
            if (from > to)
            {
                mail.CountBad();
            }
            else if (of != boot)
            {
                AskHistory(of, from, to);
            }
            else
            {
                dispatch.Resend(from, to);
            }
        }

        private void AskHistory(int of, int from, int to)
        {
            if (log == null || of > boot || log.LastOf(of) == 0)
            {
                mail.CountStale();
                return;
            }

            history.Resend(of, from, to);
        }
    }
}
