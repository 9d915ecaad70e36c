using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Venue.Commands;
using Trackside.Venue.Tests.Support;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Tests.VenueFile;

/// <summary>A box that does not fit the memory of its board is told at the desk, and not refused.</summary>
[TestClass]
[DoNotParallelize]
public sealed class MemoryFitTests
{
    private const string Post = "\"id\": \"kart-p2\", ";
    private const string Sign = "\"id\": \"kart-s1\", ";

    private static readonly string sound = File.ReadAllText(Repository.VenueFile);

    [TestMethod]
    [DataRow("sign", 108, true)]
    [DataRow("post", 125, false)]
    [DataRow("timing", 152, false)]
    [DataRow("timing,post", 178, false)]
    [DataRow("control", 171, false)]
    public void Only_a_sign_fits_a_chip_without_psram(string roles, int kilobytes, bool fits)
    {
        int need = MemoryFit.NeedOf(roles.Split(','));

        Assert.AreEqual(kilobytes, need);
        Assert.AreEqual(fits, need <= MemoryFit.HeapWithoutPsram);
    }

    [TestMethod]
    [DataRow("sign", "| sign | {0} KB |")]
    [DataRow("post", "| post | {0} KB |")]
    [DataRow("timing", "| timing, outbox on flash | {0} KB |")]
    [DataRow("timing,post", "| timing and post | {0} KB |")]
    [DataRow("control", "| control: eight posts, interlock | {0} KB |")]
    public void Objects_are_those_of_the_hardware_page(string roles, string row) =>
        Assert.Contains(string.Format(row, MemoryFit.ObjectsOf(roles.Split(','))), Page());

    [TestMethod]
    public void Other_figures_are_those_of_the_hardware_page()
    {
        Assert.Contains($"some {MemoryFit.RuntimeTables} KB for the runtime's tables", Page());
        Assert.Contains($"25 to {MemoryFit.Libraries} KB for the libraries", Page());
        Assert.Contains($"one block of about {MemoryFit.HeapWithoutPsram} KB", Page());
    }

    [TestMethod]
    [DataRow("OLIMEX_ESP32_POE_ISO")]
    [DataRow("WT32_ETH01")]
    public void Post_without_psram_is_warned_of_with_boards_that_carry_it(string board)
    {
        MemoryWarning warning = Warnings(Post, board).Single();

        Assert.AreEqual(("kart", "kart-p2", board, 125, 111), (warning.Circuit, warning.Box, warning.Board, warning.NeededKilobytes, warning.AvailableKilobytes));
        CollectionAssert.AreEqual(new[] { "OLIMEX_POE_ISO_WROVER", "ESP32_DEVKITC_WROVER", "ESP32_S3_DEVKITC" }, warning.Boards.ToArray(), "wired first");
        Assert.DoesNotContain("VIRTUAL", warning.Boards);
        Assert.IsTrue(warning.Boards.All(other => BoardFacts.All[other].PsramKilobytes > 0));
    }

    [TestMethod]
    public void Remedy_names_only_boards_whose_pins_serve_the_box()
    {
        // A post with a loop of its own: more pins than a post of the kart circuit.
        string[] boards = [.. Warnings("\"id\": \"rally-p1\", ", "OLIMEX_ESP32_POE_ISO").Single().Boards];

        VenuePlan plan = Plan(sound);
        CircuitPlan rally = plan.Circuits.Single(circuit => circuit.Id == "rally");
        BoxPlan box = rally.Boxes.Single(each => each.Id == "rally-p1");
        Assert.IsNotEmpty(boards);
        Assert.IsTrue(boards.All(board => BoardFit.TroubleOf(board, BoardFit.ConfigurationOf(plan, rally, box with { Board = board })!) is null));
    }

