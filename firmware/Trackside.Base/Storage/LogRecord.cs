using System;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// One slot of the passing log: 48 bytes, little-endian, the last four a CRC-32 of the others. One instance is reused. Loop only.
    /// <code>
    /// at   0     1     2       3      4     8      16      24           28           32        34    36     40     44
    ///      kind  loop  source  marks  seq   time   own     transponder  uncertainty  strength  hits  speed  acked  crc   Passing
    ///      kind                       seq   order  offset  boot         uncertainty  at (6)          known         crc   Header
    ///      kind  loop  length         name (24)                                                                    crc   Name
    ///      kind                       boot  seq                                                             acked  crc   Cursor
    ///      kind                                    offset               uncertainty  at (6)          known         crc   Anchor
    /// </code>
    /// </summary>
    public sealed class LogRecord
    {
        /// <summary>Bytes of a slot.</summary>
        public const int Size = 48;

        /// <summary>First slot of a segment: whose passings follow, and from which number.</summary>
        public const int Header = 0x48;

        /// <summary>A passing.</summary>
        public const int Passing = 0x50;

        /// <summary>How far the gateway has acknowledged: <see cref="Acked"/> of this boot, and <see cref="Boot"/>, <see cref="Seq"/> of the earlier ones.</summary>
        public const int Cursor = 0x43;

        /// <summary>How this boot's clock relates to UTC.</summary>
        public const int Anchor = 0x41;

        /// <summary>What one of the segment's loops is called.</summary>
        public const int Name = 0x4C;

        private const int Sealed = Size - 4;

        /// <summary>What the slot holds.</summary>
        public int Kind;

        /// <summary>Passing, name: number of the loop.</summary>
        public int Loop;

        /// <summary>Passing: <see cref="CrossingSource"/>.</summary>
        public int Source;

        /// <summary>Passing: bits of <see cref="PassingMarks"/>.</summary>
        public int Marks;

        /// <summary>Passing: its number. Header: number of the first passing. Cursor: last acknowledged one of <see cref="Boot"/>.</summary>
        public int Seq;

        /// <summary>Passing: UTC microseconds, or the box's own where the clock was not synchronised. Header: place of the segment in the log.</summary>
        public long Time;

        /// <summary>Passing: the source's stamp, or <see cref="Crossing.Unknown"/>.</summary>
        public long Own;

        /// <summary>Passing: number of the transponder; counts only with <see cref="PassingMarks.HasTransponder"/>.</summary>
        public int Transponder;

        /// <summary>Passing: half width in microseconds, at most 4,294 s.</summary>
        public long Uncertainty;

        /// <summary>Passing: signal strength, or <see cref="Crossing.Unknown"/>.</summary>
        public int Strength;

        /// <summary>Passing: hits, or <see cref="Crossing.Unknown"/>.</summary>
        public int Hits;

        /// <summary>Passing: speed in millimetres a second, or <see cref="Crossing.Unknown"/>.</summary>
        public int Speed;

        /// <summary>Passing, cursor: what the gateway had acknowledged of this boot when the slot was written.</summary>
        public int Acked;

        /// <summary>Header: the boot of the segment. Cursor: the earlier boot acknowledged up to <see cref="Seq"/>, and all before it whole; 0 for none.</summary>
        public int Boot;

        /// <summary>Header, anchor: the relation to UTC.</summary>
        public readonly UtcAnchor Relation = new UtcAnchor();

        /// <summary>Name: the loop's, <see cref="NameLength"/> bytes of UTF-8.</summary>
        public readonly byte[] NameBytes = new byte[Limits.Identifier];

        /// <summary>Name: how many bytes of <see cref="NameBytes"/> count.</summary>
        public int NameLength;

        /// <summary>Writes the slot.</summary>
        public void Write(byte[] target, int at)
        {
            Put(target, at, Kind, 1);
            Put(target, at + 1, Loop, 1);
            Put(target, at + 2, Kind == Name ? NameLength : Source, 1);
            Put(target, at + 3, Marks, 1);
            Put(target, at + 4, Kind == Cursor ? Boot : Seq, 4);
            Put(target, at + 8, Kind == Cursor ? Seq : Time, 8);
            bool isRelation = Kind == Header || Kind == Anchor;
            Put(target, at + 16, isRelation ? Relation.Offset : Own, 8);
            Put(target, at + 24, Kind == Header ? Boot : Transponder, 4);
            long uncertainty = isRelation ? Relation.Uncertainty : Uncertainty;
            Put(target, at + 28, uncertainty < uint.MaxValue ? uncertainty : uint.MaxValue, 4);
            if (isRelation)
            {
                Put(target, at + 32, Relation.At, 6);
                Put(target, at + 38, Relation.IsKnown ? 1 : 0, 6);
            }
            else
            {
                Put(target, at + 32, Strength, 2);
                Put(target, at + 34, Hits, 2);
                Put(target, at + 36, Speed, 4);
                Put(target, at + 40, Acked, 4);
            }

            if (Kind == Name)
            {
                Array.Copy(NameBytes, 0, target, at + 4, NameBytes.Length);
            }

            Put(target, at + Sealed, Crc32.Of(target, at, Sealed), 4);
        }

        /// <summary>Reads a slot.</summary>
        /// <returns>False for one that is damaged; the fields are then as they were.</returns>
        public bool Read(byte[] source, int at)
        {
            if (Get(source, at + Sealed, 4) != Crc32.Of(source, at, Sealed))
            {
                return false;
            }

            Kind = source[at];
            Loop = source[at + 1];
            Source = source[at + 2];
            Marks = source[at + 3];
            Seq = (int)Get(source, at + (Kind == Cursor ? 8 : 4), 4);
            Boot = (int)Get(source, at + (Kind == Cursor ? 4 : 24), 4);
            Time = Get(source, at + 8, 8);
            if (Kind == Name)
            {
                NameLength = Source < NameBytes.Length ? Source : NameBytes.Length;
                Array.Copy(source, at + 4, NameBytes, 0, NameBytes.Length);
            }

            if (Kind == Header || Kind == Anchor)
            {
                bool isKnown = Get(source, at + 38, 2) != 0;
                Relation.Set(isKnown, Get(source, at + 16, 8), Get(source, at + 32, 6), Get(source, at + 28, 4));
                return true;
            }

            Own = Get(source, at + 16, 8);
            Transponder = (int)Get(source, at + 24, 4);
            Uncertainty = Get(source, at + 28, 4);
            Strength = Known16(Get(source, at + 32, 2));
            Hits = Known16(Get(source, at + 34, 2));
            Speed = (int)Get(source, at + 36, 4);
            Acked = (int)Get(source, at + 40, 4);
            return true;
        }

        /// <summary>Takes another passing's values.</summary>
        public void Copy(LogRecord from)
        {
            Kind = from.Kind;
            Loop = from.Loop;
            Source = from.Source;
            Marks = from.Marks;
            Seq = from.Seq;
            Time = from.Time;
            Own = from.Own;
            Transponder = from.Transponder;
            Uncertainty = from.Uncertainty;
            Strength = from.Strength;
            Hits = from.Hits;
            Speed = from.Speed;
            Acked = from.Acked;
        }

        /// <summary>Puts a passing into a message, all but its boot and the name of its loop.</summary>
        /// <param name="message">The message; emptied first.</param>
        /// <param name="anchor">Gives UTC to a passing that has none, where it is known.</param>
        public void Tell(PassingMessage message, UtcAnchor anchor)
        {
            message.Clear();
            message.SetInteger(PassingMessage.Seq, Seq);
            message.SetChoice(PassingMessage.Source, Source);
            TellTime(message, anchor);
            PutKnown(message, PassingMessage.Own, Own);
            if ((Marks & PassingMarks.HasTransponder) != 0)
            {
                message.SetInteger(PassingMessage.Transponder, (uint)Transponder);
                PutKnown(message, PassingMessage.Strength, Strength);
                PutKnown(message, PassingMessage.Hits, Hits);
            }

            PassingMarks.Tell(Marks, message);
            PutKnown(message, PassingMessage.Speed, Speed);
        }

        private void TellTime(PassingMessage message, UtcAnchor anchor)
        {
            bool isUnsynced = (Marks & PassingMarks.Unsynced) != 0;
            if (isUnsynced && anchor.IsKnown)
            {
                message.SetInteger(PassingMessage.Utc, Time + anchor.Offset);
                message.SetInteger(PassingMessage.Uncertainty, Uncertainty + anchor.UncertaintyAt(Time));
                return;
            }

            message.SetInteger(PassingMessage.Uncertainty, Uncertainty);
            if (!isUnsynced)
            {
                message.SetInteger(PassingMessage.Utc, Time);
            }
        }

        private static void PutKnown(Message message, int field, long value)
        {
            if (value >= 0)
            {
                message.SetInteger(field, value);
            }
        }

        private static int Known16(long value)
        {
            return value == 0xFFFF ? Crossing.Unknown : (int)value;
        }

        private static void Put(byte[] target, int at, long value, int count)
        {
            for (int i = 0; i < count; i++)
            {
                target[at + i] = (byte)(value >> (8 * i));
            }
        }

        private static long Get(byte[] source, int at, int count)
        {
            long value = 0;
            for (int i = count - 1; i >= 0; i--)
            {
                value = (value << 8) | source[at + i];
            }

            return value;
        }
    }
}
