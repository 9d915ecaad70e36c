using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Trackside.Core;

namespace Trackside.Devices.Tests;

[TestClass]
public class BoardTests
{
    private const int FirstBareInput = 34;

    // The ESP32's flash; on the Olimex board Ethernet with its clock and power, the boot button and USB too (net list of revision L).
    private static readonly int[] flash = [6, 7, 8, 9, 10, 11];
    private static readonly int[] olimexOwn = [0, 1, 3, 12, 17, 18, 19, 21, 22, 23, 25, 26, 27];

    public static IEnumerable<object[]> Boards => [[new OlimexEsp32PoeIsoPins()], [new VirtualPins()]];

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void Functions_of_a_timing_post_have_pins_of_their_own(BoardPins board)
    {
        int[] pins = [.. Post(board), board.DecoderReceive, board.DecoderTransmit, board.InputPin(Inputs.FirstLoop)];
        Assert.IsFalse(pins.Contains(BoardPins.NotFitted));
        Assert.HasCount(pins.Length, pins.Distinct().ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void Outputs_are_pins_that_can_drive(BoardPins board)
    {
        int[] outputs = [board.LampPin(Lamp.Red), board.LampPin(Lamp.Yellow), board.LampPin(Lamp.Green), board.StatusLight, board.DecoderTransmit];
        Assert.IsTrue(outputs.All(pin => pin is >= 0 and < FirstBareInput), string.Join(' ', outputs));
    }

    [TestMethod]
    [DynamicData(nameof(Boards))]
    public void Pins_are_none_that_the_board_itself_needs(BoardPins board)
    {
        int[] taken = board is OlimexEsp32PoeIsoPins ? [.. flash, .. olimexOwn] : flash;
        int[] used = [.. Post(board), board.DecoderReceive, board.DecoderTransmit, .. Enumerable.Range(Inputs.FirstLoop, Messages.Limits.Loops).Select(board.InputPin)];
        Assert.IsEmpty(used.Intersect(taken).ToArray());
    }

    [TestMethod]
    public void Board_file_agrees_with_the_pins_class()
    {
        BoardPins board = new OlimexEsp32PoeIsoPins();
        using JsonDocument file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "olimex-board.json")));
        Assert.AreEqual(board.Name, file.RootElement.GetProperty("name").GetString());
        Assert.AreEqual(board.TargetName, file.RootElement.GetProperty("target").GetString());
        Assert.AreEqual("0x1E0000", file.RootElement.GetProperty("deploymentAddress").GetString());
    }

    [TestMethod]
    [DataRow("VIRTUAL", "VIRTUAL", "VIRTUAL")]
    [DataRow(null, "VIRTUAL", "VIRTUAL")]
    [DataRow("OLIMEX_ESP32_POE_ISO", "ESP32_OLIMEX", "OLIMEX_ESP32_POE_ISO")]
    [DataRow(null, "ESP32_OLIMEX", "OLIMEX_ESP32_POE_ISO")]
    public void Find_gives_the_board_that_runs_the_target(string? name, string target, string found)
    {
        Assert.AreEqual(found, BoardTable.Find(name, target)?.Name);
    }

    [TestMethod]
    [DataRow("OLIMEX_ESP32_POE_ISO", "VIRTUAL")]
    [DataRow("OLIMEX_ESP32_POE_ISO", "ESP32_OLIMEX_WROVER")]
    [DataRow("NO_SUCH_BOARD", "ESP32_OLIMEX")]
    public void Find_gives_nothing_for_a_board_on_another_target(string name, string target)
    {
        Assert.IsNull(BoardTable.Find(name, target));
    }

    private static IEnumerable<int> Post(BoardPins board)
    {
        for (int lamp = 0; lamp <= Lamp.Green; lamp++)
        {
            yield return board.LampPin(lamp);
            yield return board.InputPin(Inputs.FirstSense + lamp);
        }

        for (int button = 0; button <= Inputs.EnableKey; button++)
        {
            yield return board.InputPin(button);
        }

        yield return board.StatusLight;
    }
}
