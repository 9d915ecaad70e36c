using System;

namespace System.Device.Gpio
{
    public struct GpioPulseCount
    {
        public long Count;
    }

    public sealed class GpioPulseCounter : IDisposable
    {
        public GpioPulsePolarity Polarity
        {
            get => throw null;
            set => throw null;
        }

        public GpioPulseCounter(int pinNumberA, int pinNumberB = -1) => throw null;
        public GpioPulseCount Read() => throw null;
        public void Start() => throw null;
        public void Dispose() => throw null;
    }

    public enum GpioPulsePolarity
    {
        Rising = 2,
    }
}

namespace nanoFramework.Hardware.Esp32
{
    public class Configuration
    {
        public static void SetPinFunction(int pin, DeviceFunction value) => throw null;
        internal Configuration() => throw null;
    }

    public enum DeviceFunction
    {
        I2C1_DATA = 131328,
        I2C1_CLOCK = 131329,
        COM2_TX = 197120,
        COM2_RX = 197121,
        COM3_TX = 197376,
        COM3_RX = 197377,
    }

    public class HighResTimer : IDisposable
    {
        public static ulong GetCurrent() => throw null;
        public void Dispose() => throw null;
        internal HighResTimer() => throw null;
    }

    public class NativeMemory
    {
        public enum MemoryType
        {
            All = 0,
        }

        public static void GetMemoryInfo(MemoryType memType, out uint totalSize, out uint totalFreeSize, out uint largestFreeBlock) => throw null;
        internal NativeMemory() => throw null;
    }
}
