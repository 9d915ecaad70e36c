using System.Device.Gpio;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Buttons, lamp senses and loop edges on plain pins. Every edge goes to the ring with the time its handler ran: 0 to 30 ms
    /// behind the edge itself.
    /// </summary>
    public sealed class GpioInputs : IInputs
    {
        private readonly GpioController controller = new GpioController();
        private readonly BoardPins board;
        private readonly PinClaims claims;

        // Written while opening, before the pin's first interrupt; read by the interrupt-dispatch thread and the loop.
        private readonly GpioPin[] pins = new GpioPin[Inputs.Count];
        private readonly int[] inputOfPin = new int[BoardPins.PinCount];
        private readonly EdgeRing edges;
        private readonly AutoResetEvent wake;

        /// <summary>Makes the inputs of a board, none of them open.</summary>
        /// <param name="board">The board's pins.</param>
        /// <param name="claims">Where pins are claimed.</param>
        /// <param name="edges">Where edges go.</param>
        /// <param name="wake">Set at every edge.</param>
        public GpioInputs(BoardPins board, PinClaims claims, EdgeRing edges, AutoResetEvent wake)
        {
            this.board = board;
            this.claims = claims;
            this.edges = edges;
            this.wake = wake;
        }

        /// <summary>Opens what the roles of a box need: panel and senses of a post, edge loops of a timing box.</summary>
        /// <exception cref="System.InvalidOperationException">The board lacks a pin, or something else has it.</exception>
        public void OpenFor(BoxConfiguration configuration)
        {
            bool[] fitted = FittedInputs.Of(configuration);
            for (int input = 0; input < fitted.Length; input++)
            {
                if (fitted[input] && !configuration.Bus.Carries(input))
                {
                    Open(input, configuration.Bus.Devices == 0 ? board.InputPin(input) : board.BesideBusPin(input));
                }
            }
        }

        /// <summary>Opens one input of <see cref="Inputs"/>. Its level at that moment raises no edge: read it with <see cref="IsActive"/>.</summary>
        /// <exception cref="System.InvalidOperationException">The board lacks a pin, or something else has it.</exception>
        public void Open(int input)
        {
            Open(input, board.InputPin(input));
        }

        private void Open(int input, int of)
        {
            int number = claims.Claim(of, NameOf(input));
            inputOfPin[number] = input;
            GpioPin pin = controller.OpenPin(number, ModeOf(number, input));
            pins[input] = pin;
            pin.ValueChanged += OnEdge;
        }

        /// <summary>Reads an input now; an input that was not opened is not active. One heap object on the device.</summary>
        public bool IsActive(int input)
        {
            GpioPin pin = pins[input];
            return pin != null && (bool)pin.Read() != IsActiveLow(input);
        }

        /// <inheritdoc/>
        public void WakeLoop()
        {
            wake.Set();
        }

        private static bool IsActiveLow(int input)
        {
            return input < Inputs.FirstSense || input == Inputs.BarrierClosed || input == Inputs.BarrierOpen;
        }

        private static string NameOf(int input)
        {
            if (input < Inputs.PanelCount)
            {
                return input == Inputs.EnableKey ? "enable key" : Inputs.PanelName(input) + " button";
            }

            if (input >= Inputs.FirstArrowSense)
            {
                return input == Inputs.BarrierClosed ? "contact of the closed barrier"
                    : input == Inputs.BarrierOpen ? "contact of the open barrier"
                    : input == Inputs.PanelSense ? "sense of the pixel panel"
                    : "sense of the " + GpioLamps.NameOf(Lamp.FirstArrow + input - Inputs.FirstArrowSense);
            }

            return input < Inputs.FirstLoop
                ? "sense of the " + GpioLamps.NameOf(input - Inputs.FirstSense)
                : "edge input of loop " + (input - Inputs.FirstLoop + 1);
        }

        // A pin without pulls needs its resistor on the carrier: docs/hardware.md.
        private PinMode ModeOf(int number, int input)
        {
            if (!board.HasPulls(number))
            {
                return PinMode.Input;
            }

            return IsActiveLow(input) ? PinMode.InputPullUp : PinMode.InputPullDown;
        }

        // The time first: all that follows may be held up.
        private void OnEdge(object sender, PinValueChangedEventArgs e)
        {
            long at = (long)HighResTimer.GetCurrent();
            int input = inputOfPin[e.PinNumber];
            bool isHigh = e.ChangeType == PinEventTypes.Rising;
            edges.Put(input, isHigh != IsActiveLow(input), at);
            wake.Set();
        }
    }
}
