using System.Device.Gpio;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// Lamps on plain outputs, active high. A change is a <c>Toggle()</c>, which allocates nothing on the device where a
    /// <c>Write()</c> does; that a lamp really burns is for its sense to prove. Called by the loop only.
    /// </summary>
    public sealed class GpioLamps : ILamps
    {
        private readonly GpioController controller = new GpioController();
        private readonly BoardPins board;
        private readonly PinClaims claims;
        private readonly GpioPin[] pins = new GpioPin[Lamp.Outputs];
        private readonly bool[] isLit = new bool[Lamp.Outputs];

        /// <summary>Makes the lamps of a board, none of them open.</summary>
        public GpioLamps(BoardPins board, PinClaims claims)
        {
            this.board = board;
            this.claims = claims;
        }

        /// <summary>Opens what the roles of a box need: the flag lamps of a post, and the status light where the board has one.</summary>
        /// <param name="lamps">The lamps, bit n for lamp n (<see cref="SignPlan.LampsOf"/> for a sign); 0 for the status light alone. What is open already stays as it is.</param>
        /// <exception cref="System.InvalidOperationException">The board lacks a pin, or something else has it.</exception>
        public void OpenFor(int lamps)
        {
            if (board.StatusLight != BoardPins.NotFitted && pins[Lamp.Status] == null)
            {
                Open(Lamp.Status);
            }

            for (int lamp = 0; lamp < Lamp.Outputs; lamp++)
            {
                if (lamp != Lamp.Status && (lamps & (1 << lamp)) != 0)
                {
                    Open(lamp);
                }
            }
        }

        /// <summary>Opens one lamp, dark.</summary>
        /// <exception cref="System.InvalidOperationException">The board lacks a pin, or something else has it.</exception>
        public void Open(int lamp)
        {
            int number = lamp == Lamp.Status ? board.StatusLight : board.LampPin(lamp);
            GpioPin pin = controller.OpenPin(claims.Claim(number, NameOf(lamp)), PinMode.Output);

            // The runtime remembers an output's level over a restart of the program; the toggles count from a known one.
            pin.Write(PinValue.Low);
            pins[lamp] = pin;
            isLit[lamp] = false;
        }

        /// <summary>Lights a lamp or puts it out; a lamp that was not opened is left alone.</summary>
        public void Set(int lamp, bool lit)
        {
            GpioPin pin = pins[lamp];
            if (pin != null && isLit[lamp] != lit)
            {
                pin.Toggle();
                isLit[lamp] = lit;
            }
        }

        internal static string NameOf(int lamp)
        {
            return lamp == Lamp.Status ? "status light" : Lamp.OutputName(lamp) + " lamp";
        }
    }
}
