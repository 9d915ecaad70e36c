using System;
using System.Collections.Generic;
using System.Linq;
using Trackside.Core;

namespace Trackside.Devices.Tests;

[TestClass]
public class BoardTests
{
    private static readonly string[] uses =
    [
        "post", "bus-post", "sign", "sign+pit", "sign+barrier", "sign+pit+barrier", "control", "marker", "marker+decoder", "marker+gnss", "decoder", "gnss", "loops", "post+decoder", "post+gnss", "post+loops", "decoder+gnss", "decoder+loops", "gnss+loops", "decoder+gnss+loops",
    ];

    /// <summary>
    /// Where the deployment partition lies and how long it is, by chip and flash: nanoFramework's partition tables as released since September 2025
    /// (targets/ESP32/_IDF: the configuration partition begins at 0x3C0000 on 4 MB and at 0x490000 on 8 MB; the deployment ends there, or before).
    /// </summary>
    private static readonly (string Chip, int FlashKilobytes, uint Address, uint Size)[] partitions =
    [
        ("esp32", 4096, 0x1E0000, 0x1C0000),
        ("esp32", 8192, 0x1E0000, 0x2B0000),
        ("esp32s3", 8192, 0x1B0000, 0x2E0000),
    ];

    public static IEnumerable<object[]> Sheets => BoardSheet.All.Select(sheet => new object[] { sheet });

    [TestMethod]
    public void Every_board_of_the_firmware_has_a_sheet_and_every_sheet_a_board()
    {
        string[] boards = ["ESP32_DEVKITC_WROVER", "ESP32_S3_DEVKITC", "OLIMEX_ESP32_POE_ISO", "OLIMEX_POE_ISO_WROVER", "WT32_ETH01"];
        CollectionAssert.AreEquivalent(boards, BoardSheet.All.Select(sheet => sheet.Name).ToArray());
        Assert.IsTrue(boards.All(name => BoardTable.Find(name, null) != null));
        Assert.IsTrue(boards.All(name => name.Length <= Messages.Limits.Identifier), "a longer name is in no configuration that a box reads");
    }

    [TestMethod]
    [DynamicData(nameof(Sheets))]
    public void Board_breaks_no_rule(BoardSheet sheet)
    {
        IReadOnlyList<string> offences = BoardRules.Offences(BoardTable.Find(sheet.Name, sheet.Target), sheet);
        Assert.IsEmpty(offences, string.Join(Environment.NewLine, offences));
    }

    [TestMethod]
    [DynamicData(nameof(Sheets))]
    public void Board_serves_what_its_sheet_says_and_nothing_else(BoardSheet sheet)
    {
        BoardPins board = BoardTable.Find(sheet.Name, sheet.Target);
        Assert.AreEqual(string.Join(", ", uses.Where(use => BoardRules.Serves(board, use)).Order()), string.Join(", ", sheet.Serves.Order()));
    }

    [TestMethod]
    [DynamicData(nameof(Sheets))]
    public void Board_is_flashed_where_its_runtime_looks(BoardSheet sheet)
    {
        CollectionAssert.Contains(partitions, (sheet.Chip, sheet.FlashKilobytes, sheet.DeploymentAddress, sheet.DeploymentSize));
        Assert.MatchesRegex(@"^1\.17\.\d+\.\d+$", sheet.RuntimeVersion, "pinned whole");
    }

    [TestMethod]
    [DataRow("ESP32_DEVKITC_WROVER", true)]
    [DataRow("OLIMEX_POE_ISO_WROVER", true)]
    [DataRow("OLIMEX_ESP32_POE_ISO", false)]
    [DataRow("WT32_ETH01", false)]
    public void Pins_of_the_psram_are_taken_where_a_classic_chip_has_one(string name, bool hasPsram)
    {
        BoardSheet sheet = BoardSheet.All.Single(each => each.Name == name);
        Assert.AreEqual(hasPsram, sheet.PsramKilobytes > 0);
        Assert.AreEqual(hasPsram, sheet.Taken.Contains(16) && sheet.Taken.Contains(17));
    }

