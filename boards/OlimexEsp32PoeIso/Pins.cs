using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Olimex ESP32-POE-ISO with the WROOM-32E module (4 MB flash); pins as in the net list of revision L.
    /// Taken by the board: 0, 12, 17, 18, 19, 21, 22, 23, 25, 26, 27 (Ethernet and its clock and power; 0 also chooses the boot
    /// mode), 1 and 3 (USB), 6 to 11 (flash). The microSD slot stays empty: 2, 14 and 15 are its lines. The WROVER variant is
    /// another board: there 16 and 17 serve the PSRAM, and a fitted R42 joins 33 to 16. Why each pin is where it is:
    /// <c>wiring.md</c> beside this file.
    /// </summary>
    public sealed class OlimexEsp32PoeIsoPins : BoardPins
    {
        /// <inheritdoc/>
        public override string Name
        {
            get { return "OLIMEX_ESP32_POE_ISO"; }
        }

        /// <inheritdoc/>
        public override string TargetName
        {
            get { return "ESP32_OLIMEX"; }
        }

        /// <inheritdoc/>
        public override int StatusLight
        {
            get { return 2; }
        }

        /// <inheritdoc/>
        public override string DecoderPort
        {
            get { return "COM2"; }
        }

        // U1RXD with a pull-up of 10k on the board: an open line idles.
        /// <inheritdoc/>
        public override int DecoderReceive
        {
            get { return 36; }
        }

        // A pull-up of 10k on the board: idle until the port opens.
        /// <inheritdoc/>
        public override int DecoderTransmit
        {
            get { return 5; }
        }

        /// <inheritdoc/>
        public override int LampPin(int lamp)
        {
            switch (lamp)
            {
                // 14 and 15 show pulses while the chip boots: harmless on restrictive lamps alone.
                case Lamp.Red:
                    return 14;
                case Lamp.Yellow:
                    return 15;

                // Pulled down through reset and boot: green stays dark.
                case Lamp.Green:
                    return 4;
                default:
                    return NotFitted;
            }
        }

        /// <inheritdoc/>
        public override int InputPin(int input)
        {
            switch (input)
            {
                // Pull-ups of 2.2k (13, 16) and 10k (34, with the button BUT1) on the board.
                case Inputs.YellowButton:
                    return 13;
                case Inputs.ClearButton:
                    return 16;
                case Inputs.EnableKey:
                    return 34;

                // Nothing on the board pulls 32 and 33: an open wire reads dark, never a lamp that seems proved.
                case Inputs.FirstSense + Lamp.Red:
                    return 32;
                case Inputs.FirstSense + Lamp.Yellow:
                    return 33;

                // The divider of the 5 V supply lifts 39: an open wire reads as green lit, which the guard finds.
                case Inputs.FirstSense + Lamp.Green:
                    return 39;
                case Inputs.FirstLoop:
                    return 35;

                // On a box that is no post the senses' pins serve more loops; on one that is, the second claim is refused.
                case Inputs.FirstLoop + 1:
                    return 32;
                case Inputs.FirstLoop + 2:
                    return 33;
                case Inputs.FirstLoop + 3:
                    return 39;
                default:
                    return NotFitted;
            }
        }
    }
}
