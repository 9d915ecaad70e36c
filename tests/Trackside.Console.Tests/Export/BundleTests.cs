using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Technician.Export;
using Trackside.Technician.Screens;

namespace Trackside.Technician.Tests.Export;

/// <summary>The black box: whatever is tampered with shows, by name.</summary>
[TestClass]
public sealed class BundleTests
{
    private static readonly byte[] key = Encoding.ASCII.GetBytes("a key of the venue, kept apart");
    private static readonly Part[] parts = [.. new[] { "passing", "flag", "control", "session", "boxes" }.Select(name => new Part($"{name}.jsonl", Encoding.UTF8.GetBytes($"{{\"of\":\"{name}\"}}\n"), 1))];

    [TestMethod]
    public void Bundle_as_it_was_made_is_genuine()
    {
        Verdict verdict = Check(Made(), key);
        Assert.IsEmpty(verdict.Faults);
        Assert.AreEqual("ales", verdict.Manifest!.Venue);
        CollectionAssert.AreEqual(parts.Select(part => part.Name).ToArray(), verdict.Manifest.Parts.Select(part => part.Name).ToArray());
    }

    [TestMethod]
    [DataRow("passing.jsonl")]
    [DataRow("flag.jsonl")]
    [DataRow("control.jsonl")]
    [DataRow("session.jsonl")]
    [DataRow("boxes.jsonl")]
    public void Part_that_was_changed_or_taken_out_is_named(string name)
    {
        Assert.AreEqual($"{name} was changed", Check(Changed(name, content => content[2] ^= 1), key).Faults.Single().Text(ConsoleWords.English));
        Assert.AreEqual($"{name} is missing", Check(Edited(archive => archive.GetEntry(name)!.Delete()), key).Faults.Single().Text(ConsoleWords.English));
    }

    [TestMethod]
    public void Part_that_was_added_or_stands_twice_is_named()
    {
        Assert.AreEqual("more.jsonl was added", Check(Edited(archive => Put(archive, "more.jsonl", [1])), key).Faults.Single().Text(ConsoleWords.English));
        Assert.AreEqual("passing.jsonl is there twice", Check(Edited(archive => Put(archive, "passing.jsonl", parts[0].Content)), key).Faults.Single().Text(ConsoleWords.English));
        Assert.Contains(new BundleFault(BundleFault.Twice, "manifest.json"), Check(Edited(archive => Put(archive, "manifest.json", [1])), key).Faults);
    }

    [TestMethod]
    public void Every_bit_of_manifest_and_seal_counts()
    {
        foreach (string name in new[] { "manifest.json", "manifest.hmac" })
        {
            int length = name == "manifest.hmac" ? 64 : 200;
            for (int at = 0; at < length; at++)
            {
                Assert.IsNotEmpty(Check(Changed(name, content => content[at] ^= 4), key).Faults, $"{name} byte {at}");
            }
        }
    }

    [TestMethod]
    public void Another_key_or_a_manifest_made_to_fit_does_not_pass()
    {
        Assert.AreEqual("manifest.json is not what was sealed by this key", Check(Made(), Encoding.ASCII.GetBytes("another key of the venue")).Faults.Single().Text(ConsoleWords.English));
        using MemoryStream forged = new();
        Bundle.Write(forged, Encoding.ASCII.GetBytes("a key of somebody else"), "ales", 1, 2, 3, "", [parts[0] with { Content = [1, 2] }]);
        Assert.IsNotEmpty(Check(forged.ToArray(), key).Faults);
    }

    [TestMethod]
    public void File_that_is_no_archive_or_was_cut_off_is_refused_with_a_sentence()
    {
        byte[] made = Made();
        Assert.IsNotEmpty(Check([1, 2, 3], key).Faults);
        for (int length = 0; length < made.Length; length += 7)
        {
            Assert.IsNotEmpty(Check(made[..length], key).Faults, $"cut to {length}");
        }
    }

    private static byte[] Made()
    {
        using MemoryStream stream = new();
        Bundle.Write(stream, key, "ales", 1, 2, 3, "note", parts);
        return stream.ToArray();
    }

    private static byte[] Changed(string name, Action<byte[]> change) => Edited(archive =>
    {
        ZipArchiveEntry entry = archive.GetEntry(name)!;
        using MemoryStream content = new();
        using (Stream old = entry.Open())
        {
            old.CopyTo(content);
        }

        byte[] bytes = content.ToArray();
        change(bytes);
        entry.Delete();
        Put(archive, name, bytes);
    });

    private static byte[] Edited(Action<ZipArchive> edit)
    {
        using MemoryStream stream = new();
        stream.Write(Made());
        using (ZipArchive archive = new(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            edit(archive);
        }

        return stream.ToArray();
    }

    private static void Put(ZipArchive archive, string name, byte[] content)
    {
        using Stream entry = archive.CreateEntry(name).Open();
        entry.Write(content);
    }

    private static Verdict Check(byte[] bundle, byte[] by) => Bundle.Verify(new MemoryStream(bundle), by);
}
