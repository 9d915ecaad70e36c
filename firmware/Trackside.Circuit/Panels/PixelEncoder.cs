using System;

namespace Trackside.Core
{
    /// <summary>
    /// Turns a frame into what the pulse transmitter sends to WS2812 pixels: 4 bytes a bit, two little-endian halves of 15 bits of duration with
    /// the level on top; 24 bits a pixel, green, red, blue, highest bit first. The pulses of each colour are made once a brightness; a frame is
    /// put together by copying runs, so a full panel costs a few dozen calls. Allocates only when it is made. Loop only.
    /// <code>
    /// bit   high     low       (WS2812B data sheet of Worldsemi, each +-150 ns)
    /// 0     400 ns   850 ns
    /// 1     800 ns   450 ns
    /// </code>
    /// </summary>
    public sealed class PixelEncoder
    {
        /// <summary>Nanoseconds of a tick that the pulses are made for: 80 MHz divided by <see cref="ClockDivider"/>.</summary>
        public const int TickNanoseconds = 25;

        /// <summary>Divider of the transmitter's 80 MHz clock.</summary>
        public const byte ClockDivider = 2;

        /// <summary>Bytes one pixel takes: 24 bits of 4 bytes.</summary>
        public const int BytesPerPixel = 96;

        private const int ShortHigh = 400 / TickNanoseconds;
        private const int ShortLow = 850 / TickNanoseconds;
        private const int LongHigh = 800 / TickNanoseconds;
        private const int LongLow = 450 / TickNanoseconds;
        private const int LevelBit = 0x80;

        private readonly byte[] palette = new byte[PixelColour.Count * BytesPerPixel];
        private readonly byte[] items;
        private readonly byte[] order;
        private readonly bool isSerpentine;
        private int madeFor = -1;

        /// <summary>Makes the buffer for frames of one size.</summary>
        /// <param name="width">Pixels in a row.</param>
        /// <param name="height">Rows.</param>
        /// <param name="isSerpentine">Whether every second row is wired backwards, as matrices mostly are.</param>
        public PixelEncoder(int width, int height, bool isSerpentine)
        {
            items = new byte[width * height * BytesPerPixel];
            order = new byte[width * height];
            this.isSerpentine = isSerpentine;
        }

        /// <summary>What is to be sent; the same array every time.</summary>
        public byte[] Items { get { return items; } }

        /// <summary>Encodes a frame into <see cref="Items"/>.</summary>
        /// <param name="frame">A frame of the size it was made for.</param>
        /// <param name="percent">Brightness, 1 to 100.</param>
        public void Encode(PixelFrame frame, int percent)
        {
            if (percent != madeFor)
            {
                MakePalette(percent);
                madeFor = percent;
            }

            FollowWire(frame);
            int start = 0;
            while (start < order.Length)
            {
                int end = start + 1;
                while (end < order.Length && order[end] == order[start])
                {
                    end++;
                }

                PutRun(order[start], start, end - start);
                start = end;
            }
        }

        private void FollowWire(PixelFrame frame)
        {
            byte[] pixels = frame.Pixels;
            int width = frame.Width;
            for (int y = 0; y < frame.Height; y++)
            {
                int row = y * width;
                if (!isSerpentine || (y & 1) == 0)
                {
                    Array.Copy(pixels, row, order, row, width);
                }
                else
                {
                    for (int x = 0; x < width; x++)
                    {
                        order[row + x] = pixels[row + width - 1 - x];
                    }
                }
            }
        }

        // Copies one pixel, then doubles what is there: a run of 256 takes nine copies.
        private void PutRun(int colour, int start, int count)
        {
            int at = start * BytesPerPixel;
            Array.Copy(palette, colour * BytesPerPixel, items, at, BytesPerPixel);
            int done = 1;
            while (done < count)
            {
                int more = done <= count - done ? done : count - done;
                Array.Copy(items, at, items, at + (done * BytesPerPixel), more * BytesPerPixel);
                done += more;
            }
        }

        private void MakePalette(int percent)
        {
            for (int colour = 0; colour < PixelColour.Count; colour++)
            {
                int light = PixelColour.Light(colour);
                int red = Dimmed(light >> 16, percent);
                int green = Dimmed((light >> 8) & 0xFF, percent);
                int blue = Dimmed(light & 0xFF, percent);
                int bits = (green << 16) | (red << 8) | blue;
                for (int bit = 0; bit < 24; bit++)
                {
                    PutBit((colour * BytesPerPixel) + (4 * bit), (bits & (1 << (23 - bit))) != 0);
                }
            }
        }

        // A colour that is on stays on at any brightness.
        private static int Dimmed(int share, int percent)
        {
            int dimmed = share * percent / 100;
            return share > 0 && dimmed == 0 ? 1 : dimmed;
        }

        private void PutBit(int at, bool isOne)
        {
            int high = isOne ? LongHigh : ShortHigh;
            int low = isOne ? LongLow : ShortLow;
            palette[at] = (byte)high;
            palette[at + 1] = (byte)((high >> 8) | LevelBit);
            palette[at + 2] = (byte)low;
            palette[at + 3] = (byte)(low >> 8);
        }
    }
}
