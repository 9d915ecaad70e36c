using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Flash.Image;
using Trackside.Flash.Tests.Support;
using Trackside.Messages;
using Trackside.Venue.Commands;
using Trackside.Venue.VenueFile;

namespace Trackside.Flash.Tests.Jobs;

/// <summary>Whole runs: a stand-in for nanoff, a real broker, a virtual board that starts with what was flashed.</summary>
[TestClass]
public sealed class FlashTests
{
    private const int Address = 0x1E0000;
    private const string Box = "kart-p2";

    private readonly Bench bench = new();

    private string[] Usual => ["--board", "OLIMEX_ESP32_POE_ISO", "--box", Box, "--port", "/dev/ttyUSB7", "--pe", bench.PeFolder];

    [TestCleanup]
    public void Clear() => bench.Dispose();

    [TestMethod]
    public void Flashed_box_is_proved_by_its_own_announcement()
    {
        bench.StartWhenFlashed();
        Said said = bench.Flash(Usual);

        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        Assert.Contains($"PROVED: {Box} runs firmware 0.1.0 on OLIMEX_ESP32_POE_ISO with configuration {Seal()}, boot 1", said.Output);
        Assert.Contains("1 boxes, 1 good", said.Output);
    }

    [TestMethod]
    public void Calls_of_nanoff_are_the_documented_ones_with_the_pinned_runtime_and_an_explicit_address()
    {
        Said said = bench.Flash([.. Usual, "--prove", "none", "--erase"]);
        string work = Path.Combine(bench.At("work"), Box);

        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        CollectionAssert.AreEqual(
            new[]
            {
                "--update --target ESP32_OLIMEX --serialport /dev/ttyUSB7 --fwversion 1.17.0.339 --masserase",
                $"--networkdeployment {work}/network.json",
                $"--filedeployment {work}/files.json",
                $"--target ESP32_OLIMEX --serialport /dev/ttyUSB7 --deploy --image {work}/image.bin --address 0x1E0000",
            },
            bench.Calls.Select(call => call.Replace('\u001f', ' ')).ToArray());
        CollectionAssert.AreEqual(DeploymentImage.Pack(bench.PeFolder), bench.Flashed(Address));
        CollectionAssert.AreEqual(Configuration(), File.ReadAllBytes(Path.Combine(bench.Disc, "config.json")));
        Assert.AreEqual("ethernet\n", File.ReadAllText(Path.Combine(bench.Board, "network.txt")));
        Assert.IsFalse(File.Exists(Path.Combine(bench.Disc, "boot")), "nobody knew a boot number");
    }

    [TestMethod]
    [DataRow(true, "--erase")]
    [DataRow(false, "--erase", "--boot", "20261122")]
    [DataRow(false)]
    public void Erasing_a_box_whose_boot_number_nobody_was_asked_for_is_warned_of(bool isWarned, params string[] more)
    {
        Said said = bench.Flash([.. Usual, "--prove", "none", .. more]);

        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        Assert.AreEqual(isWarned, said.Output.Contains("repeat with --only files --boot N", StringComparison.Ordinal), said.Output);
    }

    [TestMethod]
    public void Venue_with_keys_gives_the_box_its_certificate_and_keys()
    {
        Assert.AreEqual(ExitCode.Ok, bench.Flash("keys").Code);
        Said said = bench.Flash([.. Usual, "--prove", "none"]);

        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        Assert.AreEqual("ethernet\nca certificate\ndevice certificate\n", File.ReadAllText(Path.Combine(bench.Board, "network.txt")));
        foreach ((string name, string from) in new[] { ("ca.pem", "ca.pem"), ("cert.pem", $"boxes/{Box}/cert.pem"), ("key.pem", $"boxes/{Box}/key.pem"), ("keys.txt", $"boxes/{Box}/keys.txt") })
        {
            CollectionAssert.AreEqual(File.ReadAllBytes(Path.Combine(bench.At("keys"), from)), File.ReadAllBytes(Path.Combine(bench.Disc, name)), name);
        }

        Assert.AreEqual(ExitCode.Ok, bench.Flash("keys", "revoke", Box).Code);
        Said revoked = bench.Flash([.. Usual, "--prove", "none"]);
        Assert.AreEqual(ExitCode.WrongUse, revoked.Code);
        Assert.Contains($"'./trackside flash keys rotate {Box}'", revoked.Error);
    }

    [TestMethod]
    public void Silent_box_is_not_proved_after_its_time()
    {
        Said said = bench.Flash([.. Usual, "--timeout", "1"]);

        Assert.AreEqual(ExitCode.Failed, said.Code, said.All);
        Assert.Contains("NOT PROVED: nothing heard within 1 s", said.Output);
        Assert.Contains("1 boxes, 0 good", said.Output);
    }

    [TestMethod]
    [DataRow("0.0.9", "OLIMEX_ESP32_POE_ISO", null, "firmware: 0.0.9 instead of 0.1.0")]
    [DataRow("0.1.0", "VIRTUAL", null, "board: VIRTUAL instead of OLIMEX_ESP32_POE_ISO")]
    [DataRow("0.1.0", "OLIMEX_ESP32_POE_ISO", "00000000", "configuration: 00000000 instead of ")]
    public void Box_that_announces_something_else_is_not_proved(string firmware, string board, string? seal, string difference)
    {
        using Client other = new("other", tls: null);
        Assert.IsTrue(other.TryConnect(bench.Broker.Port));
        string state = $$"""{"state":"ready","boot":7,"firmware":"{{firmware}}","board":"{{board}}","config":"{{seal ?? Seal()}}"}""";
        bench.StartWhenFlashed(before: () => other.Publish($"trackside/1/test/kart/{Box}/state", state));
        Said said = bench.Flash(Usual);

        Assert.AreEqual(ExitCode.Failed, said.Code, said.All);
        Assert.Contains($"NOT PROVED: what announced itself is not what was flashed ({difference}", said.Output);
    }

