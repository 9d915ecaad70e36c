using Trackside.Core;
using Trackside.Devices;
using Trackside.Virtual;

namespace Trackside.Venue.World;

/// <summary>Where the world is wired to a virtual board: the board's own facts, so that both ends always agree.</summary>
internal static class Wiring
{
    private static readonly VirtualPins Board = new();

    /// <summary>The serial port of the decoder.</summary>
    public static string DecoderPort => Board.DecoderPort;

    /// <summary>The serial port of the GNSS receiver.</summary>
    public static string GnssPort => Board.GnssPort;

    /// <summary>The serial port of the technician's cable.</summary>
    public static string ConsolePort => Board.ConsolePort;

    /// <summary>The output of a lamp, by <see cref="Lamp"/>.</summary>
    public static int LampOutput(int lamp) => Board.LampPin(lamp);

    /// <summary>The input that senses a lamp's current, by <see cref="Lamp"/>.</summary>
    public static int LampSense(int lamp) => Board.InputPin(Inputs.SenseOf(lamp));

    /// <summary>The data line of the pixel panel.</summary>
    public static int PixelData => Board.PixelPin;

    /// <summary>The input that senses its current.</summary>
    public static int PixelSense => Board.InputPin(Inputs.PanelSense);

    /// <summary>The permit output.</summary>
    public static int Permit => Board.Permit;

    /// <summary>The input of a button or key, by <see cref="Inputs"/>.</summary>
    public static int PanelInput(int button) => Board.InputPin(button);

    /// <summary>Closes or opens a contact at an input, active low against a pull-up: a number of <see cref="Inputs"/>.</summary>
    public static void Close(Chip chip, int input, bool closed)
    {
        Wire wire = chip.Pin(Board.InputPin(input));
        if (closed)
        {
            wire.Drive(false);
        }
        else
        {
            wire.Release();
        }
    }

    /// <summary>The output that writes markers of a loop, counted from 0.</summary>
    public static int MarkerOutput(int loop) => Board.MarkerPin(loop);

    /// <summary>The input that captures a loop's line with the markers in it.</summary>
    public static int CaptureInput(int loop) => Board.CapturePin(loop);

    /// <summary>The input of a loop, counted from 0.</summary>
    public static int LoopInput(int loop) => Board.InputPin(Inputs.FirstLoop + loop);
}
