using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Devices.Tests;

/// <summary>One function of a board and its pin.</summary>
public sealed record Function(string Name, int Pin, bool Drives);

/// <summary>
/// What no board may do. Functions are found by reflection, so one that is added later is held to the rules as well: members of <see cref="BoardPins"/>
/// that give a pin and are not known to be inputs count as outputs.
/// </summary>
internal static class BoardRules
{
    private static readonly string[] notPins = ["DecoderBaudRate", "GnssBaudRate", "FirstCaptureChannel", "PixelChannel"];
    private static readonly string[] inputs = ["InputPin", "BesideBusPin", "CapturePin", "DecoderReceive", "GnssReceive"];

    /// <summary>Every function a board has a pin for.</summary>
    public static IReadOnlyList<Function> FunctionsOf(BoardPins board) =>
    [
        .. Properties(board).Concat(Tables(board)).Where(function => function.Pin != BoardPins.NotFitted),
    ];

    /// <summary>All a board does wrong, in words.</summary>
    public static IReadOnlyList<string> Offences(BoardPins board, BoardSheet sheet)
    {
        ChipSheet chip = ChipSheet.Of(sheet.Chip);
        IReadOnlyList<Function> functions = FunctionsOf(board);
        return
        [
            .. functions.Where(each => !chip.Pins.Contains(each.Pin)).Select(each => $"{each.Name}: the chip has no pin {each.Pin}"),
            .. functions.Where(each => chip.Flash.Contains(each.Pin)).Select(each => $"{each.Name}: {each.Pin} is a pin of flash or PSRAM"),
            .. functions.Where(each => sheet.Taken.Contains(each.Pin)).Select(each => $"{each.Name}: {each.Pin} is taken by the board"),
            .. functions.Where(each => each.Drives && chip.Inputs.Contains(each.Pin)).Select(each => $"{each.Name}: {each.Pin} cannot drive"),
            .. functions.Where(each => chip.Straps.Contains(each.Pin) && !sheet.Straps.Contains(each.Pin)).Select(each => $"{each.Name}: {each.Pin} is read at reset; board.json gives no reason why that is harmless"),
            .. functions.Where(each => chip.Fatal.Contains(each.Pin)).Select(each => $"{each.Name}: {each.Pin} decides how the chip starts"),
            .. functions.Where(each => chip.Inputs.Contains(each.Pin) == board.HasPulls(each.Pin)).Select(each => $"{each.Name}: HasPulls is wrong about {each.Pin}"),
            .. functions.Where(each => each.Name is "LampPin(2)" or "Permit" && chip.Straps.Contains(each.Pin) && each.Pin != 5).Select(each => $"{each.Name}: a pin that permits is read at reset"),
            .. Twice(functions),
            .. chip.FirstCapture > 0 && board.PixelPin != BoardPins.NotFitted && board.PixelChannel >= chip.FirstCapture ? [$"RMT channel {board.PixelChannel} cannot send"] : Array.Empty<string>(),
            .. FirstCapture(board) is int first && first != chip.FirstCapture ? [$"the first RMT channel that receives is {chip.FirstCapture}, not {first}"] : Array.Empty<string>(),
        ];
    }

