using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Technician.Tests.Support;
using Trackside.Venue.Commands;

namespace Trackside.Technician.Tests.Export;

/// <summary>The black box from a gateway's database to the verdict, by the commands a technician types.</summary>
[TestClass]
public sealed class ExportTests
{
    // 2026-03-29, the day the clocks go forward: 14:00 in Alès is 12:00 UTC.
    private const long Two = 1_774_785_600_000_000;
    private const long Minute = 60_000_000;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-export-");

    private string Key => Path.Combine(folder.FullName, "key");

    private string Database => Path.Combine(folder.FullName, "ales.db");

    private string Bundle => Path.Combine(folder.FullName, "bundle.zip");

    [TestInitialize]
    public void Record()
    {
        File.WriteAllText(Key, "0123456789abcdef0123456789abcdef");
        new SessionBook(Database, "ales").Dispose();
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = $"""
            INSERT INTO box (id, venue, circuit, name) VALUES (1, 'ales', 'kart', 'kart-t1');
            INSERT INTO passing (box, life, boot, seq, loop, utc, uncertainty, source, shortGap, wrongWay, unsynced, historical, received)
            SELECT 1, 0, 1, value, 'sf', {Two} + (value - 10) * {Minute}, 1000, 'decoder', 0, 0, 0, 0, {Two} FROM generate_series(1, 79);
            INSERT INTO condition (box, since, seen, state, alarms, boot, configuration, epoch) VALUES
                (1, {Two - (90 * Minute)}, {Two - (85 * Minute)}, 'ready', NULL, 1, 'aaaaaaaa', 1),
                (1, {Two - (80 * Minute)}, {Two - (5 * Minute)}, 'ready', 'loop-noise', 1, 'bbbbbbbb', 1),
                (1, {Two + (30 * Minute)}, {Two + (31 * Minute)}, 'ready', NULL, 1, 'bbbbbbbb', 1),
                (1, {Two + (70 * Minute)}, {Two + (71 * Minute)}, 'lost', NULL, 1, 'bbbbbbbb', 1);
            INSERT INTO health (box, at, boot, uptime, synced) VALUES (1, {Two - (7 * Minute)}, 1, 1, 1), (1, {Two - (2 * Minute)}, 1, 2, 1), (1, {Two + (3 * Minute)}, 1, 3, 1);
            INSERT INTO flag (venue, circuit, at, kind, box, who, what, detail) VALUES
                ('ales', 'kart', {Two - (50 * Minute)}, 'shown', 'kart-p1', 'central', 'yellow', ''),
                ('ales', 'kart', {Two - (40 * Minute)}, 'shown', 'kart-p1', 'central', 'green', ''),
                ('ales', 'kart', {Two - (39 * Minute)}, 'pressed', 'kart-p1', 'marshal', 'yellow', ''),
                ('ales', 'kart', {Two + (10 * Minute)}, 'shown', 'kart-p1', 'central', 'red', ''),
                ('ales', 'kart', {Two + (65 * Minute)}, 'shown', 'kart-p1', 'central', 'green', '');
            """.Replace("generate_series(1, 79)", "(WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 79) SELECT value FROM n)");
        command.ExecuteNonQuery();
    }

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    [TestMethod]
    public void Span_holds_what_happened_in_it_and_what_stood_when_it_began()
    {
        Assert.AreEqual(ExitCode.Ok, Export().Code);
        int[] passings = [.. Rows("passing.jsonl").Select(row => row.GetProperty("seq").GetInt32())];
        CollectionAssert.AreEqual(Enumerable.Range(10, 60).ToArray(), passings, "14:00 is in it, 15:00 is not");
        Assert.AreEqual("loop-noise - ", string.Concat(Rows("condition.jsonl").Select(row => (row.GetProperty("alarms").GetString() ?? "-") + " ")));
        Assert.AreEqual("bbbbbbbb", Rows("condition.jsonl").First().GetProperty("configuration").GetString());
        CollectionAssert.AreEqual(new[] { 2, 3 }, Rows("health.jsonl").Select(row => row.GetProperty("uptime").GetInt32()).ToArray());
        Assert.AreEqual("green red", string.Join(' ', Rows("flag.jsonl").Select(row => row.GetProperty("what").GetString())));
        Said genuine = Verify();
        Assert.AreEqual(ExitCode.Ok, genuine.Code, genuine.Error);
        StringAssert.Contains(genuine.Output, "60 passing.jsonl");
        StringAssert.EndsWith(genuine.Output.TrimEnd(), "genuine");
    }

