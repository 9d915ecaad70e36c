using System;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>
    /// Growing files in memory. The power can be cut at any change of them: of an append any first part stays, a deletion happens or not, and
    /// from then on nothing works until <see cref="PowerOn"/>.
    /// </summary>
    internal sealed class FakeSegments : ISegmentFiles
    {
        private readonly byte[][] contents = new byte[PassingLog.FilesFor(10000)][];
        private readonly int[] lengths = new int[PassingLog.FilesFor(10000)];
        private int cutAt;
        private uint dice;
        private bool isOff;

        internal FakeSegments(int seed)
        {
            dice = (uint)seed * 2654435761u + 1;
            for (int file = 0; file < lengths.Length; file++)
            {
                lengths[file] = -1;
            }
        }

        /// <summary>Appends and deletions so far.</summary>
        internal int Changes { get; private set; }

        /// <summary>Bytes appended so far.</summary>
        internal int Bytes { get; private set; }

        /// <summary>Refuses to append while true.</summary>
        internal bool IsBroken { get; set; }

        /// <summary>Files that an append may make at most: a partition that is smaller than the log thinks.</summary>
        internal int MostFiles { get; set; } = int.MaxValue;

        /// <summary>Whether the power was cut.</summary>
        internal bool IsOff { get { return isOff; } }

        /// <summary>Cuts the power at the n-th change from now; 0 calls it off.</summary>
        internal void CutPowerAt(int n)
        {
            cutAt = n == 0 ? 0 : Changes + n;
        }

        /// <summary>Cuts the power now.</summary>
        internal void PowerOff()
        {
            isOff = true;
        }

        /// <summary>What was there when the power went is there again.</summary>
        internal void PowerOn()
        {
            isOff = false;
        }

        /// <summary>Damages every slot of a file.</summary>
        internal void DamageAll(int file)
        {
            for (int at = 0; at < lengths[file]; at += LogRecord.Size)
            {
                contents[file][at] ^= 0x5A;
            }
        }

        /// <summary>Damages the record of a passing, wherever it stands.</summary>
        internal void DamagePassing(int seq)
        {
            LogRecord record = new LogRecord();
            for (int file = 0; file < lengths.Length; file++)
            {
                for (int at = 0; at + LogRecord.Size <= lengths[file]; at += LogRecord.Size)
                {
                    if (record.Read(contents[file], at) && record.Kind == LogRecord.Passing && record.Seq == seq)
                    {
                        contents[file][at + 9] ^= 0x5A;
                    }
                }
            }
        }

        /// <summary>How many files there are.</summary>
        internal int Count()
        {
            int count = 0;
            for (int file = 0; file < lengths.Length; file++)
            {
                count += lengths[file] >= 0 ? 1 : 0;
            }

            return count;
        }

        public int Length(int file)
        {
            return isOff ? -1 : lengths[file];
        }

        public int Read(int file, int offset, byte[] target, int count)
        {
            if (isOff || lengths[file] < 0)
            {
                return -1;
            }

            int left = lengths[file] - offset;
            int read = left < 0 ? 0 : left < count ? left : count;
            Array.Copy(contents[file], offset, target, 0, read);
            return read;
        }

        public bool Append(int file, byte[] source, int count)
        {
            if (isOff || IsBroken || (lengths[file] < 0 && Count() >= MostFiles))
            {
                return false;
            }

            bool isCut = Counts();
            int kept = isCut ? Below(count + 1) : count;
            lengths[file] = lengths[file] < 0 ? 0 : lengths[file];
            byte[] grown = new byte[lengths[file] + kept];
            Array.Copy(contents[file] ?? grown, 0, grown, 0, lengths[file]);
            Array.Copy(source, 0, grown, lengths[file], kept);
            contents[file] = grown;
            lengths[file] += kept;
            Bytes += kept;
            return !isCut;
        }

        public bool Delete(int file)
        {
            if (isOff)
            {
                return false;
            }

            bool isCut = Counts();
            if (!isCut || Below(2) == 0)
            {
                lengths[file] = -1;
            }

            return !isCut;
        }

        /// <summary>Counts a change of another file on the same flash.</summary>
        /// <returns>True where the power goes at it.</returns>
        internal bool Counts()
        {
            Changes++;
            isOff = Changes == cutAt;
            return isOff;
        }

        private int Below(int bound)
        {
            dice = (dice * 1664525) + 1013904223;
            return bound > 1 ? (int)((dice >> 8) % (uint)bound) : 0;
        }
    }
}
