using System.Collections.Generic;
using System.Linq;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Messages;

namespace Trackside.Flash.Boards;

/// <summary>What a pin does, in one kind of box.</summary>
/// <param name="Pin">Its number.</param>
/// <param name="Text">In a technician's words.</param>
/// <param name="Kind">Of <c>restrict permit sense panel loop line status</c>: its colour.</param>
internal sealed record PinFunction(int Pin, string Text, string Kind);

/// <summary>Every function of a board, in words.</summary>
internal static class PinFunctions
{
    /// <summary>The functions of a board, post first.</summary>
    public static IReadOnlyList<PinFunction> Of(BoardPins board) =>
    [
        .. All(board).Where(function => function.Pin != BoardPins.NotFitted),
    ];

    private static IEnumerable<PinFunction> All(BoardPins board) =>
    [
        new(board.StatusLight, "status light", "status"),
        new(board.Permit, "permit", "permit"),
        .. Enumerable.Range(0, Lamp.Count).SelectMany(lamp => Proved(board, lamp)),
        .. Enumerable.Range(0, Inputs.PanelCount).Select(button => new PinFunction(board.InputPin(button), button == Inputs.EnableKey ? "key" : Inputs.PanelName(button) + " button", "panel")),
        .. Enumerable.Range(Lamp.FirstArrow, Lamp.Outputs - Lamp.FirstArrow).SelectMany(lamp => Proved(board, lamp)),
        new(board.PixelPin, "pixel panel", "restrict"),
        new(board.InputPin(Inputs.PanelSense), "panel sense", "sense"),
        new(board.InputPin(Inputs.BarrierClosed), "barrier closed", "sense"),
        new(board.InputPin(Inputs.BarrierOpen), "barrier open", "sense"),
        .. Enumerable.Range(0, Limits.Loops).Select(loop => new PinFunction(board.InputPin(Inputs.FirstLoop + loop), $"loop {loop + 1}", "loop")),
        .. Enumerable.Range(0, Limits.Loops).SelectMany(loop => new PinFunction[] { new(board.MarkerPin(loop), $"marker {loop + 1}", "loop"), new(board.CapturePin(loop), $"capture {loop + 1}", "loop") }),
        .. Enumerable.Range(0, Inputs.PanelCount).Where(button => board.BesideBusPin(button) != board.InputPin(button))
            .Select(button => new PinFunction(board.BesideBusPin(button), Inputs.PanelName(button) + " with bus", "panel")),
        new(board.I2cData, "I2C data", "line"),
        new(board.I2cClock, "I2C clock", "line"),
        new(board.DecoderReceive, "decoder RX", "line"),
        new(board.DecoderTransmit, "decoder TX", "line"),
        new(board.GnssReceive, "GNSS RX", "line"),
        new(board.GnssTransmit, "GNSS TX", "line"),
    ];

    private static PinFunction[] Proved(BoardPins board, int lamp) =>
    [
        new(board.LampPin(lamp), Lamp.OutputName(lamp) + (lamp < Lamp.Count ? " lamp" : ""), lamp is Lamp.Green or >= Lamp.FirstArrow and not Lamp.PitRed ? "permit" : "restrict"),
        new(board.InputPin(Inputs.SenseOf(lamp)), Lamp.OutputName(lamp) + " sense", "sense"),
    ];
}
