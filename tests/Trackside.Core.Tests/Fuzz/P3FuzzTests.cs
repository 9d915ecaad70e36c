using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Core.Tests.Fuzz;

/// <summary>Whatever a serial line brings, the next good frame is found, bad ones are counted and nothing throws.</summary>
[TestClass]
public sealed class P3FuzzTests
{
    [TestMethod]
    public void Decoder_finds_the_next_good_frame_whatever_came_before()
    {
        var mutator = new Mutator();
        byte[][] frames = [Frames.Passing(), Frames.EscapedPassing(), Frames.Status(), Bytes.Join(Frames.NextPassing(), Frames.Status())];
        var line = new FakeLine();
        var sink = new FakeSink();
        var source = new DecoderSource(line, 0);
        long now = 0;
        int number = 200_000;
        Fuzzing.Run(250_000, mutator, (ref Dice dice) =>
        {
            mutator.Make(ref dice, frames[dice.Below(frames.Length)]);
            int bad = source.BadInputs;
            line.Feed(mutator.ToArray());
            Drain(source, sink, ref now, mutator.Input.Length);
            int before = sink.Count;
            byte[] good = Frames.Passing(++number, 3292480, 1551542810598000 + number);
            line.Feed(good);
            Drain(source, sink, ref now, good.Length);
            Assert.AreEqual(before + 1, sink.Count);
            Assert.AreEqual(1551542810598000 + number, sink.Last.Own);
            Assert.AreEqual(3292480, sink.Last.Transponder);
            Assert.IsGreaterThanOrEqualTo(bad, source.BadInputs);
        });

        // Nearly every input holds at least one damaged frame.
        Assert.IsGreaterThan(Fuzzing.Budget(250_000) / 3, source.BadInputs);
    }

    [TestMethod]
    public void Framer_gives_only_frames_whose_length_and_checksum_fit()
    {
        var mutator = new Mutator();
        byte[] stream = Bytes.Join(Bytes.Join(Frames.Passing(), Frames.EscapedPassing()), Bytes.Join(Frames.Status(), Frames.NextPassing()));
        var framer = new P3Framer();
        var record = new P3Record();
        int found = 0;
        Fuzzing.Run(50_000, mutator, (ref Dice dice) =>
        {
            mutator.Make(ref dice, stream);
            byte[] input = mutator.ToArray();
            int offset = 0;
            while (framer.Take(input, ref offset, input.Length))
            {
                found++;
                Assert.AreEqual(framer.Count, framer.Frame[2] | (framer.Frame[3] << 8));
                Assert.AreEqual(Checksum(framer.Frame, framer.Count), framer.Frame[4] | (framer.Frame[5] << 8));
                record.Read(framer.Frame, framer.Count);
            }

            Assert.AreEqual(input.Length, offset);
        });

        Assert.IsGreaterThan(Fuzzing.Budget(50_000), found);
    }

    private static void Drain(DecoderSource source, FakeSink sink, ref long now, int bytes)
    {
        for (int rest = bytes; rest >= 0; rest -= 128)
        {
            source.Step(now++, sink);
        }
    }

    // Bit by bit, another way than the table's.
    private static int Checksum(byte[] frame, int count)
    {
        int crc = 0xFFFF;
        for (int i = 0; i < count; i++)
        {
            int b = i is 4 or 5 ? 0 : frame[i];
            for (int bit = 7; bit >= 0; bit--)
            {
                bool carry = (crc & 0x8000) != 0;
                crc = ((crc << 1) | ((b >> bit) & 1)) & 0xFFFF;
                crc ^= carry ? 0x1021 : 0;
            }
        }

        return crc;
    }
}
