using System;
using nanoFramework.TestFramework;

using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>What a pixel panel shows.</summary>
    [TestClass]
    public class PixelShapesTests
    {
        [TestMethod]
        public void No_two_aspects_and_boards_look_the_same()
        {
            const int Aspects = 13;
            const int Boards = 4;
            byte[][] looks = new byte[Aspects + Boards][];
            for (int i = 0; i < looks.Length; i++)
            {
                looks[i] = i < Aspects ? Look((Aspect)i, LineBoard.None) : Look(Aspect.Dark, (LineBoard)(i - Aspects + 1));
                for (int other = 0; other < i; other++)
                {
                    Assert.IsFalse(AreSame(looks[i], looks[other]), "shapes " + i.ToString() + " and " + other.ToString());
                }
            }
        }

        [TestMethod]
        public void Every_aspect_but_dark_is_lit_in_the_first_half()
        {
            PixelFrame frame = new PixelFrame(16, 16);
            PixelShapes sut = new PixelShapes();
            for (int aspect = (int)Aspect.Green; aspect <= (int)Aspect.Unproved; aspect++)
            {
                sut.Draw(frame, (Aspect)aspect, true);
                Assert.IsTrue(CountOther(frame, PixelColour.Black) >= 48, "aspect " + aspect.ToString());
            }
        }

        [TestMethod]
        [DataRow((int)Aspect.Red, (int)PixelColour.Red)]
        [DataRow((int)Aspect.Unproved, (int)PixelColour.Red)]
        [DataRow((int)Aspect.White, (int)PixelColour.White)]
        [DataRow((int)Aspect.Green, (int)PixelColour.Green)]
        [DataRow((int)Aspect.Dark, (int)PixelColour.Black)]
        public void Steady_aspect_fills_the_panel_in_both_halves(int aspect, int colour)
        {
            PixelFrame frame = new PixelFrame(16, 16);
            PixelShapes sut = new PixelShapes();
            sut.Draw(frame, (Aspect)aspect, true);
            Assert.AreEqual(0, CountOther(frame, (byte)colour));
            sut.Draw(frame, (Aspect)aspect, false);
            Assert.AreEqual(0, CountOther(frame, (byte)colour));
        }

        [TestMethod]
        public void Green_is_on_no_other_aspect()
        {
            PixelFrame frame = new PixelFrame(16, 16);
            PixelShapes sut = new PixelShapes();
            for (int aspect = 0; aspect <= (int)Aspect.Unproved; aspect++)
            {
                for (int half = 0; half < 2 && aspect != (int)Aspect.Green; half++)
                {
                    sut.Draw(frame, (Aspect)aspect, half == 0);
                    Assert.AreEqual(256, CountOther(frame, PixelColour.Green), "aspect " + aspect.ToString());
                }
            }
        }

        [TestMethod]
        public void Double_yellow_lights_one_half_of_the_panel_and_then_the_other()
        {
            PixelFrame first = new PixelFrame(16, 16);
            PixelFrame second = new PixelFrame(16, 16);
            PixelShapes sut = new PixelShapes();
            sut.Draw(first, Aspect.DoubleYellow, true);
            sut.Draw(second, Aspect.DoubleYellow, false);
            for (int i = 0; i < 256; i++)
            {
                Assert.IsTrue(first.Pixels[i] != second.Pixels[i]);
            }
        }

        [TestMethod]
        [DataRow(7, 10)]
        [DataRow(60, 27)]
        [DataRow(888, 42)]
        [DataRow(1060, 41)]
        public void Number_is_drawn_by_its_last_three_digits(int number, int pixels)
        {
            PixelFrame frame = new PixelFrame(16, 16);
            new PixelShapes().Draw(frame, LineBoard.BlackWhite, number, false);
            Assert.AreEqual(pixels, CountOther(frame, PixelColour.Black));
        }

        [TestMethod]
        public void Shapes_fit_any_panel_of_sixteen_to_thirty_two()
        {
            PixelShapes sut = new PixelShapes();
            for (int width = 16; width <= 32; width += 4)
            {
                for (int height = 16; height <= 32; height += 4)
                {
                    PixelFrame frame = new PixelFrame(width, height);
                    for (int aspect = 0; aspect <= (int)Aspect.Unproved; aspect++)
                    {
                        sut.Draw(frame, (Aspect)aspect, true);
                    }

                    for (int board = 0; board <= (int)LineBoard.BlackOrange; board++)
                    {
                        sut.Draw(frame, (LineBoard)board, 999, true);
                    }
                }
            }

            Assert.ThrowsException(typeof(ArgumentException), () => new PixelFrame(15, 16));
            Assert.ThrowsException(typeof(ArgumentException), () => new PixelFrame(16, 33));
        }

        // Both halves one after the other.
        private static byte[] Look(Aspect aspect, LineBoard board)
        {
            PixelFrame frame = new PixelFrame(16, 16);
            PixelShapes shapes = new PixelShapes();
            byte[] look = new byte[512];
            for (int half = 0; half < 2; half++)
            {
                if (board == LineBoard.None)
                {
                    shapes.Draw(frame, aspect, half == 0);
                }
                else
                {
                    shapes.Draw(frame, board, 27, half == 0);
                }

                Array.Copy(frame.Pixels, 0, look, half * 256, 256);
            }

            return look;
        }

        private static bool AreSame(byte[] one, byte[] other)
        {
            for (int i = 0; i < one.Length; i++)
            {
                if (one[i] != other[i])
                {
                    return false;
                }
            }

            return true;
        }

        private static int CountOther(PixelFrame frame, byte colour)
        {
            int count = 0;
            for (int i = 0; i < frame.Pixels.Length; i++)
            {
                count += frame.Pixels[i] == colour ? 0 : 1;
            }

            return count;
        }
    }
}
