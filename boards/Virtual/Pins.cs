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
            DecoderPort = "COM2";
            DecoderReceive = 36;
            DecoderTransmit = 4;
            GnssPort = "COM3";
            GnssReceive = 39;
            GnssTransmit = 5;

            FitLamp(Lamp.Red, 12);
            FitLamp(Lamp.Yellow, 13);
            FitLamp(Lamp.Green, 14);

            FitInput(Inputs.YellowButton, 16);
            FitInput(Inputs.ClearButton, 17);
            FitInput(Inputs.EnableKey, 18);
            FitInput(Inputs.FirstSense + Lamp.Red, 32);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 33);
            FitInput(Inputs.FirstSense + Lamp.Green, 34);
            FitInput(Inputs.FirstLoop, 25);
            FitInput(Inputs.FirstLoop + 1, 26);
            FitInput(Inputs.FirstLoop + 2, 27);
            FitInput(Inputs.FirstLoop + 3, 35);
        }
    }
}
