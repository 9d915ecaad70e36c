using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// ESP32-S3-DevKitC-1 (N8R2 or N8R8: 8 MB flash, PSRAM), by Wi-Fi. Taken: 26 to 32 (flash, PSRAM) and 33 to 37 (the eight-line PSRAM of N8R8),
    /// 19 and 20 (USB), 43 and 44 (serial), 0, 3, 45, 46 (strapping), 38 and 48 (the coloured light, by revision).
    /// Every other pin drives and has pull resistors. 18 shows a high pulse at power-on: it is an input. Why each pin is where it is: <c>wiring.md</c>
    /// beside this file.
    /// </summary>
    public sealed class Esp32S3DevKitCPins : BoardPins
    {
        /// <summary>States the board's facts.</summary>
        public Esp32S3DevKitCPins()
            : base("ESP32_S3_DEVKITC", "ESP32_S3", NoBareInput)
        {
            StatusLight = 47;
            StateBus();

            // 0 to 3 only send.
            FirstCaptureChannel = 4;

            DecoderPort = "COM2";
            DecoderReceive = 14;
            DecoderTransmit = 21;

            GnssPort = "COM3";
            GnssReceive = 16;
            GnssTransmit = 17;

            Permit = 8;

            FitLamp(Lamp.Red, 4);
            FitLamp(Lamp.Yellow, 5);
            FitLamp(Lamp.Green, 6);
            FitLamp(Lamp.RedTwin, 7);
            FitLamp(Lamp.YellowTwin, 15);
            FitLamp(Lamp.Blue, 16);
            FitLamp(Lamp.White, 17);

            FitInput(Inputs.YellowButton, 1);
            FitInput(Inputs.ClearButton, 2);
            FitInput(Inputs.EnableKey, 42);
            FitInput(Inputs.SectionButton, 41);
            FitInput(Inputs.RedButton, 39);
            FitInput(Inputs.DoubleYellowButton, 40);
            FitInput(Inputs.LampTestButton, 18);

            FitInput(Inputs.FirstSense + Lamp.Red, 9);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 10);
            FitInput(Inputs.FirstSense + Lamp.Green, 11);
            FitInput(Inputs.FirstSense + Lamp.RedTwin, 12);
            FitInput(Inputs.FirstSense + Lamp.YellowTwin, 13);

            // A post with these two lamps has no decoder.
            FitInput(Inputs.FirstSense + Lamp.Blue, 14);
            FitInput(Inputs.FirstSense + Lamp.White, 21);

            // A pixel panel takes the pins of the blue lamp: it shows blue itself.
            PixelPin = 16;
            PixelChannel = 0;
            FitInput(Inputs.PanelSense, 14);

            FitInput(Inputs.FirstLoop, 12);
            FitInput(Inputs.FirstLoop + 1, 13);
            FitInput(Inputs.FirstLoop + 2, 39);
            FitInput(Inputs.FirstLoop + 3, 40);

            // Likewise the lamps' and senses' pins serve markers.
            FitMarker(0, 4, 9);
            FitMarker(1, 5, 10);
            FitSign();
        }

        // A sign is no post: the lamps' pins serve arrows and pit exit, those of the panel the barrier's contacts.
        private void FitSign()
        {
            FitLamp(Lamp.FirstArrow, 4);
            FitLamp(Lamp.FirstArrow + 1, 5);
            FitLamp(Lamp.PitRed, 7);
            FitLamp(Lamp.PitGreen, 6);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow), 9);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow + 1), 10);
            FitInput(Inputs.SenseOf(Lamp.PitRed), 12);
            FitInput(Inputs.SenseOf(Lamp.PitGreen), 11);
            FitInput(Inputs.BarrierClosed, 1);
            FitInput(Inputs.BarrierOpen, 2);
        }

        // On a box with a bus the two buttons at these pins are on the expander.
        private void StateBus()
        {
            I2cData = 41;
            I2cClock = 40;
        }
    }
}
