using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Virtual;

namespace Trackside.Devices.Tests;

/// <summary>The passing log on the virtual chip's flash, with the power cut at every change of it.</summary>
[TestClass]
public sealed class FlashSegmentsTests
{
    private const int Capacity = 300;
    private static readonly byte[][] loops = ["sf"u8.ToArray()];

    [TestMethod]
    public void Append_adds_and_read_gives_it_back()
    {
        using Rig rig = new();
        rig.Do(() =>
        {
            FlashSegments sut = new();
            byte[] buffer = new byte[8];
            Assert.AreEqual(-1, sut.Length(3));
            Assert.AreEqual(-1, sut.Read(3, 0, buffer, 8));
            Assert.IsTrue(sut.Append(3, [1, 2, 3], 3));
            Assert.IsTrue(sut.Append(3, [4, 5, 6], 2));
            Assert.AreEqual(5, sut.Length(3));
            Assert.AreEqual(3, sut.Read(3, 2, buffer, 8));
            CollectionAssert.AreEqual(new byte[] { 3, 4, 5 }, buffer[..3]);
            Assert.IsTrue(sut.Delete(3));
            Assert.IsTrue(sut.Delete(3));
            Assert.AreEqual(-1, sut.Length(3));
        });
    }

    [TestMethod]
    public void File_that_cannot_be_written_is_refused_without_an_exception()
    {
        using Rig rig = new();
        Directory.CreateDirectory(Path.Combine(rig.Chip.Flash.Folder, "out7"));
        Assert.IsFalse(rig.Do(() => new FlashSegments().Append(7, [1], 1)));
    }

    [TestMethod]
    public void Cut_at_any_change_of_the_flash_loses_nothing_confirmed_and_brings_back_nothing_acknowledged()
    {
        int cuts = 0;
        for (int step = 1; CutAt(step); step++)
        {
            cuts++;
        }

        Assert.IsGreaterThan(20, cuts);
    }

    /// <summary>True when the power was cut.</summary>
    private static bool CutAt(int step)
    {
        using Rig rig = new(options => options with { Seed = step });
        Kept kept = new();
        rig.Chip.Flash.CutPowerAtWrite(step);
        try
        {
            rig.Do(() => kept.Live(rig.Chip));
        }
        catch (PowerLostException)
        {
        }

        bool wasCut = !rig.Chip.IsPowered;
        rig.Chip.Flash.CutPowerAtWrite(0);
        rig.Cycle();
        List<int> told = rig.Do(Kept.Recover);
        int first = told.Count == 0 ? kept.Made + 1 : told[0];
        CollectionAssert.AreEqual(Enumerable.Range(first, told.Count).ToArray(), told, $"step {step}: in order, none twice, none between missing");
        Assert.IsTrue(first <= kept.Acked + 1 || told.Count == 0, $"step {step}: {first} is the first told, {kept.Acked} were acknowledged");
        Assert.IsGreaterThan(kept.CursorKept, first, $"step {step}: acknowledged, kept so, and told again");
        Assert.IsGreaterThanOrEqualTo(kept.Written, kept.Acked >= kept.Written ? kept.Written : told.LastOrDefault(), $"step {step}: confirmed and lost");
        return wasCut;
    }

    /// <summary>The life of a box up to the cut, and what it may rely on.</summary>
    private sealed class Kept
    {
        internal int Made { get; private set; }

        internal int Acked { get; private set; }

        internal int Written { get; private set; }

        internal int CursorKept { get; private set; }

        internal void Live(Chip chip)
        {
            PassingLog log = new(new FlashSegments(), Capacity);
            log.NameLoops(loops);
            Outbox outbox = new(Outbox.InMemory, log, 1);
            ClockModel clock = new();
            OutboxWriter writer = new(outbox, new History(log, 1, loops), log, clock, 1);
            Crossing crossing = new() { Transponder = 7 };
            for (long now = 0; now < 60_000_000 && chip.IsPowered; now += 10_000)
            {
                if (now % 50_000 == 0 && outbox.Add(crossing, clock))
                {
                    Made++;
                }

                if (now % 2_000_000 == 0)
                {
                    outbox.Acknowledge(Made - 20);
                    Acked = outbox.Acked;
                }

                int writes = writer.Writes;
                writer.Step(now);
                Written = outbox.Written;
                CursorKept = writer.Writes > writes && !writer.HasFailed ? Acked : CursorKept;
            }
        }

        internal static List<int> Recover()
        {
            History history = new(new PassingLog(new FlashSegments(), Capacity), 2, loops);
            PassingMessage message = new();
            List<int> told = [];
            while (history.Fetch(message, 0))
            {
                told.Add((int)message.GetInteger(PassingMessage.Seq));
                history.Done(0);
                history.Acknowledge(1, told[^1], 0);
            }

            return told;
        }
    }
}
