using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Olimex ESP32-POE-ISO with the WROVER-E module (4 MB flash, 8 MB PSRAM), by Ethernet; pins as in the net list and the WROVER parts list of revision L.
    /// Taken by the board: 16 and 17 (PSRAM: not led out of the module), 0 (the Ethernet clock, turned round by U8), 12, 18, 19, 21, 22, 23, 25, 26, 27
    /// (Ethernet and its power), 1 and 3 (USB), 6 to 11 (flash). The microSD slot stays empty: 2, 14 and 15 are its lines. The parts list fits
    /// R42, which joins 33 to the clock line of UEXT: pulled up by 2.2k. Not tried on a board yet. Why each pin is where it is:
    /// <c>wiring.md</c> beside this file.
    /// </summary>
    public sealed class OlimexEsp32PoeIsoWroverPins : BoardPins
    {
        /// <summary>States the board's facts.</summary>
        public OlimexEsp32PoeIsoWroverPins()
            : base("OLIMEX_POE_ISO_WROVER", "ESP32_OLIMEX_WROVER")
        {
            StatusLight = 2;

            // UEXT's bus. A post has none: its two buttons are on these pins.
            I2cData = 13;
            I2cClock = 33;

            // The USB socket. An image whose debugger keeps it refuses to open it: then the broker is the only way in.
            ConsolePort = "COM1";

            // U1RXD with a pull-up of 10k on the board: an open line idles. 5 has one too: idle until the port opens.
            DecoderPort = "COM2";
            DecoderReceive = 36;
            DecoderTransmit = 5;

            // The pins of two buttons, pulled up: a box that is a post has none left for a receiver.
            GnssPort = "COM3";
            GnssReceive = 33;
            GnssTransmit = 13;

            // A post has no decoder, so the same pin serves its permit: high while it idles, and no level that stands still permits.
            Permit = 5;
            StatePost();
            StateSign();

            // Any steady level of 39 is rest for a loop: only edges count. On a box that is no post the senses' pins serve more loops.
            FitInput(Inputs.FirstLoop, 39);
            FitInput(Inputs.FirstLoop + 1, 32);
            FitInput(Inputs.FirstLoop + 2, 35);
            FitInput(Inputs.FirstLoop + 3, 36);

            // On a box that is neither post nor sign the lamps' pins serve markers, and the last two loops' pins capture. 4 is low through reset; the pulses
            // of 15 while booting harm nothing. With a decoder there is one marker: both want 36.
            FitMarker(0, 4, 35);
            FitMarker(1, 15, 36);
        }

        private void StatePost()
        {
            // 14 and 15 show pulses while the chip boots: harmless on restrictive lamps alone.
            FitLamp(Lamp.Red, 14);
            FitLamp(Lamp.Yellow, 15);

            // Pulled down through reset and boot: green stays dark.
            FitLamp(Lamp.Green, 4);

            // Pull-ups of 2.2k (13, 33) and 10k (34, with the button BUT1) on the board.
            FitInput(Inputs.YellowButton, 13);
            FitInput(Inputs.ClearButton, 33);
            FitInput(Inputs.EnableKey, 34);

            // Nothing on the board pulls 32: an open wire reads dark. On 35 the divider of the battery must be beaten by the carrier's 1k.
            FitInput(Inputs.FirstSense + Lamp.Red, 32);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 35);

            // Pulled up by 10k: an open wire reads as green lit, which the guard finds.
            FitInput(Inputs.FirstSense + Lamp.Green, 36);
        }

        // A sign is no post: the lamps' pins serve arrows and pit exit. Pulses at 14 and the pull-up at 13 light nothing, since arrows and the pit exit's green are
        // fed by the permit. Pit exit and barrier want 13 both: a sign has one of them.
        private void StateSign()
        {
            FitLamp(Lamp.FirstArrow, 4);
            FitLamp(Lamp.FirstArrow + 1, 14);
            FitLamp(Lamp.PitRed, 15);
            FitLamp(Lamp.PitGreen, 13);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow), 32);
            FitInput(Inputs.SenseOf(Lamp.PitRed), 35);

            // An open wire reads as lit, which the guard finds.
            FitInput(Inputs.SenseOf(Lamp.FirstArrow + 1), 36);
            FitInput(Inputs.SenseOf(Lamp.PitGreen), 39);

            // Pulled up on the board: an open wire is no closed contact.
            FitInput(Inputs.BarrierClosed, 33);
            FitInput(Inputs.BarrierOpen, 13);
        }
    }
}
