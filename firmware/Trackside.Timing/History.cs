using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The passings of earlier boots that the flash still holds: what the gateway had not acknowledged is sent boot by boot, the oldest
    /// first, and any of them again when it is asked for. Loop only; allocates nothing after the constructor.
    /// <code>
    /// state                         event                                   next
    /// no boot                       start, or the boot before is done       the next boot with passings not acknowledged, those before it done; else no boot
    /// a boot                        ack up to its last passing              done: the cursor moves
    /// a boot                        nothing whole is left behind the ack    done: what is missing is lost, and told so by the boot being done
    /// </code>
    /// </summary>
    public sealed class History : IBacklog
    {
        private readonly PassingLog log;
        private readonly byte[][] loopNames;
        private readonly int thisBoot;
        private readonly LogReader drain;
        private readonly LogReader asked;
        private readonly Dispatch dispatch;
        private int askedBoot;
        private int askedNext;
        private int askedEnd;
        private int handed;
        private int damagedTo;
        private bool isAsked;

        /// <summary>Finds the first boot to send.</summary>
        /// <param name="log">The flash.</param>
        /// <param name="thisBoot">The running boot, which is not sent from here.</param>
        /// <param name="loopNames">Names of the loops now: for passings whose own are not told.</param>
        public History(PassingLog log, int thisBoot, byte[][] loopNames)
        {
            this.log = log;
            this.loopNames = loopNames;
            this.thisBoot = thisBoot;
            drain = log.MakeReader();
            asked = log.MakeReader();
            dispatch = new Dispatch(this);
            DoneBoot = log.CursorBoot;
            DoneSeq = log.CursorSeq;
            EnterNextBoot();
        }

        /// <summary>The boot being sent; 0 for none.</summary>
        public int Boot { get; private set; }

        /// <inheritdoc/>
        public int Newest { get; private set; }

        /// <inheritdoc/>
        public int Acked { get; private set; }

        /// <inheritdoc/>
        public int Oldest { get; private set; }

        /// <summary>The boot acknowledged up to <see cref="DoneSeq"/>, and all before it whole; 0 for none.</summary>
        public int DoneBoot { get; private set; }

        /// <summary>See <see cref="DoneBoot"/>.</summary>
        public int DoneSeq { get; private set; }

        /// <summary>Passings that were found damaged or gone.</summary>
        public int Damaged { get; private set; }

        /// <summary>Passings not acknowledged, of all earlier boots.</summary>
        public int Depth
        {
            get
            {
                int depth = Boot == 0 ? 0 : Newest - Acked;
                for (int boot = Boot == 0 ? 0 : log.BootAfter(Boot); boot != 0 && boot < thisBoot; boot = log.BootAfter(boot))
                {
                    // More may be acknowledged of a boot than came onto the flash.
                    int left = log.LastOf(boot) - AckedOf(boot);
                    depth += left > 0 ? left : 0;
                }

                return depth;
            }
        }

        /// <summary>Everything not acknowledged is to be sent again, now: the link is new.</summary>
        public void Restart(long now)
        {
            dispatch.Restart(now);
        }

        /// <summary>Takes an acknowledgement of an earlier boot.</summary>
        /// <returns>False for a boot that is neither being sent nor done.</returns>
        public bool Acknowledge(int boot, int seq, long now)
        {
            if (boot != Boot || Boot == 0)
            {
                // Late word of a boot that is done.
                return boot <= DoneBoot;
            }

            // The gateway may have heard more of that boot than came onto the flash.
            int reached = seq < Newest ? seq : Newest;
            bool isNew = reached > Acked;
            if (isNew)
            {
                Acked = reached;
                DoneBoot = Boot;
                DoneSeq = Acked;
            }

            dispatch.Acknowledged(isNew, now);
            if (Acked == Newest)
            {
                EnterNextBoot();
            }

            return true;
        }

        /// <summary>The gateway asks for a range of an earlier boot, acknowledged or not. A range of another boot takes the place of one not yet
        /// served: the gateway asks again for what is still missing.</summary>
        public void Resend(int boot, int from, int to)
        {
            bool joins = askedNext != 0 && askedBoot == boot;
            askedEnd = joins && askedEnd > to ? askedEnd : to;
            askedNext = joins && askedNext < from ? askedNext : from;
            askedBoot = boot;
        }

        /// <summary>Puts the passing to send next into a message.</summary>
        /// <returns>False where there is none.</returns>
        public bool Fetch(PassingMessage message, long now)
        {
            isAsked = askedNext != 0;
            return isAsked ? FetchAsked(message) : FetchNext(message, now);
        }

        /// <summary>What <see cref="Fetch"/> gave was handed over.</summary>
        public void Done(long now)
        {
            if (isAsked)
            {
                askedNext = handed < askedEnd ? handed + 1 : 0;
            }
            else
            {
                dispatch.Done(handed, now);
            }
        }

        private bool FetchAsked(PassingMessage message)
        {
            handed = asked.Seek(askedBoot, askedNext);
            if (handed == 0)
            {
                askedNext = 0;
                return false;
            }

            Tell(message, asked, askedBoot, handed - askedNext);
            return true;
        }

        private bool FetchNext(PassingMessage message, long now)
        {
            int seq = Boot == 0 ? 0 : dispatch.Next(now);
            if (seq == 0)
            {
                return false;
            }

            handed = drain.Seek(Boot, seq);
            if (handed == 0)
            {
                // The rest of this boot is damaged: with what comes before it acknowledged, the boot is done.
                CountDamaged(seq, Newest);
                Newest = seq - 1;
                if (Acked == Newest)
                {
                    EnterNextBoot();
                }

                return false;
            }

            CountDamaged(seq, handed - 1);
            Tell(message, drain, Boot, handed - seq);
            return true;
        }

        // Once each, however often they are passed over.
        private void CountDamaged(int from, int to)
        {
            from = from > damagedTo ? from : damagedTo + 1;
            if (to >= from)
            {
                Damaged += to - from + 1;
                damagedTo = to;
            }
        }

        private void Tell(PassingMessage message, LogReader reader, int boot, int gone)
        {
            reader.Record.Tell(message, reader.Anchor);
            message.SetInteger(PassingMessage.Boot, boot);
            message.SetFlag(PassingMessage.Historical, true);
            if (gone > 0)
            {
                message.SetInteger(PassingMessage.Gone, gone);
            }

            int loop = reader.Record.Loop;
            if (reader.LoopNameLength > 0)
            {
                message.SetTextBytes(PassingMessage.Loop, reader.LoopName, 0, reader.LoopNameLength);
            }
            else
            {
                byte[] name = loopNames[loop < loopNames.Length ? loop : 0];
                message.SetTextBytes(PassingMessage.Loop, name, 0, name.Length);
            }
        }

        private void EnterNextBoot()
        {
            if (Boot != 0)
            {
                NoteDone(Boot);
            }

            int boot = log.BootAfter(Boot);
            while (boot != 0 && boot < thisBoot && AckedOf(boot) >= log.LastOf(boot))
            {
                // Acknowledged whole while it ran: done too, or its room could never be had again.
                NoteDone(boot);
                boot = log.BootAfter(boot);
            }

            damagedTo = 0;
            if (boot == 0 || boot >= thisBoot)
            {
                Boot = Newest = Acked = Oldest = 0;
                return;
            }

            Boot = boot;
            Oldest = log.FirstOf(boot);
            Newest = log.LastOf(boot);
            // What was deleted was acknowledged.
            int acked = AckedOf(boot);
            Acked = acked < Oldest - 1 ? Oldest - 1 : acked;
            dispatch.Restart(0);
        }

        private void NoteDone(int boot)
        {
            if (boot >= DoneBoot)
            {
                DoneBoot = boot;
                DoneSeq = log.LastOf(boot);
            }
        }

        private int AckedOf(int boot)
        {
            int own = log.AckedOf(boot);
            int told = boot < DoneBoot ? (int)Limits.Sequence : boot == DoneBoot ? DoneSeq : 0;
            return own > told ? own : told;
        }
    }
}