    [TestMethod]
    [DataRow(Sign, "OLIMEX_ESP32_POE_ISO")]
    [DataRow(Post, "OLIMEX_POE_ISO_WROVER")]
    [DataRow(Post, "ESP32_DEVKITC_WROVER")]
    [DataRow(Post, "VIRTUAL")]
    public void Box_that_fits_is_not_warned_of(string box, string board) => Assert.IsEmpty(Warnings(box, board));

    [TestMethod]
    [DataRow("fr", "Attention : circuit « kart », boîtier « kart-p2 » : il demande environ 125 Ko de mémoire, la carte WT32_ETH01 en a environ 111 sans PSRAM", "prendre OLIMEX_POE_ISO_WROVER ou ESP32_DEVKITC_WROVER")]
    [DataRow("en", "Warning: circuit \"kart\", box \"kart-p2\": it needs about 125 KB of memory, board WT32_ETH01 has about 111 KB without PSRAM", "take OLIMEX_POE_ISO_WROVER or ESP32_DEVKITC_WROVER")]
    public void Check_warns_in_both_languages_and_is_content(string language, string said, string remedy)
    {
        (int code, string output, string error) = Check("--lang", language);

        Assert.AreEqual(ExitCode.Ok, code, error);
        Assert.Contains("all consistent", output);
        Assert.Contains(said, output);
        Assert.Contains(remedy, output);
    }

    [TestMethod]
    public void Check_carries_warnings_to_scripts()
    {
        (int code, string output, string error) = Check("--json");

        Assert.AreEqual(ExitCode.Ok, code, error);
        using JsonDocument told = JsonDocument.Parse(output);
        JsonElement warning = told.RootElement.GetProperty("warnings").EnumerateArray().Single();
        Assert.AreEqual("kart-p2", warning.GetProperty("box").GetString());
        Assert.AreEqual(125, warning.GetProperty("neededKilobytes").GetInt32());
        Assert.AreEqual(111, warning.GetProperty("availableKilobytes").GetInt32());
        Assert.IsGreaterThan(0, warning.GetProperty("boards").GetArrayLength());
    }

    [TestMethod]
    [DataRow("""{ "name": "B", "outbox": 3000 }""", "psramKilobytes")]
    [DataRow("""{ "name": "B", "outbox": 3000, "psramKilobytes": -1 }""", "psramKilobytes")]
    [DataRow("""{ "name": "B", "outbox": 3000, "psramKilobytes": "none" }""", "psramKilobytes")]
    [DataRow("""{ "name": "B", "outbox": 3000, "psramKilobytes": true }""", "psramKilobytes")]
    [DataRow("""{ "name": "A_NAME_OF_25_LETTERS_XXXX", "outbox": 3000, "psramKilobytes": 0 }""", "shorten it")]
    public void Board_whose_facts_are_not_sound_is_refused(string facts, string said)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("trackside-boards-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "board.json"), facts);
            InvalidDataException refused = Assert.ThrowsExactly<InvalidDataException>(() => BoardFacts.ReadAll(folder.FullName));
            Assert.Contains(said, refused.Message);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyList<MemoryWarning> Warnings(string box, string board) => MemoryFit.Warnings(Plan(On(box, board)));

    private static string On(string box, string board)
    {
        Assert.Contains(box, sound);
        return sound.Replace(box, $"{box}\"board\": \"{board}\", ");
    }

    private static VenuePlan Plan(string text)
    {
        (VenuePlan? plan, IReadOnlyList<Problem> problems) = VenueReader.Read(text, "test.json");
        Assert.IsNotNull(plan, string.Join('\n', problems));
        return plan;
    }

    private static (int Code, string Output, string Error) Check(params string[] options)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, On(Post, "WT32_ETH01"));
            (int code, string output, string error) = Tool.Invoke(["venue", "check", file, .. options]);
            return (code, output, error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    // One line: sentences of the page run over line ends.
    private static string Page() => File.ReadAllText(Path.Combine(House.Root(), "docs", "hardware.md")).Replace("\r", "").Replace('\n', ' ');
}
