using System.Text;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// The small sealed record that says which configuration counts. 36 bytes, so that one write of it is the moment of a change:
    /// <code>
    /// 0  "TSC1"          8  version        16 seal of config.json    32 CRC-32 of bytes 0 to 31
    /// 4  state           12 version in use 24 seal of config.try
    /// 5  begun (0, 1)
    /// 6  why given up
    /// 7  0
    /// </code>
    /// Numbers are little-endian; a seal is its eight digits, or zeros for none.
    /// </summary>
    public sealed class TrialMarker
    {
        /// <summary>Length of the record, in bytes.</summary>
        public const int Length = 36;

        private const int SealLength = 8;
        private const int CrcAt = 32;
        private const string Title = "TSC1";

        /// <summary>Where the box stands.</summary>
        public TrialState State = TrialState.Settled;

        /// <summary>Whether the trial's one start has been made.</summary>
        public bool HasBegun;

        /// <summary>Why the candidate was given up.</summary>
        public RollbackReason Why;

        /// <summary>Configurations given so far: counts up with each, whatever became of it; 0 for none.</summary>
        public int Version;

        /// <summary>Version of what <see cref="Base"/> names.</summary>
        public int BaseVersion;

        /// <summary>Seal of the configuration before: what <c>config.json</c> holds; null for none.</summary>
        public string Base;

        /// <summary>Seal of what <c>config.try</c> holds; null for none.</summary>
        public string Candidate;

        /// <summary>Whether there is a record on the flash.</summary>
        public bool IsKept;

        /// <summary>The same once more, to be changed.</summary>
        public TrialMarker Copy()
        {
            TrialMarker copy = new TrialMarker();
            copy.State = State;
            copy.HasBegun = HasBegun;
            copy.Why = Why;
            copy.Version = Version;
            copy.BaseVersion = BaseVersion;
            copy.Base = Base;
            copy.Candidate = Candidate;
            copy.IsKept = IsKept;
            return copy;
        }

        /// <summary>From now on a configuration counts that lies in <c>config.json</c>.</summary>
        /// <param name="seal">Its seal.</param>
        /// <param name="version">Its version.</param>
        public void Settle(string seal, int version)
        {
            State = TrialState.Settled;
            HasBegun = false;
            Why = RollbackReason.None;
            Base = seal;
            BaseVersion = version;
            Candidate = seal;
            Version = version > Version ? version : Version;
        }

        /// <summary>The candidate is given up.</summary>
        public void RollBack(RollbackReason why)
        {
            State = TrialState.RolledBack;
            Why = why;
        }

        /// <summary>The record.</summary>
        public byte[] Write()
        {
            byte[] record = new byte[Length];
            for (int i = 0; i < Title.Length; i++)
            {
                record[i] = (byte)Title[i];
            }

            record[4] = (byte)State;
            record[5] = (byte)(HasBegun ? 1 : 0);
            record[6] = (byte)Why;
            Put(record, 8, Version);
            Put(record, 12, BaseVersion);
            PutSeal(record, 16, Base);
            PutSeal(record, 24, Candidate);
            Put(record, CrcAt, (int)Crc32.Of(record, 0, CrcAt));
            return record;
        }

        /// <summary>Reads a record.</summary>
        /// <returns>The marker; one that is not kept where the record is missing, damaged or of another format: then <c>config.json</c> counts.</returns>
        public static TrialMarker Read(byte[] record, int count)
        {
            TrialMarker marker = new TrialMarker();
            if (count != Length || Get(record, CrcAt) != (int)Crc32.Of(record, 0, CrcAt))
            {
                return marker;
            }

            bool isKnown = record[4] >= (byte)TrialState.Settled && record[4] <= (byte)TrialState.RolledBack && record[6] < RollbackReasons.Count;
            for (int i = 0; i < Title.Length; i++)
            {
                isKnown = isKnown && record[i] == (byte)Title[i];
            }

            if (isKnown)
            {
                marker.IsKept = true;
                marker.State = (TrialState)record[4];
                marker.HasBegun = record[5] != 0;
                marker.Why = (RollbackReason)record[6];
                marker.Version = Get(record, 8);
                marker.BaseVersion = Get(record, 12);
                marker.Base = GetSeal(record, 16);
                marker.Candidate = GetSeal(record, 24);
            }

            return marker;
        }

        private static int Get(byte[] record, int at)
        {
            return record[at] | (record[at + 1] << 8) | (record[at + 2] << 16) | (record[at + 3] << 24);
        }

        private static void Put(byte[] record, int at, int value)
        {
            for (int i = 0; i < 4; i++)
            {
                record[at + i] = (byte)(value >> (8 * i));
            }
        }

        private static void PutSeal(byte[] record, int at, string seal)
        {
            for (int i = 0; seal != null && i < SealLength; i++)
            {
                record[at + i] = (byte)seal[i];
            }
        }

        private static string GetSeal(byte[] record, int at)
        {
            return record[at] == 0 ? null : Encoding.UTF8.GetString(record, at, SealLength);
        }
    }
}
