using System;

namespace Trackside.Core
{
    /// <summary>
    /// One picture of a pixel panel: a colour number a pixel, row by row from the upper left. Made once and drawn over again; drawing allocates
    /// nothing. What lies outside is cut off. Loop only.
    /// </summary>
    public sealed class PixelFrame
    {
        /// <summary>Narrowest and lowest panel that the shapes fit on.</summary>
        public const int Least = 16;

        /// <summary>Widest and highest: the transmit buffer of 32 x 32 takes 96 KB.</summary>
        public const int Most = 32;

        /// <summary>Colour numbers (<see cref="PixelColour"/>), <see cref="Width"/> times <see cref="Height"/> of them.</summary>
        public readonly byte[] Pixels;

        /// <summary>Pixels in a row.</summary>
        public readonly int Width;

        /// <summary>Rows.</summary>
        public readonly int Height;

        /// <summary>Makes a black picture.</summary>
        /// <exception cref="ArgumentException">A side is not <see cref="Least"/> to <see cref="Most"/>.</exception>
        public PixelFrame(int width, int height)
        {
            if (width < Least || height < Least || !Fits(width, height))
            {
                throw new ArgumentException("a pixel panel has 16 to 32 pixels a side");
            }

            Width = width;
            Height = height;
            Pixels = new byte[width * height];
        }

        /// <summary>Whether a panel may have this size.</summary>
        public static bool Fits(int width, int height)
        {
            return width >= Least && width <= Most && height >= Least && height <= Most;
        }

        /// <summary>All of one colour.</summary>
        public void Fill(byte colour)
        {
            byte[] pixels = Pixels;
            for (int i = 0; i < pixels.Length; i++)
            {
                pixels[i] = colour;
            }
        }

        /// <summary>Whether any pixel is lit.</summary>
        public bool IsAnyLit()
        {
            byte[] pixels = Pixels;
            for (int i = 0; i < pixels.Length; i++)
            {
                if (pixels[i] != PixelColour.Black)
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>A rectangle.</summary>
        public void Rectangle(int left, int top, int width, int height, byte colour)
        {
            byte[] pixels = Pixels;
            int right = left + width > Width ? Width : left + width;
            int bottom = top + height > Height ? Height : top + height;
            left = left < 0 ? 0 : left;
            for (int y = top < 0 ? 0 : top; y < bottom; y++)
            {
                int row = y * Width;
                for (int x = left; x < right; x++)
                {
                    pixels[row + x] = colour;
                }
            }
        }

        /// <summary>The outermost pixels.</summary>
        public void Edge(int thickness, byte colour)
        {
            Rectangle(0, 0, Width, thickness, colour);
            Rectangle(0, Height - thickness, Width, thickness, colour);
            Rectangle(0, 0, thickness, Height, colour);
            Rectangle(Width - thickness, 0, thickness, Height, colour);
        }

        /// <summary>A disc in the middle that leaves a margin of one pixel.</summary>
        public void Disc(byte colour)
        {
            byte[] pixels = Pixels;
            int side = Width < Height ? Width : Height;
            int square = (side - 2) * (side - 2);
            for (int y = 0; y < Height; y++)
            {
                // Doubled distances from the middle, so that it may lie between two pixels.
                int down = (2 * y) + 1 - Height;
                int row = y * Width;
                for (int x = 0; x < Width; x++)
                {
                    int along = (2 * x) + 1 - Width;
                    if ((along * along) + (down * down) <= square)
                    {
                        pixels[row + x] = colour;
                    }
                }
            }
        }

        /// <summary>One of the two halves that the diagonal from the lower left to the upper right parts.</summary>
        /// <param name="isUpperLeft">Which.</param>
        /// <param name="colour">Its colour.</param>
        public void Triangle(bool isUpperLeft, byte colour)
        {
            byte[] pixels = Pixels;
            for (int y = 0; y < Height; y++)
            {
                // The diagonal's own pixels stay with the upper half.
                int reach = (Height - y) * Width / Height;
                int from = isUpperLeft ? 0 : reach;
                int to = isUpperLeft ? reach : Width;
                int row = y * Width;
                for (int x = from; x < to; x++)
                {
                    pixels[row + x] = colour;
                }
            }
        }
    }
}
