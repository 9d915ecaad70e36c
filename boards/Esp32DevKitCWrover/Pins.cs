using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// ESP32-DevKitC with a WROVER-E module (4 MB flash, 8 MB PSRAM), by Wi-Fi. Taken: 6 to 11 (flash), 16 and 17 (PSRAM), 1 and 3 (USB), 0 (boot mode).
    /// 12 chooses the flash's voltage at reset: nothing hangs on it. 21 and 22 are kept for an I2C expander. Why each pin is where it is:
    /// <c>wiring.md</c> beside this file.
    /// </summary>
    public sealed class Esp32DevKitCWroverPins : BoardPins
    {
        /// <summary>States the board's facts.</summary>
        public Esp32DevKitCWroverPins()
            : base("ESP32_DEVKITC_WROVER", "ESP32_PSRAM_REV3")
        {
            StatusLight = 2;

            // 15 is pulled up at reset: a transmit line idles.
            DecoderPort = "COM2";
            DecoderReceive = 33;
            DecoderTransmit = 15;

            GnssPort = "COM3";
            GnssReceive = 19;
            GnssTransmit = 5;

            // Floating through reset: the carrier's 1k keeps the lamps dark.
            FitLamp(Lamp.Red, 25);
            FitLamp(Lamp.Yellow, 26);

            // Pulled down through reset and boot.
            FitLamp(Lamp.Green, 4);

            FitInput(Inputs.YellowButton, 13);
            FitInput(Inputs.ClearButton, 19);
            FitInput(Inputs.EnableKey, 23);

            FitInput(Inputs.FirstSense + Lamp.Red, 34);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 35);
            FitInput(Inputs.FirstSense + Lamp.Green, 36);

            FitInput(Inputs.FirstLoop, 39);
            FitInput(Inputs.FirstLoop + 1, 34);
            FitInput(Inputs.FirstLoop + 2, 35);
            FitInput(Inputs.FirstLoop + 3, 36);
        }
    }
}
