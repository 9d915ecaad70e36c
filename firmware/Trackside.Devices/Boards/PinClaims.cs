using System;
using Trackside.Messages;

namespace Trackside.Devices
{
    /// <summary>Who has which pin. Each device claims its pins before it opens them, so two functions never share one. Start-up only.</summary>
    public sealed class PinClaims
    {
        private readonly string[] owners = Texts.New(BoardPins.PinCount);

        /// <summary>Claims a pin for a function.</summary>
        /// <param name="pin">Its number, or <see cref="BoardPins.NotFitted"/>.</param>
        /// <param name="function">What it is for, in words for a technician.</param>
        /// <returns>The pin.</returns>
        /// <exception cref="InvalidOperationException">The board has no pin for that, or another function has it: the message names both.</exception>
        public int Claim(int pin, string function)
        {
            if (pin == BoardPins.NotFitted)
            {
                throw new InvalidOperationException("this board has no pin for the " + function);
            }

            if (pin < 0 || pin >= owners.Length)
            {
                throw new InvalidOperationException("the " + function + " names pin " + pin + ", which no ESP32 has");
            }

            if (owners[pin] != null)
            {
                throw new InvalidOperationException("the " + function + " needs pin " + pin + ", which the " + owners[pin] + " has");
            }

            owners[pin] = function;
            return pin;
        }
    }
}