    [TestMethod]
    public void Replaced_box_goes_on_counting_boots_where_the_dead_one_ended()
    {
        using Client dead = new("dead", tls: null);
        Assert.IsTrue(dead.TryConnect(bench.Broker.Port));
        dead.PublishRetained($"trackside/1/test/kart/{Box}/state", """{"state":"lost","boot":41}""");

        bench.StartWhenFlashed();
        Said naive = bench.Flash(Usual);
        Assert.AreEqual(ExitCode.Failed, naive.Code, naive.All);
        Assert.Contains("NOT PROVED: boot 1, last seen 41.", naive.Output);
        Assert.Contains("--boot 41", naive.Output);
        dead.Subscribe($"trackside/1/test/kart/{Box}/state");
        bench.PowerOff();
        Assert.IsTrue(dead.LoopUntil(() => dead.Heard.Any(told => told.Contains("\"lost\",\"boot\":1", StringComparison.Ordinal))), "the last will of the naive one");
        dead.PublishRetained($"trackside/1/test/kart/{Box}/state", """{"state":"lost","boot":41}""");

        bench.StartWhenFlashed();
        Said said = bench.Flash([.. Usual, "--erase"]);
        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        Assert.Contains($"boot {41 + BootNumber.Margin + 1}", said.Output);
    }

    [TestMethod]
    public void Boot_number_of_the_command_line_is_the_one_the_box_counts_from()
    {
        bench.StartWhenFlashed();
        Said said = bench.Flash([.. Usual, "--boot", "500"]);
        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        Assert.Contains(", boot 501", said.Output);
    }

    [TestMethod]
    [DataRow("runtime", "E9007", 1)]
    [DataRow("network", "E2002", 2)]
    [DataRow("file", "Error deploying content file", 3)]
    [DataRow("image", "E4003", 4)]
    public void Run_that_fails_stops_there_says_why_and_can_be_repeated(string fault, string why, int calls)
    {
        Bench.Fault(fault);
        Said failed = bench.Flash([.. Usual, "--timeout", "1"]);
        Assert.AreEqual(ExitCode.Failed, failed.Code, failed.All);
        Assert.Contains("FAILED: ", failed.Output);
        Assert.Contains(why, failed.Output);
        Assert.HasCount(calls, bench.Calls);
        Assert.Contains(why, File.ReadAllText(Path.Combine(bench.At("work"), Box, "nanoff.log")));

        Bench.Fault("");
        Said repeated = bench.Flash([.. Usual, "--prove", "none"]);
        Assert.AreEqual(ExitCode.Ok, repeated.Code, repeated.All);
        CollectionAssert.AreEqual(DeploymentImage.Pack(bench.PeFolder), bench.Flashed(Address));
    }

    [TestMethod]
    public void Dry_run_tells_every_step_and_touches_nothing()
    {
        Said said = bench.Flash([.. Usual, "--dry-run"]);
        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        foreach (string words in new[] { "nanoff --update --target ESP32_OLIMEX", "--networkdeployment", "--filedeployment", "--address 0x1E0000", "announces itself within 60 s" })
        {
            Assert.Contains(words, said.Output);
        }

        Assert.IsEmpty(bench.Calls);
    }

    [TestMethod]
    public void Box_too_large_for_its_board_is_warned_of_before_anything_is_written()
    {
        Said said = bench.Flash([.. Usual, "--dry-run"]);
        Said json = bench.Flash([.. Usual, "--dry-run", "--json"]);

        Assert.AreEqual(ExitCode.Ok, said.Code, said.All);
        Assert.Contains($"box \"{Box}\": it needs about 125 KB of memory, board OLIMEX_ESP32_POE_ISO has about 111 KB without PSRAM", said.Output);
        using JsonDocument report = JsonDocument.Parse(json.Output);
        Assert.AreEqual(125, report.RootElement[0].GetProperty("warnings")[0].GetProperty("neededKilobytes").GetInt32());
    }

    [TestMethod]
    public void List_is_flashed_box_after_box_and_a_failure_does_not_stop_the_rest()
    {
        File.WriteAllText(bench.At("list"), "# the kart circuit\nkart-t1 /dev/ttyUSB0\nkart-p2 /dev/ttyUSB1 OLIMEX_ESP32_POE_ISO\n");
        bench.StartWhenFlashed();
        Said said = bench.Flash("--list", bench.At("list"), "--pe", bench.PeFolder, "--timeout", "5", "--json");

        Assert.AreEqual(ExitCode.Failed, said.Code, said.All);
        using JsonDocument report = JsonDocument.Parse(said.Output);
        Assert.AreEqual("kart-t1 proved, kart-p2 silent", string.Join(", ", report.RootElement.EnumerateArray().Select(box => $"{box.GetProperty("box").GetString()} {box.GetProperty("proof").GetString()}")));
        Assert.Contains("2 boxes, 1 good", said.Error);
    }

    [TestMethod]
    public void Progress_is_told_in_French_too()
    {
        Said said = bench.Flash([.. Usual, "--timeout", "1", "--lang", "fr"]);
        Assert.Contains("NON PROUVÉ : rien entendu en 1 s", said.Output);
        Assert.Contains("[4/4] micrologiciel ...", said.Output);
    }

    private byte[] Configuration()
    {
        VenuePlan plan = bench.Plan;
        return VenueCompiler.Compile(plan, plan.Circuits[0], plan.Boxes.First(box => box.Id == Box));
    }

    private string Seal() => ConfigurationSeal.NameOf(Configuration());
}
