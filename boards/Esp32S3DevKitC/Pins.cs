using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// ESP32-S3-DevKitC-1 (N8R2 or N8R8: 8 MB flash, PSRAM), by Wi-Fi. Taken: 26 to 32 (flash, PSRAM) and 33 to 37 (the eight-line PSRAM of N8R8),
    /// 19 and 20 (USB), 43 and 44 (serial), 0, 3, 45, 46 (strapping), 38 and 48 (the coloured light, by revision). 39 and 40 are kept for an I2C expander.
    /// Every other pin drives and has pull resistors. 18 shows a high pulse at power-on: nothing hangs on it. Why each pin is where it is:
    /// <c>wiring.md</c> beside this file.
    /// </summary>
    public sealed class Esp32S3DevKitCPins : BoardPins
    {
        /// <summary>States the board's facts.</summary>
        public Esp32S3DevKitCPins()
            : base("ESP32_S3_DEVKITC", "ESP32_S3", NoBareInput)
        {
            StatusLight = 47;

            DecoderPort = "COM2";
            DecoderReceive = 14;
            DecoderTransmit = 21;

            GnssPort = "COM3";
            GnssReceive = 16;
            GnssTransmit = 17;

            FitLamp(Lamp.Red, 4);
            FitLamp(Lamp.Yellow, 5);
            FitLamp(Lamp.Green, 6);

            FitInput(Inputs.YellowButton, 1);
            FitInput(Inputs.ClearButton, 2);
            FitInput(Inputs.EnableKey, 42);

            FitInput(Inputs.FirstSense + Lamp.Red, 9);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 10);
            FitInput(Inputs.FirstSense + Lamp.Green, 11);

            FitInput(Inputs.FirstLoop, 12);
            FitInput(Inputs.FirstLoop + 1, 13);
            FitInput(Inputs.FirstLoop + 2, 39);
            FitInput(Inputs.FirstLoop + 3, 40);
        }
    }
}
