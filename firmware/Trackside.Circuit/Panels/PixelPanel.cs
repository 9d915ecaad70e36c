using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Keeps a pixel panel showing what it is told: draws and sends when the picture changes, and once a second in any case, since a pixel that lost
    /// its supply for a moment comes back black. Never waits: while a transmission runs, the change waits for the next step. Allocates only when it is made.
    /// Loop only.
    /// </summary>
    public sealed class PixelPanel
    {
        /// <summary>An unchanged picture is sent again after this many microseconds.</summary>
        public const long RefreshMicroseconds = 1000000;

        private readonly IPixels pixels;
        private readonly PixelFrame frame;
        private readonly PixelEncoder encoder;
        private readonly PixelShapes shapes = new PixelShapes();
        private int shown = -1;
        private long sentAt;

        /// <summary>Makes a panel of one size.</summary>
        /// <param name="pixels">Its data line.</param>
        /// <param name="width">Pixels in a row, 16 to 32.</param>
        /// <param name="height">Rows, 16 to 32.</param>
        /// <param name="isSerpentine">Whether every second row is wired backwards.</param>
        public PixelPanel(IPixels pixels, int width, int height, bool isSerpentine)
        {
            this.pixels = pixels;
            frame = new PixelFrame(width, height);
            encoder = new PixelEncoder(width, height, isSerpentine);
        }

        /// <summary>The picture last drawn.</summary>
        public PixelFrame Frame { get { return frame; } }

        /// <summary>Whether any pixel of the picture last sent is lit.</summary>
        public bool IsLit { get; private set; }

        /// <summary>How often a picture was sent.</summary>
        public int Sent { get; private set; }

        /// <summary>Shows an aspect, or a board at the line where nothing restricts.</summary>
        /// <param name="now">Monotonic microseconds.</param>
        /// <param name="aspect">What the post shows.</param>
        /// <param name="board">Board at the line; shown only below <see cref="Aspect.Slippery"/>: it never takes the place of a flag that restricts.</param>
        /// <param name="number">The vehicle's number, 0 to 999.</param>
        /// <param name="isFirstHalf">Which half of the flash.</param>
        /// <param name="percent">Brightness, 1 to 100.</param>
        public void Step(long now, Aspect aspect, LineBoard board, int number, bool isFirstHalf, int percent)
        {
            if (aspect >= Aspect.Slippery)
            {
                board = LineBoard.None;
            }

            int picture = (int)aspect | ((int)board << 4) | (isFirstHalf ? 0x80 : 0) | (percent << 8) | (number << 16);
            if ((picture == shown && now - sentAt < RefreshMicroseconds) || !pixels.IsIdle)
            {
                return;
            }

            if (picture != shown)
            {
                if (board != LineBoard.None)
                {
                    shapes.Draw(frame, board, number, isFirstHalf);
                }
                else
                {
                    shapes.Draw(frame, aspect, isFirstHalf);
                }

                encoder.Encode(frame, percent);
                shown = picture;
                IsLit = frame.IsAnyLit();
            }

            sentAt = now;
            Sent++;
            pixels.Send(encoder.Items);
        }
    }
}