    [TestMethod]
    [DynamicData(nameof(Sheets))]
    public void Outbox_fits_three_quarters_of_what_the_flash_has_for_files(BoardSheet sheet)
    {
        // littlefs as released for 4 and 8 MB. The last quarter is for the configuration, certificates and blocks under change.
        int filesKilobytes = sheet.FlashKilobytes == 4096 ? 256 : 2048;
        Assert.IsLessThanOrEqualTo(filesKilobytes * 3 / 4, PassingLog.FilesFor(sheet.Outbox) * 4);
    }

    [TestMethod]
    [DataRow("pin twice", "pin 4 serves LampPin(0) and LampPin(1)")]
    [DataRow("input as output", "LampPin(0): 34 cannot drive")]
    [DataRow("strap", "LampPin(0): 15 is read at reset; board.json gives no reason")]
    [DataRow("boot strap", "LampPin(0): 12 decides how the chip starts")]
    [DataRow("flash", "LampPin(0): 6 is a pin of flash or PSRAM")]
    [DataRow("taken", "LampPin(0): 17 is taken by the board")]
    [DataRow("absent", "LampPin(0): the chip has no pin 41")]
    [DataRow("permitting strap", "LampPin(2): a pin that permits is read at reset")]
    public void Offending_board_is_caught(string offence, string said)
    {
        BoardSheet sheet = new("BAD", "BAD", "esp32", 4096, 0, 0, "", [], [17], []);
        IReadOnlyList<string> offences = BoardRules.Offences(new BadPins(offence), sheet);
        Assert.IsTrue(offences.Any(each => each.StartsWith(said, StringComparison.Ordinal)), string.Join(Environment.NewLine, offences));
    }

    [TestMethod]
    [DataRow("VIRTUAL", "VIRTUAL", "VIRTUAL")]
    [DataRow(null, "VIRTUAL", "VIRTUAL")]
    [DataRow("OLIMEX_ESP32_POE_ISO", "ESP32_OLIMEX", "OLIMEX_ESP32_POE_ISO")]
    [DataRow(null, "ESP32_OLIMEX", "OLIMEX_ESP32_POE_ISO")]
    [DataRow("OLIMEX_POE_ISO_WROVER", "ESP32_OLIMEX_WROVER", "OLIMEX_POE_ISO_WROVER")]
    [DataRow(null, "ESP32_OLIMEX_WROVER", "OLIMEX_POE_ISO_WROVER")]
    [DataRow(null, "ESP32_S3", "ESP32_S3_DEVKITC")]
    [DataRow("WT32_ETH01", null, "WT32_ETH01")]
    public void Find_gives_the_board_that_runs_the_target(string? name, string? target, string found)
    {
        Assert.AreEqual(found, BoardTable.Find(name, target)?.Name);
    }

    [TestMethod]
    [DataRow("OLIMEX_ESP32_POE_ISO", "VIRTUAL")]
    [DataRow("OLIMEX_ESP32_POE_ISO", "ESP32_OLIMEX_WROVER")]
    [DataRow("OLIMEX_POE_ISO_WROVER", "ESP32_OLIMEX")]
    [DataRow("NO_SUCH_BOARD", "ESP32_OLIMEX")]
    public void Find_gives_nothing_for_a_board_on_another_target(string name, string target)
    {
        Assert.IsNull(BoardTable.Find(name, target));
    }

    [TestMethod]
    public void Virtual_board_serves_every_use_at_once()
    {
        Assert.IsTrue(BoardRules.Serves(new VirtualPins(), "post+decoder+gnss+loops"));
    }

    private sealed class BadPins : BoardPins
    {
        public BadPins(string offence)
            : base("BAD", "BAD")
        {
            FitLamp(offence == "permitting strap" ? Lamp.Green : Lamp.Red, offence switch
            {
                "pin twice" => 4,
                "input as output" => 34,
                "strap" or "permitting strap" => 15,
                "boot strap" => 12,
                "flash" => 6,
                "taken" => 17,
                _ => 41,
            });
            FitLamp(Lamp.Yellow, 4);
        }
    }
}
