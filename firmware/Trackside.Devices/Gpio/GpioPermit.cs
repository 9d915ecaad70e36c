using System.Device.Gpio;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>The permit output on a plain pin, low at start. Called by the loop only; a turn allocates nothing.</summary>
    public sealed class GpioPermit : IPermit
    {
        private readonly GpioPin pin;

        /// <summary>Opens the board's permit output.</summary>
        /// <exception cref="System.InvalidOperationException">The board lacks the pin, or something else has it.</exception>
        public GpioPermit(BoardPins board, PinClaims claims)
        {
            pin = new GpioController().OpenPin(claims.Claim(board.Permit, "permit output"), PinMode.Output);
            pin.Write(PinValue.Low);
        }

        /// <inheritdoc/>
        public void Toggle()
        {
            pin.Toggle();
        }
    }
}
