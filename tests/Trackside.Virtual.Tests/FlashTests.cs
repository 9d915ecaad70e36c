using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Trackside.Virtual.Tests;

[TestClass]
public class FlashTests
{
    [TestMethod]
    public void File_written_is_read_back_and_lies_in_the_folder()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            File.WriteAllBytes("I:\\config.json", Encoding.UTF8.GetBytes("{}"));
            Assert.IsTrue(File.Exists("I:\\config.json"));
            CollectionAssert.AreEqual(new byte[] { 0x7B, 0x7D }, File.ReadAllBytes("I:\\config.json"));
            CollectionAssert.AreEqual(new[] { "I:\\config.json" }, Directory.GetFiles("I:\\"));
        });
        Assert.IsTrue(System.IO.File.Exists(Path.Combine(bench.Chip.Flash.Folder, "config.json")));
        Assert.AreEqual(2, bench.Chip.Flash.Writes, "made, then written");
        Assert.AreEqual(2, bench.Chip.Flash.BytesWritten);
    }

    [TestMethod]
    public void Move_replaces_nothing()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            File.WriteAllBytes("I:\\new", [1]);
            File.WriteAllBytes("I:\\old", [2]);
            Assert.ThrowsExactly<IOException>(() => File.Move("I:\\new", "I:\\old"));
            Assert.ThrowsExactly<IOException>(() => File.Move("I:\\none", "I:\\x"));
            File.Delete("I:\\old");
            File.Delete("I:\\old");
            File.Move("I:\\new", "I:\\old");
            Assert.AreEqual(1, File.ReadAllBytes("I:\\old")[0]);
            Assert.IsFalse(File.Exists("I:\\new"));
        });
    }

    [TestMethod]
    [DataRow("config.json")]
    [DataRow("D:\\x")]
    [DataRow("I:\\..\\x")]
    [DataRow("I:\\a/b")]
    public void Path_outside_the_drive_is_refused(string path)
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            Assert.ThrowsExactly<ArgumentException>(() => File.WriteAllBytes(path, [1]));
            Assert.IsFalse(File.Exists(path));
        });
    }

    [TestMethod]
    public void Missing_file_is_an_io_error()
    {
        using Bench bench = new();
        bench.Run(() => Assert.Throws<IOException>(() => File.ReadAllBytes("I:\\none")));
    }

    [TestMethod]
    public void Stream_seeks_reads_and_appends()
    {
        using Bench bench = new();
        bench.Run(() =>
        {
            using (FileStream made = File.Create("I:\\log"))
            {
                made.Write([1, 2, 3, 4], 0, 4);
                made.Flush();
                made.Seek(1, SeekOrigin.Begin);
                made.Write([9], 0, 1);
            }

            using (FileStream more = new("I:\\log", FileMode.Append))
            {
                more.Write([5], 0, 1);
                Assert.AreEqual(5, more.Length);
            }

            CollectionAssert.AreEqual(new byte[] { 1, 9, 3, 4, 5 }, File.ReadAllBytes("I:\\log"));
        });
    }

    [TestMethod]
    public void Power_cut_tears_a_write_and_its_seed_repeats_it()
    {
        byte[] payload = [.. Enumerable.Range(0, 200).Select(i => (byte)i)];
        int[] lengths = new int[20];
        for (int seed = 0; seed < lengths.Length; seed++)
        {
            lengths[seed] = Torn(seed, payload);
            Assert.AreEqual(lengths[seed], Torn(seed, payload), "the same seed tears at the same byte");
        }

        Assert.IsGreaterThan(10, lengths.Distinct().Count(), "other seeds tear elsewhere");
    }

    [TestMethod]
    public void Power_cut_at_any_change_of_a_careful_save_leaves_old_or_new()
    {
        for (int n = 1; n <= 5; n++)
        {
            for (int seed = 0; seed < 8; seed++)
            {
                using Bench bench = new(o => o with { Seed = seed });
                bench.Run(() => File.WriteAllBytes("I:\\c", Encoding.UTF8.GetBytes("old!")));
                bench.Chip.Flash.CutPowerAtWrite(n);
                bool saved = false;
                bench.Run(() =>
                {
                    CarefulSave("new!");
                    saved = true;
                });
                Assert.AreEqual(n > 4, saved, "a save changes the flash four times");
                string found = "";
                bench.Run(() => found = Encoding.UTF8.GetString(File.ReadAllBytes(File.Exists("I:\\c") ? "I:\\c" : "I:\\c.new")));
                Assert.IsTrue(found is "old!" or "new!", $"change {n}, seed {seed}: '{found}'");
            }
        }
    }

    [TestMethod]
    public void Power_cut_ends_the_firmware_at_that_write()
    {
        using Bench bench = new();
        int written = 0;
        bench.Chip.Flash.CutPowerAtWrite(3);
        bench.Chip.PowerOn(() =>
        {
            FileStream log = File.Create("I:\\log");
            while (true)
            {
                log.Write([1], 0, 1);
                written++;
            }
        });
        Bench.Until(() => !bench.Chip.IsPowered && bench.Chip.ThreadCount == 0, "the power gone");
        Assert.AreEqual(1, written, "made, written, and cut in the next");
        bench.ThrowFailure();
    }

    private static int Torn(int seed, byte[] payload)
    {
        using Bench bench = new(o => o with { Seed = seed });
        bench.Chip.Flash.CutPowerAtWrite(2);
        bench.Run(() => File.WriteAllBytes("I:\\x", payload));
        byte[] left = System.IO.File.ReadAllBytes(Path.Combine(bench.Chip.Flash.Folder, "x"));
        Assert.IsTrue(payload.AsSpan().StartsWith(left), "a prefix, nothing else");
        return left.Length;
    }

    private static void CarefulSave(string text)
    {
        File.WriteAllBytes("I:\\c.new", Encoding.UTF8.GetBytes(text));
        File.Delete("I:\\c");
        File.Move("I:\\c.new", "I:\\c");
    }
}
