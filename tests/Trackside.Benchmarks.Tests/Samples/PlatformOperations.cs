using System.Device.Gpio;
using System.Text;

namespace Trackside.Benchmarks.Samples
{
    /// <summary>Operations of the platform. The pin ones are only looked at, never run: they would need a chip.</summary>
    public static class PlatformOperations
    {
        private static object last;

        public static void ReadPin(GpioPin pin)
        {
            last = pin.Read() == PinValue.High ? pin : null;
        }

        public static bool ReadPinAsBool(GpioPin pin)
        {
            return (bool)pin.Read();
        }

        public static void WritePin(GpioPin pin)
        {
            pin.Write(PinValue.High);
        }

        public static void TogglePin(GpioPin pin)
        {
            pin.Toggle();
        }

        public static void NotInTheTable()
        {
            last = new StringBuilder();
        }
    }
}
