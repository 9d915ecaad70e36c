using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Drawing;
using Trackside.Venue.Tests.Support;

namespace Trackside.Venue.Tests.Drawing;

[TestClass]
public sealed class CanvasTests
{
    private static readonly Colour Ground = new(1, 2, 3);
    private static readonly Colour Paint = new(200, 100, 50);

    [TestMethod]
    public void Rectangle_covers_its_pixels_and_is_cut_off_at_the_edge()
    {
        Canvas canvas = new(10, 8, Ground);
        canvas.Rectangle(8, 6, 5, 5, Paint);

        Assert.AreEqual(Paint, canvas[8, 6]);
        Assert.AreEqual(Paint, canvas[9, 7]);
        Assert.AreEqual(Ground, canvas[7, 6]);
        Assert.AreEqual(Ground, canvas[8, 5]);
    }

    [TestMethod]
    public void Disc_is_full_inside_and_clear_outside()
    {
        Canvas canvas = new(21, 21, Ground);
        canvas.Disc(10, 10, 5, Paint);

        Assert.AreEqual(Paint, canvas[10, 10]);
        Assert.AreEqual(Paint, canvas[14, 10]);
        Assert.AreEqual(Ground, canvas[17, 10]);
        Assert.AreEqual(Ground, canvas[15, 15]);
    }

    [TestMethod]
    public void Accented_letter_is_the_plain_one_with_dots_above()
    {
        int Dots(char letter)
        {
            int dots = 0;
            Glyphs.Draw(letter, (_, _) => dots++);
            return dots;
        }

        Assert.AreEqual(Dots('e') + 2, Dots('é'));
        Assert.AreEqual(Dots('?'), Dots('漢'));
        Assert.AreEqual(0, Dots(' '));
    }

    [TestMethod]
    public void Png_holds_size_and_every_pixel()
    {
        Canvas canvas = new(3, 2, Ground);
        canvas.Rectangle(2, 1, 1, 1, Paint);

        byte[] file = Png.Of(canvas);

        Assert.AreEqual(3, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(16)));
        Assert.AreEqual(2, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(20)));
        int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(33));
        using ZLibStream zip = new(new MemoryStream(file, 41, length), CompressionMode.Decompress);
        using MemoryStream pixels = new();
        zip.CopyTo(pixels);
        byte[] expected = [0, 1, 2, 3, 1, 2, 3, 1, 2, 3, 0, 1, 2, 3, 1, 2, 3, 200, 100, 50];
        CollectionAssert.AreEqual(expected, pixels.ToArray());
    }

    [TestMethod]
    public void Picture_of_the_venue_has_a_ribbon_for_every_route()
    {
        Canvas picture = CircuitPicture.Draw(VenueCommand.Load(Repository.VenueFile));

        Colour asphalt = new(88, 92, 100);
        int ribbons = Enumerable.Range(1, picture.Height - 1).Count(y => picture[600, y] == asphalt && picture[600, y - 1] != asphalt);

        Assert.AreEqual(6, ribbons);
    }
}
