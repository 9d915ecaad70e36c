using Trackside.Core;
using Trackside.Devices;

namespace Trackside.Venue.World;

/// <summary>Where the world is wired to a virtual board: the board's own facts, so that both ends always agree.</summary>
internal static class Wiring
{
    private static readonly VirtualPins Board = new();

    /// <summary>The serial port of the decoder.</summary>
    public static string DecoderPort => Board.DecoderPort;

    /// <summary>The serial port of the GNSS receiver.</summary>
    public static string GnssPort => Board.GnssPort;

    /// <summary>The output of a lamp, by <see cref="Lamp"/>.</summary>
    public static int LampOutput(int lamp) => Board.LampPin(lamp);

    /// <summary>The input that senses a lamp's current, by <see cref="Lamp"/>.</summary>
    public static int LampSense(int lamp) => Board.InputPin(Inputs.FirstSense + lamp);

    /// <summary>The permit output.</summary>
    public static int Permit => Board.Permit;

    /// <summary>The input of a button or key, by <see cref="Inputs"/>.</summary>
    public static int PanelInput(int button) => Board.InputPin(button);

    /// <summary>The input of a loop, counted from 0.</summary>
    public static int LoopInput(int loop) => Board.InputPin(Inputs.FirstLoop + loop);
}