    /// <summary>Whether a board serves these uses at once: every function claims a pin of its own, by the firmware's own claims.</summary>
    public static bool Serves(BoardPins board, string uses)
    {
        PinClaims claims = new();
        try
        {
            foreach (Function function in uses.Split('+').SelectMany(use => Needs(board, use)).Append(new Function("status light", board.StatusLight, true)))
            {
                claims.Claim(function.Pin, function.Name);
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // What a use cannot do without: a post its three lamps with their senses, two buttons and the key; "loops" at least two edge inputs.
    private static IEnumerable<Function> Needs(BoardPins board, string use) => use switch
    {
        "post" =>
        [
            .. new[] { Lamp.Red, Lamp.Yellow, Lamp.Green }.Select(lamp => new Function($"lamp {lamp}", board.LampPin(lamp), true)),
            .. new[] { Lamp.Red, Lamp.Yellow, Lamp.Green }.Select(lamp => new Function($"sense {lamp}", board.InputPin(Inputs.FirstSense + lamp), false)),
            .. new[] { Inputs.YellowButton, Inputs.ClearButton, Inputs.EnableKey }.Select(button => new Function($"button {button}", board.InputPin(button), false)),
            new Function("permit", board.Permit, true),
        ],
        "sign" =>
        [
            .. new[] { Lamp.FirstArrow, Lamp.FirstArrow + 1 }.SelectMany(arrow => Proved(board, arrow)),
            new Function("key", board.InputPin(Inputs.EnableKey), false),
            new Function("permit", board.Permit, true),
        ],
        "pit" => new[] { Lamp.PitRed, Lamp.PitGreen }.SelectMany(light => Proved(board, light)),
        "barrier" => new[] { Inputs.BarrierClosed, Inputs.BarrierOpen }.Select(contact => new Function($"contact {contact}", board.InputPin(contact), false)),
        "bus-post" =>
        [
            .. Needs(board, "post").Where(need => !need.Name.StartsWith("button", StringComparison.Ordinal)),
            .. new[] { Inputs.YellowButton, Inputs.ClearButton, Inputs.EnableKey }.Select(button => new Function($"button {button}", board.BesideBusPin(button), false)),
            new Function("bus data", board.I2cData, true),
            new Function("bus clock", board.I2cClock, true),
        ],
        "marker" => [new Function("loop", board.InputPin(Inputs.FirstLoop), false), new Function("marker", board.MarkerPin(0), true), new Function("capture", board.CapturePin(0), false)],
        "control" => [new Function("key", board.InputPin(Inputs.EnableKey), false)],
        "decoder" => [new Function("decoder in", board.DecoderReceive, false), new Function("decoder out", board.DecoderTransmit, true)],
        "gnss" => [new Function("receiver in", board.GnssReceive, false), new Function("receiver out", board.GnssTransmit, true)],
        _ => Enumerable.Range(0, 2).Select(loop => new Function($"loop {loop}", board.InputPin(Inputs.FirstLoop + loop), false)),
    };

    private static IEnumerable<Function> Proved(BoardPins board, int lamp) =>
        [new Function(Lamp.OutputName(lamp), board.LampPin(lamp), true), new Function($"sense of {Lamp.OutputName(lamp)}", board.InputPin(Inputs.SenseOf(lamp)), false)];

    // Functions of one group are used at once, whatever the role.
    private static IEnumerable<string> Twice(IReadOnlyList<Function> functions) =>
        from function in functions
        where function.Name.Contains('(', StringComparison.Ordinal)
        group function by (Group(function.Name), function.Pin) into same
        where same.Count() > 1
        select $"pin {same.Key.Pin} serves {string.Join(" and ", same.Select(each => each.Name))}";

    private static string Group(string name)
    {
        string member = name.Split('(')[0];
        int number = int.Parse(name.Split('(', ')')[1], System.Globalization.CultureInfo.InvariantCulture);
        return member switch
        {
            "LampPin" => number < Lamp.Count ? "lamps of a post" : "lamps of a sign",
            "BesideBusPin" => (number < Inputs.FirstLoop ? "inputs of a post" : number < Inputs.FirstArrowSense ? "loops" : number < Inputs.BarrierClosed ? "senses of a sign" : "contacts") + " beside a bus",
            "InputPin" => number < Inputs.FirstLoop ? "inputs of a post" : number < Inputs.FirstArrowSense ? "loops" : number < Inputs.BarrierClosed ? "senses of a sign" : "contacts",
            _ => member,
        };
    }

    private static IEnumerable<Function> Properties(BoardPins board) =>
        typeof(BoardPins).GetProperties().Where(property => property.PropertyType == typeof(int) && !notPins.Contains(property.Name))
            .Select(property => new Function(property.Name, (int)property.GetValue(board)!, !inputs.Contains(property.Name)));

    private static IEnumerable<Function> Tables(BoardPins board) =>
        from method in typeof(BoardPins).GetMethods(BindingFlags.Public | BindingFlags.Instance)
        where method.ReturnType == typeof(int) && method.Name.EndsWith("Pin", StringComparison.Ordinal) && method.GetParameters() is [{ ParameterType.Name: "Int32" }]
        from number in Enumerable.Range(0, Math.Max(Inputs.Count, Limits.Loops))
        select new Function($"{method.Name}({number})", (int)method.Invoke(board, [number])!, !inputs.Contains(method.Name));

    private static int? FirstCapture(BoardPins board) => (int?)typeof(BoardPins).GetProperty("FirstCaptureChannel")?.GetValue(board);
}
