using System;
using nanoFramework.Hardware.Esp32.Rmt;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>
    /// The data line of a WS2812 panel on an RMT transmitter. Sends a buffer that is used again and again: the device's own panel library
    /// allocates some 24 entries a pixel at each update. Loop only.
    /// </summary>
    public sealed class RmtPixels : IPixels
    {
        private readonly TransmitterChannel channel;

        private RmtPixels(TransmitterChannel channel)
        {
            this.channel = channel;
        }

        /// <inheritdoc/>
        public bool IsIdle { get { return channel.IsChannelIdle; } }

        /// <summary>Opens the data line of a board.</summary>
        /// <exception cref="InvalidOperationException">The board has none, or something else has its pin.</exception>
        public static RmtPixels Open(BoardPins board, PinClaims claims)
        {
            int pin = claims.Claim(board.PixelPin, "data line of the pixel panel");
            TransmitChannelSettings settings = new TransmitChannelSettings(board.PixelChannel, pin);
            settings.ClockDivider = PixelEncoder.ClockDivider;
            settings.EnableCarrierWave = false;
            settings.EnableIdleLevelOutput = true;
            settings.IdleLevel = false;
            return new RmtPixels(new TransmitterChannel(settings));
        }

        /// <inheritdoc/>
        public void Send(byte[] items)
        {
            channel.SendData(items, false);
        }
    }
}
