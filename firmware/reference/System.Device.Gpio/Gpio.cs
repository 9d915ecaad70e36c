using nanoFramework.Runtime.Events;

namespace System.Device.Gpio
{
    public sealed class GpioController : IDisposable
    {
        public GpioController() => throw null;
        public GpioPin OpenPin(int pinNumber, PinMode mode) => throw null;
        public void Dispose() => throw null;
    }

    public sealed class GpioPin : IDisposable
    {
        public event PinValueChangedEventHandler ValueChanged
        {
            add => throw null;
            remove => throw null;
        }

        public PinValue Read() => throw null;
        public void Write(PinValue value) => throw null;
        public void Toggle() => throw null;
        public void Dispose() => throw null;
        internal GpioPin() => throw null;
    }

    public enum PinEventTypes
    {
        Rising = 1,
    }

    public enum PinMode
    {
        Input = 0,
        InputPullDown = 1,
        InputPullUp = 2,
        Output = 3,
    }

    public struct PinValue
    {
        public static PinValue Low => throw null;
        public static explicit operator bool(PinValue value) => throw null;
    }

    public class PinValueChangedEventArgs : BaseEvent
    {
        public PinEventTypes ChangeType => throw null;
        public int PinNumber => throw null;
        internal PinValueChangedEventArgs() => throw null;
    }

    public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
}
