using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// What a pixel panel shows of an aspect in the two halves of its flash. Shapes after FIA International Sporting Code, Appendix H; a
    /// panel tells them apart by shape as well as by colour. Draws into a frame that is used again and again; allocates nothing. Loop only.
    /// <code>
    /// aspect            first half                       second half
    /// Red               red                              the same
    /// SafetyCar         SC in white, yellow bars         SC alone
    /// VirtualSafetyCar  VSC in white, yellow bars        VSC alone
    /// FullCourseYellow  yellow                           FCY in white on black
    /// Code60            60 in white on purple, edge      60 in white on purple
    /// DoubleYellow      upper left half yellow           lower right half yellow
    /// Yellow            yellow                           black
    /// Fault             four yellow corners              black
    /// Slippery          yellow and red stripes           the same
    /// White             white                            the same
    /// Blue              blue                             black
    /// Green             green                            the same
    /// Dark              black                            the same
    /// line board        first half                       second half
    /// Chequered         chequer                          the same
    /// Black             number on black, white edge      the same
    /// BlackWhite        black and white diagonal         number, white on black
    /// BlackOrange       orange disc on black             number, white on black
    /// </code>
    /// </summary>
    public sealed class PixelShapes
    {
        private const int Check = 4;
        private readonly PixelLetters letters = new PixelLetters();

        /// <summary>Draws an aspect.</summary>
        /// <param name="frame">Where to; every pixel is set.</param>
        /// <param name="aspect">What the post shows; <see cref="Aspect.Unproved"/> is never shown and draws red.</param>
        /// <param name="isFirstHalf">Which half of the flash.</param>
        public void Draw(PixelFrame frame, Aspect aspect, bool isFirstHalf)
        {
            frame.Fill(GroundOf(aspect, isFirstHalf));
            switch (aspect)
            {
                case Aspect.SafetyCar:
                    Board(frame, PixelLetters.S, PixelLetters.C, -1, isFirstHalf);
                    break;
                case Aspect.VirtualSafetyCar:
                    Board(frame, PixelLetters.V, PixelLetters.S, PixelLetters.C, isFirstHalf);
                    break;
                case Aspect.FullCourseYellow:
                    FullCourse(frame, isFirstHalf);
                    break;
                case Aspect.Code60:
                    frame.Edge(1, isFirstHalf ? PixelColour.White : PixelColour.Purple);
                    letters.Number(frame, 60, PixelColour.White);
                    break;
                case Aspect.DoubleYellow:
                    frame.Triangle(isFirstHalf, PixelColour.Yellow);
                    break;
                case Aspect.Slippery:
                    Stripes(frame);
                    break;
                case Aspect.Fault:
                    Corners(frame, isFirstHalf);
                    break;
                default:
                    break;
            }
        }

        /// <summary>Draws a board at the line.</summary>
        /// <param name="frame">Where to; every pixel is set.</param>
        /// <param name="board">Which; <see cref="LineBoard.None"/> draws black.</param>
        /// <param name="number">The vehicle's number, 0 to 999.</param>
        /// <param name="isFirstHalf">Which half of the flash.</param>
        public void Draw(PixelFrame frame, LineBoard board, int number, bool isFirstHalf)
        {
            frame.Fill(PixelColour.Black);
            switch (board)
            {
                case LineBoard.Chequered:
                    Chequer(frame);
                    break;
                case LineBoard.Black:
                    frame.Edge(1, PixelColour.White);
                    letters.Number(frame, number, PixelColour.White);
                    break;
                case LineBoard.BlackWhite:
                case LineBoard.BlackOrange:
                    Numbered(frame, board, number, isFirstHalf);
                    break;
                default:
                    break;
            }
        }

        private static byte GroundOf(Aspect aspect, bool isFirstHalf)
        {
            switch (aspect)
            {
                case Aspect.Red:
                case Aspect.Unproved:
                    return PixelColour.Red;
                case Aspect.FullCourseYellow:
                case Aspect.Yellow:
                    return isFirstHalf ? PixelColour.Yellow : PixelColour.Black;
                case Aspect.Slippery:
                    return PixelColour.Yellow;
                case Aspect.Code60:
                    return PixelColour.Purple;
                case Aspect.White:
                    return PixelColour.White;
                case Aspect.Blue:
                    return isFirstHalf ? PixelColour.Blue : PixelColour.Black;
                case Aspect.Green:
                    return PixelColour.Green;
                default:
                    return PixelColour.Black;
            }
        }

        private void FullCourse(PixelFrame frame, bool isFirstHalf)
        {
            if (!isFirstHalf)
            {
                letters.Word(frame, PixelLetters.F, PixelLetters.C, PixelLetters.Y, PixelColour.White);
            }
        }

        private void Board(PixelFrame frame, int first, int second, int third, bool hasBars)
        {
            byte colour = hasBars ? PixelColour.Yellow : PixelColour.Black;
            frame.Rectangle(0, 0, frame.Width, 3, colour);
            frame.Rectangle(0, frame.Height - 3, frame.Width, 3, colour);
            letters.Word(frame, first, second, third, PixelColour.White);
        }

        private void Numbered(PixelFrame frame, LineBoard board, int number, bool isFirstHalf)
        {
            if (!isFirstHalf)
            {
                letters.Number(frame, number, PixelColour.White);
            }
            else if (board == LineBoard.BlackOrange)
            {
                frame.Disc(PixelColour.Orange);
            }
            else
            {
                frame.Triangle(false, PixelColour.White);
            }
        }

        private static void Stripes(PixelFrame frame)
        {
            for (int left = 2; left < frame.Width; left += 5)
            {
                frame.Rectangle(left, 0, 2, frame.Height, PixelColour.Red);
            }
        }

        private static void Corners(PixelFrame frame, bool isFirstHalf)
        {
            byte colour = isFirstHalf ? PixelColour.Yellow : PixelColour.Black;
            int side = Check;
            frame.Rectangle(0, 0, side, side, colour);
            frame.Rectangle(frame.Width - side, 0, side, side, colour);
            frame.Rectangle(0, frame.Height - side, side, side, colour);
            frame.Rectangle(frame.Width - side, frame.Height - side, side, side, colour);
        }

        private static void Chequer(PixelFrame frame)
        {
            for (int top = 0; top < frame.Height; top += Check)
            {
                for (int left = (top / Check) % 2 == 0 ? 0 : Check; left < frame.Width; left += 2 * Check)
                {
                    frame.Rectangle(left, top, Check, Check, PixelColour.White);
                }
            }
        }
    }
}
