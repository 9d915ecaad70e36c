using System;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Trackside.Core;

namespace Trackside.Box
{
    /// <summary>The one loop. Library threads wake it early; it wakes by itself every 10 ms.</summary>
    public static class Loop
    {
        /// <summary>Longest time between two ticks while nothing happens, in milliseconds: one tick of the device's scheduler.</summary>
        public const int TickMilliseconds = 10;

        /// <summary>Ticks in a row that may fail before the box starts anew. The roles catch their own faults: this is for what is left.</summary>
        public const int MostFailures = 10;

        /// <summary>Runs a configured box. Does not return; when it gives up, the log is kept for the next boot.</summary>
        public static void Run(Core.Box box, LogRing log, IStorage storage, AutoResetEvent wake)
        {
            int failures = 0;
            while (failures < MostFailures)
            {
                failures = TryRound(box, wake) ? 0 : failures + 1;
            }

            log.Add((long)HighResTimer.GetCurrent(), "the loop failed " + MostFailures.ToString() + " times: " + box.Supervisor.LastFault);
            log.Keep(storage);
            Power.RebootDevice();
        }

        /// <summary>One round of the loop: waits, then a tick.</summary>
        /// <returns>False where the tick failed; the supervisor has counted it.</returns>
        public static bool TryRound(Core.Box box, AutoResetEvent wake)
        {
            // Outside the try: on the way down of a chip that lost its power, this is what ends the thread.
            wake.WaitOne(TickMilliseconds, false);
            try
            {
                long now = (long)HighResTimer.GetCurrent();
                box.Supervisor.TickBegins(now);
                box.Tick(now);
                box.Supervisor.TickEnds();
                return true;
            }
            catch (Exception fault)
            {
                box.Supervisor.Count(fault);
                return false;
            }
        }

        /// <summary>Runs a box that does not know what it is: the fault pattern on its status light, and the console. Does not return.</summary>
        public static void RunUnconfigured(ILamps lamps, BoxConsole console, AutoResetEvent wake)
        {
            StatusLight light = new StatusLight(lamps);
            while (true)
            {
                wake.WaitOne(TickMilliseconds, false);
                long now = (long)HighResTimer.GetCurrent();
                light.Step(StatusLight.Unconfigured, now);
                console.Step(now);
            }
        }
    }
}
