using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Trackside.Virtual;

namespace Trackside.Devices.Tests;

[TestClass]
public class FlashStorageTests
{
    private const string Name = "boot.bin";
    private static readonly byte[] old = [1, 2, 3];
    private static readonly byte[] young = [.. Enumerable.Range(10, 40).Select(i => (byte)i)];

    [TestMethod]
    public void Read_gives_what_was_written()
    {
        using Rig rig = new();
        Assert.IsTrue(Write(rig, old));
        CollectionAssert.AreEqual(old, Read(rig));
        Assert.IsTrue(Write(rig, young));
        CollectionAssert.AreEqual(young, Read(rig));
        Assert.HasCount(1, Directory.GetFiles(rig.Chip.Flash.Folder));
    }

    [TestMethod]
    public void Read_gives_less_than_nothing_where_there_is_no_file()
    {
        using Rig rig = new();
        Assert.AreEqual(-1, rig.Do(() => new FlashStorage().Read(Name, new byte[8])));
    }

    [TestMethod]
    public void Read_tells_the_whole_length_of_a_file_longer_than_the_buffer()
    {
        using Rig rig = new();
        Write(rig, young);
        byte[] buffer = new byte[5];
        Assert.AreEqual(young.Length, rig.Do(() => new FlashStorage().Read(Name, buffer)));
        CollectionAssert.AreEqual(young[..5], buffer);
    }

    [TestMethod]
    public void Write_that_the_flash_refuses_keeps_the_old_file()
    {
        using Rig rig = new();
        Write(rig, old);
        Directory.CreateDirectory(Path.Combine(rig.Chip.Flash.Folder, Name + ".tmp"));
        FlashStorage storage = rig.Do(() => new FlashStorage());
        Assert.IsFalse(rig.Do(() => storage.Write(Name, young, young.Length)));
        Assert.AreEqual(1, storage.Errors);
        CollectionAssert.AreEqual(old, Read(rig));
    }

    [TestMethod]
    public void Cut_at_any_step_leaves_the_old_or_the_new_file_whole()
    {
        int cuts = 0;
        for (int seed = 1; seed <= 6; seed++)
        {
            for (int step = 1; CutWhileWriting(seed, step); step++)
            {
                cuts++;
            }
        }

        Console.WriteLine($"{cuts} cuts");
        Assert.IsGreaterThanOrEqualTo(6 * 5, cuts);
    }

    [TestMethod]
    public void Cut_at_any_step_of_the_first_write_leaves_the_file_whole_or_none()
    {
        for (int seed = 1; seed <= 4; seed++)
        {
            for (int step = 1; step <= 4; step++)
            {
                using Rig rig = new(options => options with { Seed = seed });
                CutAndWrite(rig, step);
                byte[]? found = Read(rig);
                Assert.IsTrue(found is null || found.SequenceEqual(young), $"seed {seed} step {step}");
            }
        }
    }

    [TestMethod]
    public void Cut_while_mending_after_a_cut_leaves_a_whole_file()
    {
        for (int seed = 1; seed <= 4; seed++)
        {
            for (int step = 1; step <= 5; step++)
            {
                for (int again = 1; again <= 2; again++)
                {
                    using Rig rig = new(options => options with { Seed = seed });
                    Write(rig, old);
                    CutAndWrite(rig, step);
                    rig.Chip.Flash.CutPowerAtWrite(again);
                    Try(() => Read(rig));
                    rig.Chip.Flash.CutPowerAtWrite(0);
                    rig.Cycle();
                    AssertWhole(Read(rig), $"seed {seed} step {step} again {again}");
                }
            }
        }
    }

    /// <summary>True when the power was cut.</summary>
    private static bool CutWhileWriting(int seed, int step)
    {
        using Rig rig = new(options => options with { Seed = seed });
        Write(rig, old);
        bool written = CutAndWrite(rig, step, out bool wasCut);
        byte[]? found = Read(rig);
        AssertWhole(found, $"seed {seed} step {step}");
        Assert.IsTrue(wasCut || (written && found!.SequenceEqual(young)), "not cut, so written");

        byte[] third = [9];
        Assert.IsTrue(Write(rig, third));
        CollectionAssert.AreEqual(third, Read(rig));
        Assert.HasCount(1, Directory.GetFiles(rig.Chip.Flash.Folder));
        return wasCut;
    }

    private static void CutAndWrite(Rig rig, int step) => CutAndWrite(rig, step, out _);

    private static bool CutAndWrite(Rig rig, int step, out bool wasCut)
    {
        rig.Chip.Flash.CutPowerAtWrite(step);
        bool written = Try(() => Write(rig, young));
        wasCut = !rig.Chip.IsPowered;
        rig.Chip.Flash.CutPowerAtWrite(0);
        rig.Cycle();
        return written;
    }

    private static void AssertWhole(byte[]? found, string when)
    {
        Assert.IsTrue(found is not null && (found.SequenceEqual(old) || found.SequenceEqual(young)), when);
    }

    private static bool Try<T>(Func<T> doing)
    {
        try
        {
            return doing() is true;
        }
        catch (PowerLostException)
        {
            return false;
        }
    }

    private static bool Write(Rig rig, byte[] content) => rig.Do(() => new FlashStorage().Write(Name, content, content.Length));

    private static byte[]? Read(Rig rig)
    {
        byte[] buffer = new byte[64];
        int count = rig.Do(() => new FlashStorage().Read(Name, buffer));
        return count < 0 ? null : buffer[..count];
    }
}
