using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// WT32-ETH01 (module WT32-S1, 4 MB flash, LAN8720 Ethernet). Taken by the board: 0 (Ethernet's 50 MHz clock, and boot mode), 16 (power of its oscillator),
    /// 18, 19, 21, 22, 23, 25, 26, 27 (Ethernet), 1 and 3 (serial), 6 to 11 (flash). 12 chooses the flash's voltage at reset: nothing hangs on it.
    /// Twelve pins are led out and free: a post, or a timing box, not both. Why each pin is where it is: <c>wiring.md</c> beside this file.
    /// </summary>
    public sealed class Wt32Eth01Pins : BoardPins
    {
        /// <summary>States the board's facts.</summary>
        public Wt32Eth01Pins()
            : base("WT32_ETH01", "ESP32_WT32_ETH01")
        {
            StatusLight = 2;

            // The board's own names for these two are RXD and TXD.
            DecoderPort = "COM2";
            DecoderReceive = 5;
            DecoderTransmit = 17;

            GnssPort = "COM3";
            GnssReceive = 33;
            GnssTransmit = 32;

            // A post has no decoder, so the same pin serves its permit; no level that stands still permits.
            Permit = 17;

            // 14 and 15 show pulses while the chip boots: harmless on restrictive lamps alone.
            FitLamp(Lamp.Red, 14);
            FitLamp(Lamp.Yellow, 15);

            // Pulled down through reset and boot: green stays dark.
            FitLamp(Lamp.Green, 4);

            FitInput(Inputs.YellowButton, 32);
            FitInput(Inputs.ClearButton, 33);

            // A strapping pin with a pull-up: a key turned on while the chip boots only changes the timing of a bus nobody uses.
            FitInput(Inputs.EnableKey, 5);

            // Bare inputs with nothing of the board on them: the carrier's 1k decides what an open wire reads.
            FitInput(Inputs.FirstSense + Lamp.Red, 35);
            FitInput(Inputs.FirstSense + Lamp.Yellow, 36);
            FitInput(Inputs.FirstSense + Lamp.Green, 39);

            // On a box that is no post the senses' pins serve loops; on one that is, the second claim is refused.
            FitInput(Inputs.FirstLoop, 35);
            FitInput(Inputs.FirstLoop + 1, 36);
            FitInput(Inputs.FirstLoop + 2, 39);
            FitInput(Inputs.FirstLoop + 3, 14);

            // Likewise the lamps' and senses' pins serve markers.
            FitMarker(0, 4, 32);
            FitMarker(1, 15, 33);

            // A sign is no post: what permits is fed by the permit, so pulses at 14 light nothing. It has pit-exit lights or barrier contacts, not both.
            FitLamp(Lamp.FirstArrow, 4);
            FitLamp(Lamp.FirstArrow + 1, 14);
            FitLamp(Lamp.PitRed, 15);
            FitLamp(Lamp.PitGreen, 32);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow), 35);
            FitInput(Inputs.SenseOf(Lamp.FirstArrow + 1), 36);
            FitInput(Inputs.SenseOf(Lamp.PitRed), 39);
            FitInput(Inputs.SenseOf(Lamp.PitGreen), 33);
            FitInput(Inputs.BarrierClosed, 32);
            FitInput(Inputs.BarrierOpen, 33);
        }
    }
}
