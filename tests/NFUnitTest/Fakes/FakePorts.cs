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

        /// <summary>0 while a test does not say: then what is read came at the tick.</summary>
        public long ReadAt { get; internal set; }

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

        /// <summary>Puts bytes on a line from which everything was read. Allocates nothing.</summary>
        internal void Put(byte[] bytes)
        {
            waiting = bytes;
            taken = 0;
        }
    }

    /// <summary>A serial line spoken to: keeps what was written last, and counts.</summary>
    internal sealed class FakeSpeech : IByteSink
    {
        internal byte[] Last { get; private set; } = new byte[0];

        internal int Count { get; private set; }

        internal bool IsBroken { get; set; }

        public bool Write(byte[] source, int count)
        {
            Last = Bytes.Head(source, count);
            Count++;
            return !IsBroken;
        }
    }

    /// <summary>Hardware counters that a test sets.</summary>
    internal sealed class FakePulses : IPulseCounters
    {
        internal long Count { get; set; }

        public long CountOf(int loop)
        {
            return Count;
        }
    }

    /// <summary>Keeps the mark it was handed last, and counts.</summary>
    internal sealed class FakeMarks : IUtcMarks
    {
        internal int Count { get; private set; }

        internal long At { get; private set; }

        internal long Uncertainty { get; private set; }

        internal long Utc { get; private set; }

        public void Take(long at, long uncertainty, long utc, long utcUncertainty)
        {
            Count++;
            At = at;
            Uncertainty = uncertainty;
            Utc = utc;
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

        /// <summary>How often it was told to restart.</summary>
        internal int Reboots { get; private set; }

        public void Reboot()
        {
            Reboots++;
        }
    }

    /// <summary>A few files in memory; one of length 0 is not there.</summary>
    internal sealed class FakeStorage : IStorage
    {
        private readonly string[] names = { "boot", "boot2", "interlock", "interlock2", "log.txt", "selftest", "issuers", "config.json", "config.try", "config.mark" };
        private readonly byte[][] contents =
        {
            new byte[0], new byte[0], new byte[0], new byte[0], new byte[0], new byte[0], new byte[0], new byte[0], new byte[0], new byte[0],
        };

        /// <summary>Refuses to write while true.</summary>
        internal bool IsBroken { get; set; }

        /// <summary>Keeps what it is given with a bit changed, and says nothing.</summary>
        internal bool IsWorn { get; set; }

        /// <summary>Writes that succeed before the power goes; -1 for no such end.</summary>
        internal int WritesLeft { get; set; } = -1;

        public int Read(string name, byte[] target)
        {
            byte[] content = ContentOf(name);
            Array.Copy(content, 0, target, 0, content.Length < target.Length ? content.Length : target.Length);
            return content.Length == 0 ? -1 : content.Length;
        }

        public bool Write(string name, byte[] source, int count)
        {
            if (IsBroken || WritesLeft == 0)
            {
                return false;
            }

            WritesLeft -= WritesLeft > 0 ? 1 : 0;

            byte[] content = Bytes.Head(source, count);
            if (IsWorn)
            {
                content[count / 2] ^= 1;
            }

            Put(name, content);
            return true;
        }

        /// <summary>A file's bytes.</summary>
        internal byte[] ContentOf(string name)
        {
            return contents[IndexOf(name)];
        }

        /// <summary>Puts a file.</summary>
        internal void Put(string name, byte[] content)
        {
            contents[IndexOf(name)] = content;
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

            throw new ArgumentException("no file is called " + name);
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
            Last.Copy(crossing);
        }
    }
}
