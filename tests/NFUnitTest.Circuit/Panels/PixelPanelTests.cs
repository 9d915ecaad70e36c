using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>From picture to pulses.</summary>
    [TestClass]
    public class PixelPanelTests
    {
        private const long Second = 1000000;

        [TestMethod]
        public void Bits_are_sent_green_red_blue_with_the_pulses_of_the_data_sheet()
        {
            PixelFrame frame = new PixelFrame(16, 16);
            PixelEncoder sut = new PixelEncoder(16, 16, false);
            frame.Fill(PixelColour.Red);
            sut.Encode(frame, 100);
            for (int bit = 0; bit < 24; bit++)
            {
                bool isOne = bit >= 8 && bit < 16;
                Assert.AreEqual(isOne ? 800 : 400, HighOf(sut, 0, bit));
                Assert.AreEqual(isOne ? 450 : 850, LowOf(sut, 0, bit));
            }
        }

        [TestMethod]
        public void Every_pixel_is_sent_in_the_order_of_the_wire()
        {
            PixelFrame frame = new PixelFrame(16, 16);
            frame.Pixels[3] = PixelColour.Green;
            frame.Pixels[16 + 3] = PixelColour.Blue;
            Expect(frame, false, 3, 16 + 3);
            Expect(frame, true, 3, 16 + 12);
        }

        [TestMethod]
        [DataRow(100, 255)]
        [DataRow(50, 127)]
        [DataRow(1, 2)]
        public void Brightness_dims_every_share(int percent, int share)
        {
            PixelFrame frame = new PixelFrame(16, 16);
            PixelEncoder sut = new PixelEncoder(16, 16, true);
            frame.Fill(PixelColour.Red);
            sut.Encode(frame, 100);
            sut.Encode(frame, percent);
            Assert.AreEqual(share << 8, ColourOf(sut, 255));
        }

        [TestMethod]
        public void Panel_sends_a_change_at_once_and_the_same_picture_once_a_second()
        {
            FakePixels pixels = new FakePixels();
            PixelPanel sut = new PixelPanel(pixels, 16, 16, true);
            sut.Step(0, Aspect.Red, LineBoard.None, 0, true, 100);
            sut.Step(10000, Aspect.Red, LineBoard.None, 0, true, 100);
            Assert.AreEqual(1, pixels.Count);
            sut.Step(20000, Aspect.Yellow, LineBoard.None, 0, true, 100);
            sut.Step(30000, Aspect.Yellow, LineBoard.None, 0, false, 100);
            sut.Step(40000, Aspect.Yellow, LineBoard.None, 0, false, 60);
            Assert.AreEqual(4, pixels.Count);
            sut.Step(40000 + Second, Aspect.Yellow, LineBoard.None, 0, false, 60);
            Assert.AreEqual(5, pixels.Count);
        }

        [TestMethod]
        public void Panel_waits_for_the_line_and_then_shows_the_newest()
        {
            FakePixels pixels = new FakePixels();
            PixelPanel sut = new PixelPanel(pixels, 16, 16, true);
            pixels.Idle = false;
            sut.Step(0, Aspect.Green, LineBoard.None, 0, true, 100);
            sut.Step(10000, Aspect.Red, LineBoard.None, 0, true, 100);
            Assert.AreEqual(0, pixels.Count);
            pixels.Idle = true;
            sut.Step(20000, Aspect.Red, LineBoard.None, 0, true, 100);
            Assert.AreEqual(1, pixels.Count);
            Assert.AreEqual(PixelColour.Red, sut.Frame.Pixels[0]);
        }

        [TestMethod]
        public void Board_never_takes_the_place_of_a_flag_that_restricts()
        {
            FakePixels pixels = new FakePixels();
            PixelPanel sut = new PixelPanel(pixels, 16, 16, true);
            sut.Step(0, Aspect.Red, LineBoard.Chequered, 0, true, 100);
            Assert.AreEqual(PixelColour.Red, sut.Frame.Pixels[0]);
            Assert.AreEqual(PixelColour.Red, sut.Frame.Pixels[5]);
            sut.Step(10000, Aspect.Green, LineBoard.Chequered, 0, true, 100);
            Assert.AreEqual(PixelColour.White, sut.Frame.Pixels[0]);
            Assert.AreEqual(PixelColour.Black, sut.Frame.Pixels[5]);
        }

        private static void Expect(PixelFrame frame, bool isSerpentine, int green, int blue)
        {
            PixelEncoder sut = new PixelEncoder(16, 16, isSerpentine);
            sut.Encode(frame, 100);
            for (int pixel = 0; pixel < 256; pixel++)
            {
                int expected = pixel == green ? 0xFF0000 : pixel == blue ? 0x0000FF : 0;
                Assert.AreEqual(expected, ColourOf(sut, pixel), "pixel " + pixel.ToString());
            }
        }

        // Green, red, blue as they go over the wire.
        private static int ColourOf(PixelEncoder encoder, int pixel)
        {
            int colour = 0;
            for (int bit = 0; bit < 24; bit++)
            {
                colour = (colour << 1) | (HighOf(encoder, pixel, bit) > 600 ? 1 : 0);
            }

            return colour;
        }

        private static int HighOf(PixelEncoder encoder, int pixel, int bit)
        {
            int at = (pixel * PixelEncoder.BytesPerPixel) + (4 * bit);
            Assert.AreEqual(0x80, encoder.Items[at + 1] & 0x80);
            return (((encoder.Items[at + 1] & 0x7F) << 8) + encoder.Items[at]) * PixelEncoder.TickNanoseconds;
        }

        private static int LowOf(PixelEncoder encoder, int pixel, int bit)
        {
            int at = (pixel * PixelEncoder.BytesPerPixel) + (4 * bit) + 2;
            Assert.AreEqual(0, encoder.Items[at + 1] & 0x80);
            return ((encoder.Items[at + 1] << 8) + encoder.Items[at]) * PixelEncoder.TickNanoseconds;
        }
    }
}
