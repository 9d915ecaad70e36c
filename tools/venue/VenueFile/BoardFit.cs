using System;
using System.Collections.Generic;
using Trackside.Core;
using Trackside.Devices;

namespace Trackside.Venue.VenueFile;

/// <summary>
/// Whether a box's board has a pin for everything its roles need, each its own: what the firmware would find out at start-up, told at the desk.
/// </summary>
internal static class BoardFit
{
    /// <summary>Adds every box whose board cannot do its roles to <paramref name="problems"/>.</summary>
    /// <param name="plan">A plan that is consistent otherwise.</param>
    /// <param name="problems">Takes what does not fit.</param>
    public static void Check(VenuePlan plan, Problems problems)
    {
        foreach (CircuitPlan circuit in plan.Circuits)
        {
            foreach (BoxPlan box in circuit.Boxes)
            {
                if (ConfigurationOf(plan, circuit, box) is { } configuration && TroubleOf(box.Board, configuration) is string trouble)
                {
                    problems.Add(
                        $"circuit \"{circuit.Id}\", box \"{box.Id}\"",
                        $"board {box.Board} cannot be {string.Join(" and ", box.Roles)} at once: {trouble}",
                        "take another board, or spread the roles over two boxes (docs/hardware.md tells what each board can be)");
                }
            }
        }
    }

    /// <summary>The configuration of a box; null where it cannot be made, or the firmware would refuse it: neither is for these rules to tell.</summary>
    public static BoxConfiguration? ConfigurationOf(VenuePlan plan, CircuitPlan circuit, BoxPlan box)
    {
        try
        {
            byte[] file = VenueCompiler.Compile(plan, circuit, box);
            BoxConfiguration configuration = BoxConfiguration.Read(file, file.Length, box.Board);
            return configuration.Fault == ConfigurationFault.None ? configuration : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Why a board cannot do what a configuration asks; null where it can.</summary>
    public static string? TroubleOf(string boardName, BoxConfiguration configuration)
    {
        BoardPins? board = BoardTable.Find(boardName, null);
        if (board is null)
        {
            return "this firmware does not know the board";
        }

        try
        {
            PinClaims claims = new();
            foreach ((int pin, string function) in Needs(board, configuration))
            {
                claims.Claim(pin, function);
            }

            return null;
        }
        catch (InvalidOperationException e)
        {
            return e.Message;
        }
    }

    private static IEnumerable<(int Pin, string Function)> Needs(BoardPins board, BoxConfiguration configuration)
    {
        if (board.StatusLight != BoardPins.NotFitted)
        {
            yield return (board.StatusLight, "status light");
        }

        int lamps = (configuration.Post?.Lamps ?? 0) | SignPlan.LampsOf(configuration);
        for (int lamp = 0; lamp < Lamp.Outputs; lamp++)
        {
            if ((lamps & (1 << lamp)) != 0)
            {
                yield return (board.LampPin(lamp), Lamp.OutputName(lamp) + " lamp");
            }
        }

        if (configuration.Post?.PixelWidth > 0)
        {
            yield return (board.PixelPin, "data line of the pixel panel");
        }

        if (lamps != 0)
        {
            yield return (board.Permit, "permit output");
        }

        if (configuration.Bus.Devices != 0)
        {
            yield return (board.I2cData, "data line of the I2C bus");
            yield return (board.I2cClock, "clock line of the I2C bus");
        }

        bool[] fitted = FittedInputs.Of(configuration);
        for (int input = 0; input < fitted.Length; input++)
        {
            if (fitted[input] && !configuration.Bus.Carries(input))
            {
                yield return (configuration.Bus.Devices == 0 ? board.InputPin(input) : board.BesideBusPin(input), NameOf(input));
            }
        }

        int loops = configuration.Loops?.Length ?? 0;
        for (int loop = 0; loop < loops; loop++)
        {
            if (configuration.Watches(Messages.CrossingSource.Marker, loop))
            {
                yield return (board.MarkerPin(loop), $"marker line of loop {loop + 1}");
                yield return (board.CapturePin(loop), $"capture input of loop {loop + 1}");
            }
        }

        if (configuration.LoopOf(Messages.CrossingSource.Decoder) >= 0)
        {
            yield return (board.DecoderReceive, "line from the decoder");
            yield return (board.DecoderTransmit, "line to the decoder");
        }

        if (configuration.LoopOf(Messages.CrossingSource.TimeMark) >= 0)
        {
            yield return (board.GnssReceive, "line from the GNSS receiver");
            yield return (board.GnssTransmit, "line to the GNSS receiver");
        }
    }

    private static string NameOf(int input) =>
        input < Inputs.FirstSense ? $"{Inputs.PanelName(input)} button"
        : input < Inputs.FirstLoop ? $"sense of the {Lamp.NameOf(input - Inputs.FirstSense)} lamp"
        : input < Inputs.FirstArrowSense ? $"edge input of loop {input - Inputs.FirstLoop + 1}"
        : input < Inputs.BarrierClosed ? $"sense of the {Lamp.OutputName(input - Inputs.FirstArrowSense + Lamp.FirstArrow)} lamp"
        : input == Inputs.BarrierClosed ? "contact of the closed barrier"
        : input == Inputs.BarrierOpen ? "contact of the open barrier" : "sense of the pixel panel";
}
