using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// The facts of a board: which ESP32 pin serves which function of a box. One class a board, in <c>boards/&lt;Board&gt;/Pins.cs</c>.
    /// Unchanging; any thread.
    /// </summary>
    public abstract class BoardPins
    {
        /// <summary>Stands where a board has no pin for a function.</summary>
        public const int NotFitted = -1;

        /// <summary>How many pin numbers an ESP32 has.</summary>
        public const int PinCount = 40;

        // 34 to 39 of an ESP32 are bare inputs: no output stage, no pull resistors.
        private const int FirstBareInput = 34;

        /// <summary>The board's name, as configurations and <c>board.json</c> have it.</summary>
        public abstract string Name { get; }

        /// <summary>The nanoFramework runtime's target it runs: what <c>SystemInfo.TargetName</c> tells.</summary>
        public abstract string TargetName { get; }

        /// <summary>The status light on the board itself, active high.</summary>
        public abstract int StatusLight { get; }

        /// <summary>The serial port of the decoder, such as <c>COM2</c>; null where there is none.</summary>
        public abstract string DecoderPort { get; }

        /// <summary>The pin on which the decoder's bytes arrive.</summary>
        public abstract int DecoderReceive { get; }

        /// <summary>The pin on which the box would speak to the decoder. A port does not open without one.</summary>
        public abstract int DecoderTransmit { get; }

        /// <summary>Bits a second of the decoder's line, 8N1: to be set so on the decoder too. A burst of 50 passings a second
        /// is about 3,000 bytes a second, three times what 9,600 carries and a quarter of this.</summary>
        public virtual int DecoderBaudRate
        {
            get { return 115200; }
        }

        /// <summary>The output that lights a lamp (active high), by its number in <see cref="Lamp"/>.</summary>
        public abstract int LampPin(int lamp);

        /// <summary>The input of a number in <see cref="Inputs"/>: panel active low, senses and loops active high.</summary>
        public abstract int InputPin(int input);

        /// <summary>Whether a pin has pull resistors of its own.</summary>
        public bool HasPulls(int pin)
        {
            return pin < FirstBareInput;
        }
    }
}
