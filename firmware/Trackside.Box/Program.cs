using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Messages;

namespace Trackside.Box
{
    /// <summary>Where a box begins: reads what it is to be, puts it together, and runs the one loop until the power goes.</summary>
    public static class Program
    {
        /// <summary>File that holds the box's configuration.</summary>
        public const string ConfigurationFile = "config.json";

        /// <summary>The firmware's entry point. Does not return.</summary>
        public static void Main()
        {
            AutoResetEvent wake = new AutoResetEvent(false);
            FlashStorage storage = new FlashStorage();
            BootCounter counter = new BootCounter(storage);
            BoxConfiguration configuration = ReadConfiguration(storage);
            PassingLog log = OpenLog(configuration);
            int boot = counter.Count(log == null ? 0 : log.NewestBoot);
            Console.WriteLine("trackside " + FirmwareVersion.Current + " boot " + boot.ToString());
            CompositionRoot root = new CompositionRoot(configuration);
            Core.Box box = TryAssemble(root, configuration, log, boot, counter.IsKept, wake);
            if (box != null)
            {
                Loop.Run(box, wake);
            }

            Loop.RunUnconfigured(root.Lamps, wake);
        }

        private static Core.Box TryAssemble(CompositionRoot root, BoxConfiguration configuration, PassingLog log, int boot, bool isBootKept, AutoResetEvent wake)
        {
            if (configuration.Fault != ConfigurationFault.None)
            {
                Console.WriteLine(ConfigurationAdvice.InFrench(configuration));
                Console.WriteLine(ConfigurationAdvice.InEnglish(configuration));
                return null;
            }

            Console.WriteLine("box " + configuration.Box + " roles " + configuration.RoleNames + " board " + configuration.Board + " configuration " + configuration.Seal);
            try
            {
                return root.Assemble(configuration, log, boot, isBootKept, wake);
            }
            catch (Exception fault)
            {
                // Roles this board cannot serve: what was opened is dark, and stays so.
                Console.WriteLine(ConfigurationAdvice.Unfit + fault.Message);
                return null;
            }
        }

        private static PassingLog OpenLog(BoxConfiguration configuration)
        {
            bool isTiming = configuration.Fault == ConfigurationFault.None && configuration.Has(Roles.Timing);
            return isTiming ? new PassingLog(new FlashSegments(), configuration.OutboxCapacity) : null;
        }

        private static BoxConfiguration ReadConfiguration(FlashStorage storage)
        {
            byte[] file = new byte[Limits.Configuration];
            int count = storage.Read(ConfigurationFile, file);
            BoxConfiguration configuration = BoxConfiguration.Read(file, count, null);
            if (configuration.Fault == ConfigurationFault.None && BoardTable.Find(configuration.Board, SystemInfo.TargetName) == null)
            {
                // The board it names is not this one: read against this one's, it is refused with the field named.
                configuration = BoxConfiguration.Read(file, count, SystemInfo.TargetName);
            }

            return configuration;
        }
    }
}
