using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>The virtual board: every function fitted, numbered as the simulated world wires them.</summary>
    public sealed class VirtualPins : BoardPins
    {
        /// <inheritdoc/>
        public override string Name
        {
            get { return "VIRTUAL"; }
        }

        /// <inheritdoc/>
        public override string TargetName
        {
            get { return "VIRTUAL"; }
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

        /// <inheritdoc/>
        public override int DecoderReceive
        {
            get { return 36; }
        }

        /// <inheritdoc/>
        public override int DecoderTransmit
        {
            get { return 4; }
        }

        /// <inheritdoc/>
        public override int LampPin(int lamp)
        {
            switch (lamp)
            {
                case Lamp.Red:
                    return 12;
                case Lamp.Yellow:
                    return 13;
                case Lamp.Green:
                    return 14;
                default:
                    return NotFitted;
            }
        }

        /// <inheritdoc/>
        public override int InputPin(int input)
        {
            switch (input)
            {
                case Inputs.YellowButton:
                    return 16;
                case Inputs.ClearButton:
                    return 17;
                case Inputs.EnableKey:
                    return 18;
                case Inputs.FirstSense + Lamp.Red:
                    return 32;
                case Inputs.FirstSense + Lamp.Yellow:
                    return 33;
                case Inputs.FirstSense + Lamp.Green:
                    return 34;
                case Inputs.FirstLoop:
                    return 25;
                case Inputs.FirstLoop + 1:
                    return 26;
                case Inputs.FirstLoop + 2:
                    return 27;
                case Inputs.FirstLoop + 3:
                    return 35;
                default:
                    return NotFitted;
            }
        }
    }
}
