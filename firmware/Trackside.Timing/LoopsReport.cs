using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>Tells how the loops are: <c>loops</c>, every five seconds and when an alarm comes or goes. Loop only; allocates nothing after the constructor.</summary>
    public sealed class LoopsReport
    {
        /// <summary>How often it is told, in microseconds.</summary>
        public const long PeriodMicroseconds = 5000000;

        private readonly byte[] stuck = TextList.Word("stuck");
        private readonly byte[] storm = TextList.Word("storm");
        private readonly byte[] noise = TextList.Word("noise");
        private readonly byte[] silent = TextList.Word("silent");

        private readonly LoopDesk desk;
        private readonly Mail mail;
        private readonly int boot;
        private readonly byte[][] names;
        private readonly byte[][] kinds = new byte[4][];
        private readonly byte[] list;
        private readonly LoopsMessage message = new LoopsMessage();
        private readonly TextList longList = new TextList(LoopsMessage.LongList);
        private readonly TextList shortList = new TextList(LoopsMessage.ShortList);
        private long dueAt;
        private long toldAlarms;

        /// <summary>Makes the report of a box.</summary>
        /// <param name="desk">The loops.</param>
        /// <param name="loops">Their names.</param>
        /// <param name="mail">Where it goes.</param>
        /// <param name="boot">Boot number.</param>
        public LoopsReport(LoopDesk desk, byte[][] loops, Mail mail, int boot)
        {
            this.desk = desk;
            this.mail = mail;
            this.boot = boot;
            names = loops;
            kinds[(int)CrossingSource.Decoder] = TextList.Word("decoder");
            kinds[(int)CrossingSource.TimeMark] = TextList.Word("timemark");
            kinds[(int)CrossingSource.Marker] = TextList.Word("marker");
            kinds[(int)CrossingSource.Edge] = TextList.Word("edge");
            list = ListOf(loops);
        }

        /// <summary>It is to be told again.</summary>
        public void TellAnew()
        {
            dueAt = 0;
        }

        /// <summary>Tells what is due; only while the link is up.</summary>
        public void Step(long now)
        {
            if (now < dueAt && desk.Alarms == toldAlarms)
            {
                return;
            }

            Fill(now);
            if (mail.Send(message))
            {
                dueAt = now + PeriodMicroseconds;
                toldAlarms = desk.Alarms;
            }
        }

        private void Fill(long now)
        {
            message.Clear();
            message.SetInteger(LoopsMessage.Boot, boot);
            message.SetTextBytes(LoopsMessage.Loops, list, 0, list.Length);
            PutSeen();
            PutFaults();
            PutNumbers(LoopsMessage.Noise);
            PutNumbers(LoopsMessage.Disagreements);
            PutNumbers(LoopsMessage.Missed);
            PutCount(LoopsMessage.WrongWay, desk.WrongWays);
            PutCount(LoopsMessage.BadFrames, desk.BadInputs);
            PutDecoder(now);
            PutGnss();
        }

        private void PutSeen()
        {
            longList.Clear();
            int late = 0;
            for (int loop = 0; loop < desk.Count; loop++)
            {
                Separate(longList, loop);
                LoopWatch watch = desk.WatchOf(loop);
                late += watch.Lates;
                for (int i = 0; i < watch.SourceCount; i++)
                {
                    if (i > 0)
                    {
                        longList.Put(' ');
                    }

                    longList.Put(kinds[(int)watch.SourceAt(i).Kind]);
                    longList.Put(' ');
                    longList.PutNumber(watch.Audit.ReportsOf(i));
                }
            }

            message.SetTextBytes(LoopsMessage.Seen, longList.Buffer, 0, longList.Count);
            PutCount(LoopsMessage.Late, late);
        }

        private void PutFaults()
        {
            longList.Clear();
            for (int loop = 0; loop < desk.Count; loop++)
            {
                LoopMonitor monitor = desk.MonitorOf(loop);
                PutFault(monitor.IsStuck, loop, null, stuck);
                PutFault(monitor.IsStorming, loop, null, storm);
                PutFault(monitor.IsNoisy, loop, null, noise);
                LoopWatch watch = desk.WatchOf(loop);
                for (int i = 0; i < watch.SourceCount; i++)
                {
                    PutFault(watch.Audit.IsSilent(i), loop, kinds[(int)watch.SourceAt(i).Kind], silent);
                }
            }

            if (longList.Count > 0)
            {
                message.SetTextBytes(LoopsMessage.Faults, longList.Buffer, 0, longList.Count);
            }
        }

        private void PutFault(bool stands, int loop, byte[] kind, byte[] word)
        {
            if (!stands)
            {
                return;
            }

            Separate(longList, longList.Count);
            longList.Put(names[loop]);
            longList.Put(' ');
            if (kind != null)
            {
                longList.Put(kind);
                longList.Put(' ');
            }

            longList.Put(word);
        }

        private void PutNumbers(int field)
        {
            shortList.Clear();
            bool any = false;
            for (int loop = 0; loop < desk.Count; loop++)
            {
                Separate(shortList, loop);
                int number = NumberOf(field, loop);
                any |= field == LoopsMessage.Noise ? number >= 0 : number > 0;
                if (number >= 0)
                {
                    shortList.PutNumber(number);
                }
            }

            if (any)
            {
                message.SetTextBytes(field, shortList.Buffer, 0, shortList.Count);
            }
        }

        private int NumberOf(int field, int loop)
        {
            LoopWatch watch = desk.WatchOf(loop);
            return field == LoopsMessage.Noise ? watch.Noise
                : field == LoopsMessage.Disagreements ? watch.Disagreements
                : watch.Audit.Missed + desk.MonitorOf(loop).Miscounted;
        }

        private void PutDecoder(long now)
        {
            DecoderSource decoder = desk.Decoder;
            if (decoder == null)
            {
                return;
            }

            bool isRelated = decoder.Clock.IsRelated;
            message.SetChoice(LoopsMessage.Decoder, decoder.IsSilent ? LoopsMessage.DecoderSilent : isRelated ? LoopsMessage.DecoderRelated : LoopsMessage.DecoderWaiting);
            if (isRelated)
            {
                message.SetInteger(LoopsMessage.DecoderUncertainty, decoder.Clock.UncertaintyAt(now));
            }

            PutCount(LoopsMessage.DecoderSteps, decoder.Clock.Steps);
            PutCount(LoopsMessage.DecoderResets, decoder.Gaps.Resets);
            PutCount(LoopsMessage.DecoderResent, decoder.Gaps.Recovered);
            PutCount(LoopsMessage.DecoderLost, decoder.Gaps.Lost);
            PutCount(LoopsMessage.DecoderTemperature, decoder.Temperature);
            PutCount(LoopsMessage.DecoderVoltage, decoder.Voltage);
        }

        private void PutGnss()
        {
            TimeMarkSource gnss = desk.Gnss;
            if (gnss == null)
            {
                return;
            }

            message.SetChoice(LoopsMessage.Gnss, (int)gnss.State);
            message.SetInteger(LoopsMessage.GnssAccuracy, gnss.Accuracy);
            PutCount(LoopsMessage.GnssMissed, gnss.Missed);
            PutCount(LoopsMessage.GnssUnfixed, gnss.Unfixed);
            PutCount(LoopsMessage.GnssRestarts, gnss.Restarts);
        }

        private void PutCount(int field, int count)
        {
            if (count > 0)
            {
                message.SetInteger(field, count);
            }
        }

        private static void Separate(TextList text, int before)
        {
            if (before > 0)
            {
                text.Put(',');
            }
        }

        private static byte[] ListOf(byte[][] names)
        {
            TextList text = new TextList((Limits.Loops * Limits.Identifier) + Limits.Loops - 1);
            for (int i = 0; i < names.Length; i++)
            {
                Separate(text, i);
                text.Put(names[i]);
            }

            byte[] kept = new byte[text.Count];
            System.Array.Copy(text.Buffer, 0, kept, 0, text.Count);
            return kept;
        }
    }
}
