using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Trackside.Technician.Export;

/// <summary>One part of a bundle.</summary>
/// <param name="Name">Its name in the bundle.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Rows">How many rows it has.</param>
internal sealed record Part(string Name, byte[] Content, int Rows);

/// <summary>What a bundle says of a part.</summary>
internal sealed record PartNote(string Name, int Rows, string Sha256);

/// <summary>What a bundle says of itself. Times: microseconds since 1970 UTC.</summary>
internal sealed record Manifest(int Format, string Venue, long From, long To, long Made, string Note, IReadOnlyList<PartNote> Parts);

/// <summary>What a check found.</summary>
/// <param name="Manifest">The manifest; null where it cannot be read.</param>
/// <param name="Faults">What is wrong; empty for a bundle that is as it was made.</param>
internal sealed record Verdict(Manifest? Manifest, IReadOnlyList<BundleFault> Faults);

/// <summary>
/// A black box: a zip archive with one file a part, <c>manifest.json</c> with the SHA-256 of each, and <c>manifest.hmac</c>, the HMAC-SHA256 of the manifest
/// by a key that only the venue has. A changed, missing or added part no longer fits the manifest, a changed manifest no longer fits its HMAC.
/// </summary>
internal static class Bundle
{
    /// <summary>Shortest key, in bytes.</summary>
    public const int ShortestKey = 16;

    private const int Format = 1;
    private const string ManifestName = "manifest.json";
    private const string SealName = "manifest.hmac";
    private static readonly JsonSerializerOptions indented = new() { WriteIndented = true };

    /// <summary>Writes a bundle.</summary>
    public static void Write(Stream target, byte[] key, string venue, long from, long to, long made, string note, IReadOnlyList<Part> parts)
    {
        PartNote[] notes = [.. parts.Select(part => new PartNote(part.Name, part.Rows, HashOf(part.Content)))];
        byte[] manifest = JsonSerializer.SerializeToUtf8Bytes(new Manifest(Format, venue, from, to, made, note, notes), indented);
        using ZipArchive archive = new(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (Part part in parts)
        {
            Add(archive, part.Name, part.Content);
        }

        Add(archive, ManifestName, manifest);
        Add(archive, SealName, Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(key, manifest)) + "\n"));
    }

    /// <summary>Checks a bundle.</summary>
    public static Verdict Verify(Stream source, byte[] key)
    {
        try
        {
            using ZipArchive archive = new(source, ZipArchiveMode.Read, leaveOpen: true);
            return Verify(archive, key);
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or IOException)
        {
            return new Verdict(null, [new BundleFault(BundleFault.Unreadable, e.Message)]);
        }
    }

    private static Verdict Verify(ZipArchive archive, byte[] key)
    {
        if (archive.GetEntry(ManifestName) is not { } manifestEntry)
        {
            return new Verdict(null, [new BundleFault(BundleFault.Missing, ManifestName)]);
        }

        if (archive.GetEntry(SealName) is not { } sealEntry)
        {
            return new Verdict(null, [new BundleFault(BundleFault.Missing, SealName)]);
        }

        List<BundleFault> faults = [];
        byte[] bytes = Read(manifestEntry);
        byte[] stated = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(Read(sealEntry)).Trim());
        byte[] computed = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes)));
        if (!CryptographicOperations.FixedTimeEquals(stated, computed))
        {
            faults.Add(new BundleFault(BundleFault.Unsealed, ManifestName));
        }

        Manifest? manifest = JsonSerializer.Deserialize<Manifest>(bytes);
        HashSet<string> known = [ManifestName, SealName];
        foreach (PartNote note in manifest?.Parts ?? [])
        {
            known.Add(note.Name);
            ZipArchiveEntry[] entries = [.. archive.Entries.Where(entry => entry.FullName == note.Name)];
            if (entries.Length == 0)
            {
                faults.Add(new BundleFault(BundleFault.Missing, note.Name));
            }
            else if (entries.Length > 1)
            {
                faults.Add(new BundleFault(BundleFault.Twice, note.Name));
            }
            else if (Read(entries[0]) is { } content && HashOf(content) != note.Sha256)
            {
                int rows = content.Count(letter => letter == '\n');
                faults.Add(new BundleFault(BundleFault.Changed, note.Name) { Rows = rows == note.Rows ? null : (rows, note.Rows) });
            }
        }

        faults.AddRange(archive.Entries.Where(entry => !known.Contains(entry.FullName)).Select(entry => new BundleFault(BundleFault.Added, entry.FullName)));
        faults.AddRange(archive.Entries.Where(entry => entry.FullName is ManifestName or SealName).GroupBy(entry => entry.FullName).Where(group => group.Count() > 1).Select(group => new BundleFault(BundleFault.Twice, group.Key)));
        return new Verdict(manifest, faults);
    }

    private static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using Stream entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
        entry.Write(content);
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using MemoryStream content = new();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
