using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// ESP32-DevKitC with a WROVER-E module (4 MB flash, 8 MB PSRAM), by Wi-Fi. Taken: 6 to 11 (flash), 16 and 17 (PSRAM), 1 and 3 (USB), 0 (boot mode).
    /// 12 chooses the flash's voltage at reset: nothing hangs on it. Why each pin is where it is:
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

            Permit = 18;

            // Floating through reset, 14 with pulses while the chip boots: the carrier's 1k keeps the others dark.
            FitLamp(Lamp.Red, 25);
            FitLamp(Lamp.Yellow, 26);
            FitLamp(Lamp.RedTwin, 27);
            FitLamp(Lamp.YellowTwin, 14);

            // Pulled down through reset and boot.
            FitLamp(Lamp.Green, 4);

            FitInput(Inputs.YellowButton, 13);
            FitInput(Inputs.ClearButton, 19);
            FitInput(Inputs.EnableKey, 23);
            FitInput(Inputs.SectionButton, 21);
            FitInput(Inputs.RedButton, 22);

            // On a box with a bus these two buttons are on the expander.
            I2cData = 21;
            I2cClock = 22;

            FitInput(Inputs.FirstSense + Lamp.Red, 34);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 35);
            FitInput(Inputs.FirstSense + Lamp.Green, 36);
            FitInput(Inputs.FirstSense + Lamp.RedTwin, 39);
            FitInput(Inputs.FirstSense + Lamp.YellowTwin, 32);

            FitInput(Inputs.FirstLoop, 39);
            FitInput(Inputs.FirstLoop + 1, 34);
            FitInput(Inputs.FirstLoop + 2, 35);
            FitInput(Inputs.FirstLoop + 3, 36);

            // Likewise the lamps' and senses' pins serve markers.
            FitMarker(0, 25, 32);
            FitMarker(1, 26, 27);

            // A sign is no post: the lamps' pins serve arrows and pit exit, those of the panel the barrier's contacts.
            FitLamp(Lamp.FirstArrow, 25);
            FitLamp(Lamp.FirstArrow + 1, 26);
            FitLamp(Lamp.PitRed, 27);
            FitLamp(Lamp.PitGreen, 4);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow), 34);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow + 1), 35);
            FitInput(Inputs.SenseOf(Lamp.PitRed), 39);
            FitInput(Inputs.SenseOf(Lamp.PitGreen), 36);
            FitInput(Inputs.BarrierClosed, 21);
            FitInput(Inputs.BarrierOpen, 22);
        }
    }
}