    [TestMethod]
    [DataRow("changed", "passing.jsonl was changed", "passing.jsonl a été modifié")]
    [DataRow("removed", "passing.jsonl was changed: 59 rows, 60 when it was sealed", "passing.jsonl a été modifié : 59 lignes, 60 au scellement")]
    [DataRow("added", "passing.jsonl was changed: 61 rows, 60 when it was sealed", "passing.jsonl a été modifié : 61 lignes, 60 au scellement")]
    public void Passing_that_was_changed_removed_or_added_is_told_in_both_languages(string how, string english, string french)
    {
        Export();
        Edit("passing.jsonl", rows => how switch
        {
            "changed" => [rows[0].Replace("\"utc\":", "\"utc\":9"), .. rows[1..]],
            "removed" => [.. rows[..20], .. rows[21..]],
            _ => [.. rows, rows[^1]],
        });
        Said said = Verify();
        Assert.AreEqual(ExitCode.Failed, said.Code);
        Assert.AreEqual($"TAMPERED: {english}", said.Error.Trim());
        StringAssert.EndsWith(said.Output.TrimEnd(), "NOT genuine");
        Said dit = Verify("--lang", "fr");
        Assert.AreEqual(ExitCode.Failed, dit.Code);
        Assert.AreEqual($"FALSIFIÉ : {french}", dit.Error.Trim());
        StringAssert.EndsWith(dit.Output.TrimEnd(), "PAS authentique");
    }

    [TestMethod]
    public void Whoever_seals_it_anew_without_the_key_is_found_out()
    {
        Export();
        File.WriteAllText(Key, "another key of the venue, as long");
        Said said = Verify();
        Assert.AreEqual(ExitCode.Failed, said.Code);
        Assert.AreEqual("TAMPERED: manifest.json is not what was sealed by this key", said.Error.Trim());
    }

    [TestMethod]
    public void Span_in_which_nothing_happened_is_a_bundle_of_empty_parts()
    {
        Said made = Export("2026-01-01", "2026-01-02");
        Assert.AreEqual(ExitCode.Ok, made.Code, made.Error);
        foreach (string part in new[] { "passing.jsonl", "flag.jsonl", "condition.jsonl", "health.jsonl", "session.jsonl" })
        {
            Assert.IsEmpty(Rows(part), part);
        }

        Assert.AreEqual(ExitCode.Ok, Verify().Code);
    }

    [TestMethod]
    public void Programs_get_json()
    {
        using JsonDocument made = JsonDocument.Parse(Export(more: ["--json"]).Output);
        Assert.AreEqual(60, made.RootElement.GetProperty("parts").EnumerateArray().Single(part => part.GetProperty("name").GetString() == "passing.jsonl").GetProperty("rows").GetInt32());
        Edit("passing.jsonl", rows => rows[1..]);
        using JsonDocument found = JsonDocument.Parse(Verify("--json").Output);
        Assert.IsFalse(found.RootElement.GetProperty("genuine").GetBoolean());
        JsonElement fault = found.RootElement.GetProperty("faults")[0];
        Assert.AreEqual("changed passing.jsonl 59 60", $"{fault.GetProperty("kind").GetString()} {fault.GetProperty("part").GetString()} {fault.GetProperty("rows").GetInt32()} {fault.GetProperty("sealedRows").GetInt32()}");
    }

    [TestMethod]
    public void Wrong_use_is_told_with_the_remedy_and_writes_nothing()
    {
        StringAssert.Contains(Export("2026-03-29 15:00", "2026-03-29 14:00").Error, "--from is not before --to");
        Assert.AreEqual(ExitCode.WrongUse, Export("2026-03-29 02:30", "2026-03-29 14:00").Code, "an hour that the clocks skip");
        File.WriteAllText(Key, "short");
        StringAssert.Contains(Export().Error, "openssl rand -hex 32");
        Assert.IsFalse(File.Exists(Bundle));
        Assert.AreEqual(ExitCode.WrongUse, Verify().Code);
    }

    private Said Export(string from = "2026-03-29 14:00", string to = "2026-03-29 15:00", params string[] more) =>
        Tool.Invoke(["export", "--from", from, "--to", to, "--database", Database, "--key", Key, "--out", Bundle, "--offline", "--lang", "en", .. more]);

    private Said Verify(params string[] more) => Tool.Invoke(["verify", Bundle, "--key", Key, .. more.Contains("--lang") ? more : [.. more, "--lang", "en"]]);

    private IReadOnlyList<JsonElement> Rows(string part)
    {
        using ZipArchive archive = ZipFile.OpenRead(Bundle);
        using StreamReader reader = new(archive.GetEntry(part)!.Open());
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone())];
    }

    private void Edit(string part, Func<string[], string[]> change)
    {
        using ZipArchive archive = ZipFile.Open(Bundle, ZipArchiveMode.Update);
        ZipArchiveEntry entry = archive.GetEntry(part)!;
        string[] rows;
        using (StreamReader reader = new(entry.Open()))
        {
            rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }

        entry.Delete();
        using StreamWriter writer = new(archive.CreateEntry(part).Open());
        writer.Write(string.Concat(change(rows).Select(row => row + "\n")));
    }
}
