using System;
using System.Device.Gpio;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Hardware.Esp32.Rmt;
using Trackside.Core;

namespace Trackside.Devices
{
    /// <summary>A loop's marker pin, and the RMT channel that captures the loop's line with the marker in it. Called by the loop only.</summary>
    public sealed class RmtMarker : IMarkerLine
    {
        /// <summary>Memory blocks of a channel: a capture of <see cref="MarkerCapture.Most"/> durations.</summary>
        public const int MemoryBlocks = 2;

        // Glitches below 255 / 80 MHz = 3.19 us vanish: the longest there is.
        private const byte Filter = 255;

        // Finished captures that may wait: 2 KB, room for 24 ordinary vehicles.
        private const int BufferItems = 512;

        private readonly ReceiverChannel receiver;
        private readonly GpioPin pin;
        private long lastAt;

        private RmtMarker(ReceiverChannel receiver, GpioPin pin)
        {
            this.receiver = receiver;
            this.pin = pin;
        }

        /// <summary>Opens the marker of a loop, its line at rest (low), and begins to capture.</summary>
        /// <exception cref="InvalidOperationException">The board has no pin for it, or something else has it.</exception>
        public static RmtMarker Open(BoardPins board, PinClaims claims, int loop)
        {
            string name = "of loop " + (loop + 1).ToString();
            int marker = claims.Claim(board.MarkerPin(loop), "marker line " + name);
            int capture = claims.Claim(board.CapturePin(loop), "capture input " + name);
            GpioPin pin = new GpioController().OpenPin(marker, PinMode.Output);

            // The runtime remembers an output's level over a restart of the program; the toggles count from a known one.
            pin.Write(PinValue.Low);
            ReceiverChannel receiver = new ReceiverChannel(Settings(board.FirstCaptureChannel + (loop * MemoryBlocks), capture));
            receiver.Start(true);
            return new RmtMarker(receiver, pin);
        }

        /// <inheritdoc/>
        public void Toggle(int gap, out long before, out long after)
        {
            long due = lastAt + gap;
            before = (long)HighResTimer.GetCurrent();
            while (before < due)
            {
                before = (long)HighResTimer.GetCurrent();
            }

            pin.Toggle();
            after = (long)HighResTimer.GetCurrent();
            lastAt = after;
        }

        /// <inheritdoc/>
        public bool Take(MarkerCapture capture)
        {
            RmtCommand[] items = receiver.GetAllItems();
            if (items == null)
            {
                return false;
            }

            capture.TakenAt = (long)HighResTimer.GetCurrent();
            capture.Count = 0;
            capture.IsDamaged = false;
            capture.FirstLevel = items.Length > 0 && items[0].Level0;
            for (int i = 0; i < items.Length; i++)
            {
                RmtCommand item = items[i];
                if (!TakeDuration(capture, item.Duration0, item.Level0) || !TakeDuration(capture, item.Duration1, item.Level1))
                {
                    return true;
                }
            }

            return true;
        }

        // A duration of 0 is the end. Even ones have the level after the first edge, odd ones the other.
        private static bool TakeDuration(MarkerCapture capture, int ticks, bool level)
        {
            if (ticks == 0)
            {
                return false;
            }

            bool isEven = (capture.Count & 1) == 0;
            if (capture.Count == MarkerCapture.Most || level != (capture.FirstLevel == isEven))
            {
                capture.IsDamaged = true;
                return false;
            }

            capture.Durations[capture.Count++] = ticks;
            return true;
        }

        private static ReceiverChannelSettings Settings(int channel, int pin)
        {
            ReceiverChannelSettings settings = new ReceiverChannelSettings(channel, pin);
            settings.ClockDivider = MarkerCapture.CyclesPerTick;
            settings.NumberOfMemoryBlocks = MemoryBlocks;
            settings.BufferSize = BufferItems;
            settings.IdleThreshold = MarkerCapture.SilenceTicks;
            settings.EnableFilter = true;
            settings.FilterThreshold = Filter;

            // Waiting would hold up every thread of the box.
            settings.ReceiveTimeout = TimeSpan.Zero;
            return settings;
        }
    }
}
