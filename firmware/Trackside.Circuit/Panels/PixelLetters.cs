namespace Trackside.Core
{
    /// <summary>Digits and the few letters that boards need, four by seven pixels. Loop only; allocates nothing.</summary>
    public sealed class PixelLetters
    {
        /// <summary>Pixels from one letter to the next.</summary>
        public const int Advance = 5;

        /// <summary>Height of a letter.</summary>
        public const int Height = 7;

        private const int Width = 4;

        // One row a byte, seven rows a letter, the left pixel in bit 3: digits 0 to 9, then C F S V Y.
        private readonly byte[] rows =
        {
            6, 9, 9, 9, 9, 9, 6, 2, 6, 2, 2, 2, 2, 7, 6, 9, 1, 2, 4, 8, 15, 14, 1, 1, 6, 1, 1, 14, 1, 3, 5, 9, 15, 1, 1,
            15, 8, 14, 1, 1, 9, 6, 6, 8, 8, 14, 9, 9, 6, 15, 1, 1, 2, 4, 4, 4, 6, 9, 9, 6, 9, 9, 6, 6, 9, 9, 7, 1, 1, 6,
            6, 9, 8, 8, 8, 9, 6, 15, 8, 8, 14, 8, 8, 8, 7, 8, 8, 6, 1, 1, 14, 9, 9, 9, 9, 9, 6, 6, 9, 9, 9, 6, 2, 2, 2,
        };

        /// <summary>Number of the letter C; F, S, V and Y follow. A digit is its own number.</summary>
        public const int C = 10;

        /// <summary>F.</summary>
        public const int F = 11;

        /// <summary>S.</summary>
        public const int S = 12;

        /// <summary>V.</summary>
        public const int V = 13;

        /// <summary>Y.</summary>
        public const int Y = 14;

        /// <summary>Draws one letter.</summary>
        /// <param name="frame">Where to.</param>
        /// <param name="letter">Its number, 0 to <see cref="Y"/>.</param>
        /// <param name="left">Its left pixel.</param>
        /// <param name="top">Its top pixel.</param>
        /// <param name="colour">Its colour.</param>
        public void Draw(PixelFrame frame, int letter, int left, int top, byte colour)
        {
            for (int row = 0; row < Height; row++)
            {
                int bits = rows[(letter * Height) + row];
                for (int column = 0; column < Width; column++)
                {
                    int x = left + column;
                    int y = top + row;
                    if ((bits & (8 >> column)) != 0 && x >= 0 && y >= 0 && x < frame.Width && y < frame.Height)
                    {
                        frame.Pixels[(y * frame.Width) + x] = colour;
                    }
                }
            }
        }

        /// <summary>Draws a number of one to three digits in the middle.</summary>
        /// <param name="frame">Where to.</param>
        /// <param name="number">0 to 999; more is drawn by its last three digits.</param>
        /// <param name="colour">Its colour.</param>
        public void Number(PixelFrame frame, int number, byte colour)
        {
            int digits = number >= 100 ? 3 : number >= 10 ? 2 : 1;
            int left = (frame.Width - (digits * Advance) + 1) / 2;
            for (int i = digits - 1; i >= 0; i--)
            {
                Draw(frame, number % 10, left + (i * Advance), Middle(frame), colour);
                number /= 10;
            }
        }

        /// <summary>Draws two or three letters in the middle.</summary>
        /// <param name="frame">Where to.</param>
        /// <param name="first">The first.</param>
        /// <param name="second">The second.</param>
        /// <param name="third">The third; -1 for none.</param>
        /// <param name="colour">Their colour.</param>
        public void Word(PixelFrame frame, int first, int second, int third, byte colour)
        {
            int count = third < 0 ? 2 : 3;
            int left = (frame.Width - (count * Advance) + 1) / 2;
            Draw(frame, first, left, Middle(frame), colour);
            Draw(frame, second, left + Advance, Middle(frame), colour);
            if (third >= 0)
            {
                Draw(frame, third, left + (2 * Advance), Middle(frame), colour);
            }
        }

        private static int Middle(PixelFrame frame)
        {
            return (frame.Height - Height) / 2;
        }
    }
}
