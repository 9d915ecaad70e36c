using Trackside.Core;
using Trackside.Messages;

namespace Trackside.Devices
{
    /// <summary>
    /// The facts of a board: which ESP32 pin serves which function of a box. One class a board, in <c>boards/&lt;Board&gt;/Pins.cs</c>,
    /// whose constructor states them; what it does not state is not fitted. Unchanging afterwards; any thread.
    /// </summary>
    public abstract class BoardPins
    {
        /// <summary>Stands where a board has no pin for a function.</summary>
        public const int NotFitted = -1;

        /// <summary>How many pin numbers the largest chip has: an ESP32 0 to 39, an ESP32-S3 0 to 48.</summary>
        public const int PinCount = 49;

        /// <summary>The bare inputs of an ESP32 are 34 to 39: no output stage, no pull resistors.</summary>
        protected const int FirstBareInput = 34;

        /// <summary>An ESP32-S3 has no bare inputs.</summary>
        protected const int NoBareInput = PinCount;

        private const int LastClassicPair = 6;

        private readonly int[] lamps = new int[Lamp.Outputs];
        private readonly int[] inputs = new int[Inputs.Count];
        private readonly int[] besideBus = new int[Inputs.Count];
        private readonly int[] markers = new int[Limits.Loops];
        private readonly int[] captures = new int[Limits.Loops];

        private readonly int firstBareInput;

        /// <summary>Names a board with an ESP32 on which nothing is fitted yet.</summary>
        protected BoardPins(string name, string targetName)
            : this(name, targetName, FirstBareInput)
        {
        }

        /// <summary>Names a board on which nothing is fitted yet.</summary>
        /// <param name="name">The board's name.</param>
        /// <param name="targetName">The runtime's target.</param>
        /// <param name="firstBareInput"><see cref="FirstBareInput"/> or <see cref="NoBareInput"/>: the chip's.</param>
        protected BoardPins(string name, string targetName, int firstBareInput)
        {
            this.firstBareInput = firstBareInput;
            Name = name;
            TargetName = targetName;
            StatusLight = NotFitted;
            DecoderReceive = NotFitted;
            DecoderTransmit = NotFitted;
            GnssReceive = NotFitted;
            GnssTransmit = NotFitted;
            Permit = NotFitted;
            PixelPin = NotFitted;
            PixelChannel = LastClassicPair;
            I2cData = NotFitted;
            I2cClock = NotFitted;
            Empty(lamps);
            Empty(inputs);
            Empty(besideBus);
            Empty(markers);
            Empty(captures);
        }

        /// <summary>The board's name, as configurations and <c>board.json</c> have it.</summary>
        public string Name { get; }

        /// <summary>The nanoFramework runtime's target it runs: what <c>SystemInfo.TargetName</c> tells.</summary>
        public string TargetName { get; }

        /// <summary>The status light on the board itself, active high.</summary>
        public int StatusLight { get; protected set; }

        /// <summary>The serial port of the technician's cable, such as <c>COM1</c> on USB; null where there is none.</summary>
        public string ConsolePort { get; protected set; }

        /// <summary>The serial port of the decoder, such as <c>COM2</c>; null where there is none.</summary>
        public string DecoderPort { get; protected set; }

        /// <summary>The pin on which the decoder's bytes arrive.</summary>
        public int DecoderReceive { get; protected set; }

        /// <summary>The pin on which the box would speak to the decoder. A port does not open without one.</summary>
        public int DecoderTransmit { get; protected set; }

        /// <summary>The permit output: toggled by the loop into an external watchdog that feeds what permits.</summary>
        public int Permit { get; protected set; }

        /// <summary>The data line of a pixel panel.</summary>
        public int PixelPin { get; protected set; }

        /// <summary>The RMT channel that sends to it: on a classic ESP32 the last but one, farthest from the capturing ones; on an ESP32-S3 0 to 3.</summary>
        public int PixelChannel { get; protected set; }

        /// <summary>The data line of the I2C bus, open drain.</summary>
        public int I2cData { get; protected set; }

        /// <summary>The clock line of the I2C bus, open drain.</summary>
        public int I2cClock { get; protected set; }

        /// <summary>Bits a second of the decoder's line, 8N1: to be set so on the decoder too. A burst of 50 passings a second
        /// is about 3,000 bytes a second, three times what 9,600 carries and a quarter of this.</summary>
        public int DecoderBaudRate
        {
            get { return 115200; }
        }

        /// <summary>The serial port of the GNSS receiver, such as <c>COM3</c>; null where there is none.</summary>
        public string GnssPort { get; protected set; }

        /// <summary>The pin on which the receiver's bytes arrive.</summary>
        public int GnssReceive { get; protected set; }

        /// <summary>The pin on which the box would speak to the receiver. A port does not open without one.</summary>
        public int GnssTransmit { get; protected set; }

        /// <summary>Bits a second of the receiver's line, 8N1: to be stored so in the receiver too. Its time mark and time message are
        /// 60 bytes an epoch, ten epochs a second at most.</summary>
        public int GnssBaudRate
        {
            get { return 115200; }
        }

        /// <summary>The output that lights a lamp (active high), by its number in <see cref="Lamp"/>.</summary>
        public int LampPin(int lamp)
        {
            return lamp >= 0 && lamp < lamps.Length ? lamps[lamp] : NotFitted;
        }

        /// <summary>The input of a number in <see cref="Inputs"/>: panel and barrier contacts active low, senses and loops active high.</summary>
        public int InputPin(int input)
        {
            return input >= 0 && input < inputs.Length ? inputs[input] : NotFitted;
        }

        /// <summary>The input of a number in <see cref="Inputs"/> on a box whose I2C bus has taken the usual one; where it has not, the usual one.</summary>
        public int BesideBusPin(int input)
        {
            return input >= 0 && input < besideBus.Length && besideBus[input] != NotFitted ? besideBus[input] : InputPin(input);
        }

        /// <summary>The output on which the box writes the marker of a loop, low at rest.</summary>
        public int MarkerPin(int loop)
        {
            return loop >= 0 && loop < markers.Length ? markers[loop] : NotFitted;
        }

        /// <summary>The input that captures a loop's line with the marker in it.</summary>
        public int CapturePin(int loop)
        {
            return loop >= 0 && loop < captures.Length ? captures[loop] : NotFitted;
        }

        /// <summary>The first RMT channel that can receive; each loop takes two memory blocks. 0 on a classic ESP32, where any can; 4 on an ESP32-S3.</summary>
        public int FirstCaptureChannel { get; protected set; }

        /// <summary>Whether a pin has pull resistors of its own.</summary>
        public bool HasPulls(int pin)
        {
            return pin < firstBareInput;
        }

        /// <summary>States the pin of a lamp. In the constructor of a board.</summary>
        protected void FitLamp(int lamp, int pin)
        {
            lamps[lamp] = pin;
        }

        /// <summary>States the pin of an input. In the constructor of a board.</summary>
        protected void FitInput(int input, int pin)
        {
            inputs[input] = pin;
        }

        /// <summary>States the pin an input has instead where the box has an I2C bus. In the constructor of a board.</summary>
        protected void FitBesideBus(int input, int pin)
        {
            besideBus[input] = pin;
        }

        /// <summary>States the pins of a loop's marker. In the constructor of a board.</summary>
        protected void FitMarker(int loop, int marker, int capture)
        {
            markers[loop] = marker;
            captures[loop] = capture;
        }

        private static void Empty(int[] pins)
        {
            for (int i = 0; i < pins.Length; i++)
            {
                pins[i] = NotFitted;
            }
        }
    }
}
