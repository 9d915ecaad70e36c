using System;
using Trackside.Messages;

namespace Trackside.Core
{
    /// <summary>
    /// Keeps the devices on the I2C bus: at most one of them a tick, one every 20 ms, since each transfer holds up everything. The buttons every 40 ms (a change
    /// is confirmed 20 ms later, so a press counts within 100 ms), the lights on a change and once a second, the light sensor every two seconds, the battery every
    /// ten. Loop only; what the bindings allocate apart it allocates nothing.
    /// <code>
    /// device     event                                                   next
    /// Starting   it answered Start                                       Running
    /// Running    three calls in a row without a good answer              Off
    /// Starting   the same                                                Off
    /// any        a call of any device took 200 ms or more: bus hung      Off, every device
    /// Off        two minutes are over, and the circuit is closed         Starting
    /// </code>
    /// Off: small lights dark, buttons open, illuminance and voltage unknown, <see cref="Alarm.BusFailed"/>. A bus that hangs holds up the box for
    /// about a second a transfer, and a call makes two to seven: the permit's
    /// watchdog has then dropped green and arrows, and whatever restricts has stayed lit.
    /// </summary>
    public sealed class BusKeeper : IIndicators, IAmbientLight
    {
        /// <summary>Least time between two calls, in microseconds.</summary>
        public const long SlotMicroseconds = 20000;

        /// <summary>A call this long is a bus that hangs: the slowest good one is the battery's, below 5 ms; a pause of the collector comes on top.</summary>
        public const long HungMicroseconds = 200000;

        /// <summary>Calls in a row without a good answer that switch a device off.</summary>
        public const int MostFailures = 3;

        /// <summary>Pause before a device that is off is tried again, in microseconds.</summary>
        public const long RetryMicroseconds = 120000000;

        private const long ButtonsMicroseconds = 40000;
        private const long LightsMicroseconds = 1000000;
        private const long AmbientMicroseconds = 2000000;
        private const long BatteryMicroseconds = 10000000;
        private const long StartMicroseconds = 250000;
        private const int Unknown = -1;

        private readonly IBusDevice[] devices;
        private readonly IPlatform platform;
        private readonly ContactWatch contacts;
        private readonly BatteryWatch battery;
        private readonly long[] dueAt = new long[BusDevice.Count];
        private readonly int[] failures = new int[BusDevice.Count];
        private int running;
        private int off;
        private int failed;
        private int wanted;
        private int shown = Unknown;
        private int lux = Unknown;
        private long slotAt;
        private long retryAt;

        /// <summary>Makes a keeper; nothing is transferred before the first step.</summary>
        /// <param name="devices">By the numbers of <see cref="BusDevice"/>; null where there is none.</param>
        /// <param name="platform">Measures the calls.</param>
        /// <param name="edges">Where the expander's buttons go.</param>
        /// <param name="batteryLow">Millivolts below which the battery is low; 0 for never.</param>
        public BusKeeper(IBusDevice[] devices, IPlatform platform, EdgeRing edges, int batteryLow)
        {
            this.devices = devices;
            this.platform = platform;
            contacts = new ContactWatch(edges);
            battery = new BatteryWatch(batteryLow);
        }

        /// <summary>The contacts on the expander.</summary>
        public ContactWatch Contacts { get { return contacts; } }

        /// <summary>The battery.</summary>
        public BatteryWatch Battery { get { return battery; } }

        /// <summary>The devices that were switched off and have not answered since: bit n for device n.</summary>
        public int Failed { get { return failed; } }

        /// <summary>Standing alarms: bits of <see cref="Alarm"/>.</summary>
        public long Alarms
        {
            get { return (failed != 0 ? Alarm.BusFailed : Alarm.None) | (battery.IsLow ? Alarm.BatteryLow : Alarm.None); }
        }

        /// <inheritdoc/>
        public void Show(int lights)
        {
            wanted = lights;
        }

        /// <inheritdoc/>
        public int Read()
        {
            return lux;
        }

