using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Relates the box's monotonic microseconds to UTC. Sources are up to two NTP servers and a GNSS receiver, each with a
    /// <see cref="ClockWindow"/> of its own; the <see cref="ClockVote"/> chooses one; UTC is told by a <see cref="ClockLine"/> that is bent
    /// towards it. Loop only.
    /// <para>
    /// <b>Steps.</b> What differs by no more than the uncertainties is paid off little by little: by 20 ppm while a session is open (1.2 ms in
    /// a lap of a minute at the very most), by 500 ppm else. A source that contradicts the line jumped: a crystal does not. While a
    /// session is open the line is held and the step waits (<see cref="PendingStep"/>); else it is done once the source said the same
    /// <see cref="ClockWindow.Strikes"/> times. A clock that is not synchronised tells nobody UTC, so it may be set at any time; it is being
    /// set until its source has answered that often.
    /// </para>
    /// <para>
    /// <b>Hold-over.</b> Without a source, or with sources of which no majority agrees, the line goes on by the last rate and its uncertainty
    /// grows (<see cref="Crystal.Doubt"/>) until it passes <see cref="UncertaintyLimit"/>: then nothing permissive is shown any more.
    /// </para>
    /// <para>
    /// <b>Leap second.</b> UTC steps by it as the servers do; a session that is open at midnight counts on without it, still disciplined, and
    /// the step waits for its end. It counts as one only when it was announced within the hour and comes within the hour after midnight.
    /// </para>
    /// </summary>
    public sealed class ClockModel : IUtcMarks
    {
        /// <summary>Uncertainty above which the clock counts as not synchronised, in microseconds (500 ms: a sixth of what makes
        /// <c>control/state</c> stale).</summary>
        public const long UncertaintyLimit = 500000;

        /// <summary>A source silent for this long leaves the clock in hold-over: 64 s.</summary>
        public const long SilentMicroseconds = 64000000;

        // RFC 5905, appendix A.1.1, STEPT: a clock further off is stepped where it may be.
        private const long StepThreshold = 128000;

        // RFC 5905, appendix A.1.1, MAXDIST: a server that says it may be further off is not asked for the time.
        private const long MostDistance = 1000000;
        private const long SessionSlew = 20000;
        private const long IdleSlew = 500000;
        private const long SureMicroseconds = 60000000;
        private const long Rounding = 2;

        private readonly ClockVote vote = new ClockVote();
        private readonly ClockLine line = new ClockLine();
        private readonly LeapSecond leap = new LeapSecond();
        private readonly int servers;
        private bool isSetting;
        private bool isHeld;
        private bool isContested;
        private long followedAt;
        private long askedSince = -1;
        private long alarms;
        private long syncedFrom;
        private long syncedUntil = -1;

        /// <summary>Makes a clock with one server.</summary>
        public ClockModel()
            : this(1)
        {
        }

        /// <summary>Makes a clock that knows nothing yet.</summary>
        /// <param name="servers">How many servers are configured: 1 or 2.</param>
        public ClockModel(int servers)
        {
            this.servers = servers;
        }

        /// <summary>Whether times are being taken that a step would spoil. Set by the box.</summary>
        public bool IsSessionOpen { get; set; }

        /// <summary>Exchanges and marks that could not be true: a negative round trip, stamps out of order, a server that lives before 1970
        /// or that says itself that it may be a second off. Grows only.</summary>
        public int Refused { get; private set; }

        /// <summary>How far UTC was off at the last exchange, by the source that is followed, in microseconds.</summary>
        public long LastOffset { get; private set; }

        /// <summary>A step of UTC that waits for the end of the session, in microseconds; 0 for none.</summary>
        public long PendingStep { get; private set; }

        /// <summary>Steps done after the first setting. Grows only.</summary>
        public int Steps { get; private set; }

        /// <summary>How much faster UTC runs than the chip, in parts per thousand million.</summary>
        public long Drift { get { return line.Rate; } }

        /// <summary>How wrong <see cref="Drift"/> may be.</summary>
        public long DriftDoubt { get { return line.RateDoubt; } }

        /// <summary>Number of the source that is followed: a server from 0, or <see cref="ClockVote.Gnss"/>; -1 for none.</summary>
        public int Source { get { return vote.Chosen; } }

        /// <summary>Whether UTC is known well enough to judge freshness.</summary>
        public bool IsSynced(long now)
        {
            return (now >= syncedFrom && now <= syncedUntil) || (line.IsSet && line.UncertaintyAt(now) <= UncertaintyLimit);
        }

        /// <summary>UTC microseconds of a monotonic instant. Only where <see cref="IsSynced"/>.</summary>
        public long ToUtc(long monotonic)
        {
            return line.ToUtc(monotonic);
        }

        /// <summary>Half width of the interval that holds the true UTC, in microseconds; <see cref="long.MaxValue"/> before the first exchange.</summary>
        public long UncertaintyAt(long now)
        {
            return line.IsSet ? line.UncertaintyAt(now) : long.MaxValue;
        }

        /// <summary>Whether UTC goes on by the last rate alone.</summary>
        public bool IsHoldingOver(long now)
        {
            return line.IsSet && (isHeld || now - followedAt > SilentMicroseconds);
        }

        /// <summary>What a technician must know: bits of <see cref="Alarm"/>, as of the last exchange or <see cref="Refresh"/>.</summary>
        public long AlarmsAt(long now)
        {
            return IsSynced(now) ? alarms : alarms | Alarm.ClockUnsynced;
        }

        /// <summary>Looks at what only time changes. Before the first exchange, then every few seconds.</summary>
        public void Refresh(long now)
        {
            askedSince = askedSince < 0 ? now : askedSince;
            vote.Count(now);
            isContested |= vote.IsSplit && vote.Best < 0;
            Remember(now);
        }

        /// <summary>Takes a finished exchange with the first server, which claims no error of its own.</summary>
        public void Take(long sentAt, long receivedAt, long answeredAt, long returnedAt)
        {
            Exchange exchange = new Exchange();
            exchange.Set(sentAt, receivedAt, answeredAt, returnedAt);
            Take(exchange, returnedAt);
        }

        /// <summary>Takes a finished exchange.</summary>
        /// <param name="exchange">The exchange; not kept.</param>
        /// <param name="now">Monotonic microseconds, not before it was finished.</param>
        public void Take(Exchange exchange, long now)
        {
            bool isKnown = exchange.Server >= 0 && exchange.Server < ClockVote.Gnss;
            if (!isKnown || !exchange.IsInOrder || exchange.Distance < 0 || exchange.Distance > MostDistance)
            {
                Refused++;
                return;
            }

            leap.Hear(exchange);
            TakeSample(exchange.Server, exchange.Returned, exchange.Offset, (exchange.RoundTrip >> 1) + exchange.Distance, now);
        }

        /// <inheritdoc/>
        void IUtcMarks.Take(long at, long uncertainty, long utc, long utcUncertainty)
        {
            long error = uncertainty + utcUncertainty;
            if (error < 0 || error > MostDistance)
            {
                Refused++;
                return;
            }

            TakeSample(ClockVote.Gnss, at, utc - at, error, at);
        }

        private void TakeSample(int source, long at, long offset, long error, long now)
        {
            // Below zero lies UTC before 1970: no message can carry it.
            if (offset < 0)
            {
                Refused++;
                return;
            }

            ClockWindow window = vote.WindowOf(source);
            long due = leap.DueAt(at, at + window.OffsetAt(at));
            if (due != 0 && window.Contradicts(at, offset, error) && !window.Contradicts(at, offset - due, error))
            {
                window.Shift(due);
            }

            window.Add(at, offset, error);
            vote.Count(now);
            if (vote.Best >= 0)
            {
                Follow(vote.Choose(), now);
            }
            else
            {
                Hold();
            }

            Remember(now);
        }

        private void Follow(ClockWindow window, long now)
        {
            long target = window.OffsetAt(now);
            long doubt = window.DoubtAt(now);
            if (!line.IsSet || isSetting)
            {
                isSetting = !window.IsSettled;
                Adopt(window, now);
                return;
            }

            LastOffset = target - (line.ToUtc(now) - now);
            long leapt = IsOff(LastOffset, doubt, now) && !IsOff(LastOffset - window.Leap, doubt, now) ? window.Leap : 0;
            if (leapt != 0 && !IsSessionOpen)
            {
                line.Shift(leapt);
                Steps++;
                leapt = 0;
            }

            long difference = target - leapt - (line.ToUtc(now) - now);
            if (IsOff(difference, doubt, now))
            {
                Jump(window, difference, now);
                return;
            }

            bool isFar = difference > StepThreshold || difference < -StepThreshold;
            if (isFar && (!IsSessionOpen || !IsSynced(now)))
            {
                Steps++;
                Adopt(window, now);
                return;
            }

            PendingStep = leapt != 0 ? leapt : isFar ? difference : 0;
            Settle(now);
            line.Steer(now, target - leapt, doubt, window.Rate, window.RateDoubt, IsSessionOpen ? SessionSlew : IdleSlew);
        }

        // The source contradicts the line. Where the others could not agree and all but this one fell silent, it may be the liar of
        // them: the line decides between the two as long as it is worth anything.
        private void Jump(ClockWindow window, long difference, long now)
        {
            bool isLost = !IsSynced(now);
            bool isTrusted = window.IsSettled && !(isContested && vote.Witnesses == 1);
            if (isLost || (isTrusted && !IsSessionOpen))
            {
                Steps++;
                Adopt(window, now);
                return;
            }

            PendingStep = window.IsSettled ? difference : 0;
            isHeld = true;
        }

        private void Adopt(ClockWindow window, long now)
        {
            line.Set(now, window.OffsetAt(now), window.DoubtAt(now), window.Rate, window.RateDoubt);
            PendingStep = 0;
            Settle(now);
        }

        // No majority: neither of two servers that disagree is believed, for nothing tells which of them lies. The line is the best
        // there is. It recovers when they agree again, when one is silent for ten minutes and the other fits the line, or when the line
        // is worth nothing any more and only one is left.
        private void Hold()
        {
            if (isSetting)
            {
                // What the first answer said was never confirmed by anything.
                line.Forget();
            }

            isHeld = true;
            isContested = true;
        }

        private void Settle(long now)
        {
            isHeld = false;
            isContested = false;
            followedAt = now;
        }

        private bool IsOff(long difference, long doubt, long now)
        {
            return (difference < 0 ? -difference : difference) > doubt + line.UncertaintyAt(now) + Rounding;
        }

        private void Remember(long now)
        {
            // The uncertainty cannot grow past the sum of both ends in between: what is owed shrinks, the rest grows.
            bool isSure = line.IsSet && line.UncertaintyAt(now) + line.UncertaintyAt(now + SureMicroseconds) <= UncertaintyLimit;
            syncedFrom = now;
            syncedUntil = isSure ? now + SureMicroseconds : now - 1;
            alarms = (IsHoldingOver(now) ? Alarm.ClockHoldOver : Alarm.None)
                | (vote.IsSplit ? Alarm.ClockServersDisagree : Alarm.None)
                | (PendingStep != 0 ? Alarm.ClockStepPending : Alarm.None)
                | (servers > 1 && vote.IsOneServerSilent(askedSince, now) ? Alarm.ClockServerSilent : Alarm.None);
        }
    }
}
