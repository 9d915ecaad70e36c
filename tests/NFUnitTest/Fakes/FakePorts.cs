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

    /// <summary>One file in memory, as long as the test says.</summary>
    internal sealed class FakeStorage : IStorage
    {
        /// <summary>The one file; of length 0 for none.</summary>
        internal byte[] Content { get; set; } = new byte[0];

        /// <summary>Name the file was last written under.</summary>
        internal string Name { get; private set; } = string.Empty;

        /// <summary>Refuses to write while true.</summary>
        internal bool IsBroken { get; set; }

        public int Read(string name, byte[] target)
        {
            if (Content.Length == 0)
            {
                return -1;
            }

            Array.Copy(Content, 0, target, 0, Content.Length < target.Length ? Content.Length : target.Length);
            return Content.Length;
        }

        public bool Write(string name, byte[] source, int count)
        {
            if (IsBroken)
            {
                return false;
            }

            Name = name;
            Content = Bytes.Head(source, count);
            return true;
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