        /// <summary>Whether devices that are off may be tried again: only while the circuit is closed, since a bus that still hangs stalls the box for some seconds.</summary>
        public bool WantsRetry(long now)
        {
            return off != 0 && now >= retryAt;
        }

        /// <summary>Tries every device that is off again.</summary>
        public void Retry(long now)
        {
            for (int device = 0; device < BusDevice.Count; device++)
            {
                if ((off & (1 << device)) != 0)
                {
                    failures[device] = 0;
                    dueAt[device] = now;
                }
            }

            off = 0;
        }

        /// <summary>Calls the device that is due, if any.</summary>
        public void Step(long now)
        {
            if (now < slotAt)
            {
                return;
            }

            int device = Due(now);
            if (device >= 0)
            {
                slotAt = now + SlotMicroseconds;
                Call(device, now);
            }
        }

        // The buttons first: every second slot is left to the others.
        private int Due(long now)
        {
            for (int step = 0; step < BusDevice.Count; step++)
            {
                int device = (step + BusDevice.Buttons) % BusDevice.Count;
                bool isChanged = device == BusDevice.Lights && wanted != shown && (running & 1) != 0;
                if (devices[device] != null && (off & (1 << device)) == 0 && (isChanged || now >= dueAt[device]))
                {
                    return device;
                }
            }

            return -1;
        }

        private void Call(int device, long now)
        {
            long before = platform.Now;
            bool isGood;
            bool wasRunning = (running & (1 << device)) != 0;
            try
            {
                isGood = wasRunning ? Transfer(device, now) : Start(device, now);
            }
            catch (Exception)
            {
                // A binding's own complaint is no other than a device that does not answer.
                isGood = false;
            }

            long took = platform.Now - before;
            failures[device] = !isGood ? failures[device] + 1 : wasRunning ? 0 : failures[device];
            if (took >= HungMicroseconds)
            {
                SwitchOffAll(now);
            }
            else if (failures[device] >= MostFailures)
            {
                SwitchOff(device, now);
            }
        }

        private bool Start(int device, long now)
        {
            bool isGood = devices[device].Start();
            running |= isGood ? 1 << device : 0;
            dueAt[device] = isGood ? now : now + StartMicroseconds;
            return isGood;
        }

        private bool Transfer(int device, long now)
        {
            int value = devices[device].Transfer(device == BusDevice.Lights ? wanted : 0);
            dueAt[device] = now + PeriodOf(device);
            if (value < 0)
            {
                // It may have been without power: it is set up again before it counts once more.
                running &= ~(1 << device);
                return false;
            }

            failed &= ~(1 << device);
            switch (device)
            {
                case BusDevice.Lights:
                    shown = value;
                    break;
                case BusDevice.Buttons:
                    contacts.Take(value, now);
                    dueAt[device] = contacts.IsMoving ? now + SlotMicroseconds : dueAt[device];
                    break;
                case BusDevice.Ambient:
                    lux = value;
                    break;
                default:
                    battery.Take(value);
                    break;
            }

            return true;
        }

        private static long PeriodOf(int device)
        {
            switch (device)
            {
                case BusDevice.Lights:
                    return LightsMicroseconds;
                case BusDevice.Buttons:
                    return ButtonsMicroseconds;
                case BusDevice.Ambient:
                    return AmbientMicroseconds;
                default:
                    return BatteryMicroseconds;
            }
        }

        private void SwitchOffAll(long now)
        {
            for (int device = 0; device < BusDevice.Count; device++)
            {
                if (devices[device] != null)
                {
                    SwitchOff(device, now);
                }
            }
        }

        private void SwitchOff(int device, long now)
        {
            off |= 1 << device;
            failed |= off;
            running &= ~(1 << device);
            retryAt = now + RetryMicroseconds;
            switch (device)
            {
                case BusDevice.Lights:
                    shown = Unknown;
                    break;
                case BusDevice.Buttons:
                    contacts.Lose(now);
                    break;
                case BusDevice.Ambient:
                    // Unknown is full brightness.
                    lux = Unknown;
                    break;
                default:
                    battery.Lose();
                    break;
            }
        }
    }
}
