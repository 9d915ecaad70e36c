using System.Threading;
using nanoFramework.Runtime.Native;
using Trackside.Core;

namespace Trackside.Box
{
    /// <summary>
    /// Restarts a box whose loop hangs or never began while its configuration is on trial: the chip has no watchdog of its own that this firmware can reach. A thread
    /// beside everything else, and only during a trial. A native call that never ends holds it up too: then the next cut of the power ends the trial.
    /// </summary>
    public static class TrialGuard
    {
        /// <summary>Time after which a trial must have ended by itself, in milliseconds: the 60 s of <see cref="TrialWatch"/> and what starting takes.</summary>
        public const int LimitMilliseconds = 75000;

        /// <summary>Begins to watch; nothing where the configuration is not on trial.</summary>
        /// <param name="store">Tells whether the trial goes on.</param>
        /// <param name="milliseconds">Time it may take.</param>
        public static void Watch(ConfigurationStore store, int milliseconds)
        {
            if (store.IsOnTrial)
            {
                Thread thread = new Thread(() => RestartAfter(store, milliseconds));
                thread.Start();
            }
        }

        private static void RestartAfter(ConfigurationStore store, int milliseconds)
        {
            new AutoResetEvent(false).WaitOne(milliseconds, false);
            if (store.IsOnTrial)
            {
                Power.RebootDevice();
            }
        }
    }
}
