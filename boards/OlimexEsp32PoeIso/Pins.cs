using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Olimex ESP32-POE-ISO with the WROOM-32E module (4 MB flash); pins as in the net list of revision L.
    /// Taken by the board: 0, 12, 17, 18, 19, 21, 22, 23, 25, 26, 27 (Ethernet and its clock and power; 0 also chooses the boot
    /// mode), 1 and 3 (USB), 6 to 11 (flash). The microSD slot stays empty: 2, 14 and 15 are its lines. The WROVER variant is
    /// another board (<c>OlimexEsp32PoeIsoWrover</c>): there 16 and 17 serve the PSRAM, and a fitted R42 joins 33 to 16. Why each pin is where it is:
    /// <c>wiring.md</c> beside this file.
    /// </summary>
    public sealed class OlimexEsp32PoeIsoPins : BoardPins
    {
        /// <summary>States the board's facts.</summary>
        public OlimexEsp32PoeIsoPins()
            : base("OLIMEX_ESP32_POE_ISO", "ESP32_OLIMEX")
        {
            StatusLight = 2;
            StateBus();

            // The USB socket. An image whose debugger keeps it refuses to open it: then the broker is the only way in.
            ConsolePort = "COM1";

            // U1RXD with a pull-up of 10k on the board: an open line idles. 5 has one too: idle until the port opens.
            DecoderPort = "COM2";
            DecoderReceive = 36;
            DecoderTransmit = 5;

            // The pins of two buttons: a box that is a post has none left for a receiver.
            GnssPort = "COM3";
            GnssReceive = 16;
            GnssTransmit = 13;

            // A post has no decoder, so the same pin serves its permit: high while it idles, and no level that stands still permits.
            Permit = 5;

            // 14 and 15 show pulses while the chip boots: harmless on restrictive lamps alone.
            FitLamp(Lamp.Red, 14);
            FitLamp(Lamp.Yellow, 15);

            // Pulled down through reset and boot: green stays dark.
            FitLamp(Lamp.Green, 4);

            // Pull-ups of 2.2k (13, 16) and 10k (34, with the button BUT1) on the board.
            FitInput(Inputs.YellowButton, 13);
            FitInput(Inputs.ClearButton, 16);
            FitInput(Inputs.EnableKey, 34);

            // Nothing on the board pulls 32 and 33: an open wire reads dark, never a lamp that seems proved.
            FitInput(Inputs.FirstSense + Lamp.Red, 32);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 33);

            // The divider of the 5 V supply lifts 39: an open wire reads as green lit, which the guard finds.
            FitInput(Inputs.FirstSense + Lamp.Green, 39);
            FitInput(Inputs.FirstLoop, 35);

            // On a box that is no post the senses' pins serve more loops; on one that is, the second claim is refused.
            FitInput(Inputs.FirstLoop + 1, 32);
            FitInput(Inputs.FirstLoop + 2, 33);
            FitInput(Inputs.FirstLoop + 3, 39);

            // A sign is no post: the lamps' pins serve arrows and pit exit. Pulses at 14 and the pull-up at 13 light nothing, since arrows and
            // the pit exit's green are fed by the permit.
            FitLamp(Lamp.FirstArrow, 4);
            FitLamp(Lamp.FirstArrow + 1, 14);
            FitLamp(Lamp.PitRed, 15);
            FitLamp(Lamp.PitGreen, 13);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow), 32);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow + 1), 33);
            FitInput(Inputs.SenseOf(Lamp.PitRed), 35);

            // An open wire reads as green lit, which the guard finds.
            FitInput(Inputs.SenseOf(Lamp.PitGreen), 39);

            // Pulled up on the board: an open wire is no closed contact.
            FitInput(Inputs.BarrierClosed, 16);
            FitInput(Inputs.BarrierOpen, 36);

            // On a box that is neither post nor sign the lamps' pins serve markers, and the last two loops' pins capture. 4 is low through reset; the pulses
            // of 15 while booting harm nothing. The gate drives 39 against the divider there.
            FitMarker(0, 4, 33);
            FitMarker(1, 15, 39);
        }

        // The socket UEXT has its I2C there, with pull-ups of 2.2k: on a box with a bus the two buttons move. 36 has a pull-up of 10k, 35 gets one of
        // 2.2k on the carrier, against the divider of the battery.
        private void StateBus()
        {
            I2cData = 13;
            I2cClock = 16;
            FitBesideBus(Inputs.YellowButton, 36);
            FitBesideBus(Inputs.ClearButton, 35);
        }
    }
}
