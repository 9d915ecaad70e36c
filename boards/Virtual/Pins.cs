using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>The virtual board: every function fitted, numbered as the simulated world wires them.</summary>
    public sealed class VirtualPins : BoardPins
    {
        /// <summary>States the board's facts.</summary>
        public VirtualPins()
            : base("VIRTUAL", "VIRTUAL")
        {
            StatusLight = 2;
            ConsolePort = "COM1";
            DecoderPort = "COM2";
            DecoderReceive = 36;
            DecoderTransmit = 4;
            GnssPort = "COM3";
            GnssReceive = 39;
            GnssTransmit = 5;
            Permit = 29;

            // Shared with the receiver's other line and loop 3.
            I2cData = 5;
            I2cClock = 27;

            FitLamp(Lamp.Red, 12);
            FitLamp(Lamp.Yellow, 13);
            FitLamp(Lamp.Green, 14);
            FitLamp(Lamp.RedTwin, 19);
            FitLamp(Lamp.YellowTwin, 21);
            FitLamp(Lamp.Blue, 22);
            FitLamp(Lamp.White, 23);

            FitInput(Inputs.YellowButton, 16);
            FitInput(Inputs.ClearButton, 17);
            FitInput(Inputs.EnableKey, 18);
            FitInput(Inputs.DoubleYellowButton, 31);
            FitInput(Inputs.SlipperyButton, 15);
            FitInput(Inputs.WhiteButton, 0);
            FitInput(Inputs.BlueButton, 1);
            FitInput(Inputs.SectionButton, 3);
            FitInput(Inputs.LampTestButton, 24);
            FitInput(Inputs.RedButton, 28);
            FitInput(Inputs.FirstSense + Lamp.Red, 32);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 33);
            FitInput(Inputs.FirstSense + Lamp.Green, 34);
            FitInput(Inputs.FirstSense + Lamp.RedTwin, 37);
            FitInput(Inputs.FirstSense + Lamp.YellowTwin, 38);
            FitInput(Inputs.FirstSense + Lamp.Blue, 30);
            FitInput(Inputs.FirstSense + Lamp.White, 20);
            FitInput(Inputs.FirstLoop, 25);
            FitInput(Inputs.FirstLoop + 1, 26);
            FitInput(Inputs.FirstLoop + 2, 27);
            FitInput(Inputs.FirstLoop + 3, 35);

            // A pixel panel takes the pins of the blue lamp: it shows blue itself.
            PixelPin = 22;
            FitInput(Inputs.PanelSense, 30);

            // Shared with the lamps a post may do without, and with loops 3 and 4: a second claim is refused.
            FitLamp(Lamp.FirstArrow, 21);
            FitLamp(Lamp.FirstArrow + 1, 22);
            FitLamp(Lamp.PitRed, 19);
            FitLamp(Lamp.PitGreen, 23);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow), 38);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow + 1), 30);
            FitInput(Inputs.SenseOf(Lamp.PitRed), 37);
            FitInput(Inputs.SenseOf(Lamp.PitGreen), 20);
            FitInput(Inputs.BarrierClosed, 27);
            FitInput(Inputs.BarrierOpen, 35);

            // No pin is left: on a box that is neither post nor sign those of the lamps serve markers.
            FitMarker(0, 19, 37);
            FitMarker(1, 23, 38);
        }
    }
}
