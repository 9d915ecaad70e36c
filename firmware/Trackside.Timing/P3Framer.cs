namespace Trackside.Core
{
    /// <summary>
    /// Cuts P3 frames out of a stream of bytes: <c>8E</c> begins, <c>8F</c> ends, <c>8D</c> escapes (the next byte minus 0x20).
    /// Damaged frames are counted and skipped; a frame may follow another without a gap. Loop only; allocates nothing.
    /// </summary>
    public sealed class P3Framer
    {
        /// <summary>Longest frame taken, unescaped. The longest of the real capture has 56 bytes.</summary>
        public const int LongestFrame = 256;

        private const byte Begin = 0x8E;
        private const byte End = 0x8F;
        private const byte Escape = 0x8D;
        private const int EscapeOffset = 0x20;
        private const int Header = 10;

        private readonly P3Checksum checksum = new P3Checksum();
        private readonly byte[] frame = new byte[LongestFrame];
        private int count;
        private bool inside;
        private bool escaped;
        private bool isAstray;

        /// <summary>The frame found last, unescaped, <see cref="Count"/> bytes of it; valid until the next <see cref="Take"/>.</summary>
        public byte[] Frame { get { return frame; } }

        /// <summary>Length of the frame found last.</summary>
        public int Count { get; private set; }

        /// <summary>Frames with a wrong length or checksum, too long ones, ones cut short by the next, and runs of bytes outside any frame.</summary>
        public int BadFrames { get; private set; }

        /// <summary>Bytes between frames.</summary>
        public int StrayBytes { get; private set; }

        /// <summary>Takes bytes up to the end of the first whole frame among them.</summary>
        /// <returns>True where a frame was found: call again from <paramref name="offset"/>. False where the bytes are used up.</returns>
        public bool Take(byte[] bytes, ref int offset, int end)
        {
            Count = 0;
            while (offset < end)
            {
                byte b = bytes[offset++];
                if (b == Begin)
                {
                    StartFrame();
                }
                else if (!inside)
                {
                    StrayBytes++;
                    BadFrames += isAstray ? 0 : 1;
                    isAstray = true;
                }
                else if (b == Escape)
                {
                    escaped = true;
                }
                else
                {
                    Add(escaped ? (byte)(b - EscapeOffset) : b);
                    bool ended = b == End && !escaped;
                    escaped = false;
                    if (ended && inside)
                    {
                        inside = false;
                        if (IsWhole())
                        {
                            Count = count;
                            return true;
                        }

                        BadFrames++;
                    }
                }
            }

            return false;
        }

        private void StartFrame()
        {
            if (inside)
            {
                BadFrames++;
            }

            inside = true;
            escaped = false;
            isAstray = false;
            frame[0] = Begin;
            count = 1;
        }

        private void Add(byte b)
        {
            if (count == LongestFrame)
            {
                inside = false;
                isAstray = true;
                BadFrames++;
                return;
            }

            frame[count++] = b;
        }

        private bool IsWhole()
        {
            return count > Header
                && (frame[2] | (frame[3] << 8)) == count
                && (frame[4] | (frame[5] << 8)) == checksum.Of(frame, count);
        }
    }
}
