using System;

using Trackside.Core;

namespace NFUnitTest
{
    /// <summary>A serial line fed by a test.</summary>
    internal sealed class FakeLine : IByteSource
    {
        private byte[] waiting = new byte[0];
        private int taken;

        public int Errors { get; internal set; }

        public int Read(byte[] target)
        {
            int left = waiting.Length - taken;
            int count = left < target.Length ? left : target.Length;
            Array.Copy(waiting, taken, target, 0, count);
            taken += count;
            return count;
        }

        /// <summary>Puts bytes on the line, in place of what was read already.</summary>
        internal void Feed(byte[] bytes)
        {
            byte[] rest = new byte[waiting.Length - taken + bytes.Length];
            Array.Copy(waiting, taken, rest, 0, waiting.Length - taken);
            Array.Copy(bytes, 0, rest, waiting.Length - taken, bytes.Length);
            waiting = rest;
            taken = 0;
        }

        /// <summary>Puts the bytes fed last on the line once more. Allocates nothing.</summary>
        internal void Repeat()
        {
            taken = 0;
        }
    }

    /// <summary>A time server that is only ever asked.</summary>
    internal sealed class FakeQuery : IClockQuery
    {
        internal int Asked { get; private set; }

        public int Failures { get; internal set; }

        public void Ask()
        {
            Asked++;
        }
    }

    /// <summary>A chip with memory and a clock set by a test.</summary>
    internal sealed class FakePlatform : IPlatform
    {
        public long FreeMemory { get { return 100000; } }

        public long Now { get; internal set; }
    }

    /// <summary>A few files in memory.</summary>
    internal sealed class FakeStorage : IStorage
    {
        private readonly string[] names = new string[4];
        private readonly byte[][] contents = new byte[4][];

        /// <summary>Refuses to write while true.</summary>
        internal bool IsBroken { get; set; }

        public int Read(string name, byte[] target)
        {
            byte[] content = ContentOf(name);
            if (content == null)
            {
                return -1;
            }

            Array.Copy(content, 0, target, 0, content.Length < target.Length ? content.Length : target.Length);
            return content.Length;
        }

        public bool Write(string name, byte[] source, int count)
        {
            if (IsBroken)
            {
                return false;
            }

            Put(name, Bytes.Head(source, count));
            return true;
        }

        /// <summary>A file's bytes; null where there is none.</summary>
        internal byte[] ContentOf(string name)
        {
            int at = IndexOf(name);
            return at < 0 ? null : contents[at];
        }

        /// <summary>Puts a file, or with null takes it away.</summary>
        internal void Put(string name, byte[] content)
        {
            int at = IndexOf(name);
            at = at < 0 ? IndexOf(null) : at;
            names[at] = content == null ? null : name;
            contents[at] = content;
        }

        private int IndexOf(string name)
        {
            for (int i = 0; i < names.Length; i++)
            {
                if (names[i] == name)
                {
                    return i;
                }
            }

            return -1;
        }
    }

    /// <summary>Keeps a copy of the crossing it was handed last, and counts.</summary>
    internal sealed class FakeSink : ICrossingSink
    {
        internal readonly Crossing Last = new Crossing();

        internal int Count { get; private set; }

        public void Cross(Crossing crossing)
        {
            Count++;
            Last.Loop = crossing.Loop;
            Last.Source = crossing.Source;
            Last.At = crossing.At;
            Last.Uncertainty = crossing.Uncertainty;
            Last.Own = crossing.Own;
            Last.Transponder = crossing.Transponder;
            Last.Strength = crossing.Strength;
            Last.Hits = crossing.Hits;
            Last.IsShortGap = crossing.IsShortGap;
        }
    }
}
