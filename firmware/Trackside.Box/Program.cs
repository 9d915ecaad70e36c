using System;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Messages;

namespace Trackside.Box
{
    /// <summary>Where a box begins: reads what it is to be, puts it together, and runs the one loop until the power goes.</summary>
    public static class Program
    {
        /// <summary>The firmware's entry point. Does not return.</summary>
        public static void Main()
        {
            AutoResetEvent wake = new AutoResetEvent(false);
            FlashStorage storage = new FlashStorage();
            BootCounter counter = new BootCounter(storage);
            BoxParts parts = new BoxParts();
            Platform platform = new Platform();
            parts.Platform = platform;
            parts.Storage = storage;
            parts.Store = new ConfigurationStore(storage);
            parts.Configuration = ReadConfiguration(parts.Store);
            TrialGuard.Watch(parts.Store, TrialGuard.LimitMilliseconds);
            parts.Log = OpenLog(parts.Configuration);
            parts.Boot = counter.Count(parts.Log == null ? 0 : parts.Log.NewestBoot);
            parts.IsBootKept = counter.IsKept;
            string title = "trackside " + FirmwareVersion.Current + " boot " + parts.Boot.ToString();
            Console.WriteLine(title);
            parts.Journal.Recover(storage);
            parts.Journal.Add((long)HighResTimer.GetCurrent(), title);
            TellStanding(parts);
            CompositionRoot root = new CompositionRoot(parts.Configuration);
            Core.Box box = TryAssemble(root, parts, wake);
            if (box == null && parts.Store.IsOnTrial)
            {
                TrialDesk.GiveUp(parts, RollbackReason.Unfit, parts.Platform.Now);
            }

            BoxConsole console = root.MakeConsole(FactsOf(parts, box));
            platform.MeasureHeap();
            if (box != null)
            {
                Loop.Run(box, parts.Journal, storage, wake);
            }

            Loop.RunUnconfigured(root.Lamps, console, wake);
        }

        private static ConsoleFacts FactsOf(BoxParts parts, Core.Box box)
        {
            ConsoleFacts facts = new ConsoleFacts();
            facts.Configuration = parts.Configuration;
            facts.Box = box;
            facts.Log = parts.Journal;
            facts.Platform = parts.Platform;
            facts.Storage = parts.Storage;
            facts.Store = parts.Store;
            facts.Keys = parts.Keys;
            facts.Hmac = parts.Hmac;
            facts.Markers = parts.Markers;
            facts.Boot = parts.Boot;
            facts.Firmware = FirmwareVersion.Current;
            facts.Target = SystemInfo.TargetName;
            facts.IsFrench = parts.Configuration.IsFrench;
            return facts;
        }

        private static void TellStanding(BoxParts parts)
        {
            ConfigurationStore store = parts.Store;
            string standing = ConfigCommand.StandingOf(store, false);
            if (standing != null)
            {
                Console.WriteLine(standing);
            }

            if (store.IsOnTrial || store.HasJustRolledBack)
            {
                parts.Journal.Add(parts.Platform.Now, standing);
            }
        }

        private static Core.Box TryAssemble(CompositionRoot root, BoxParts parts, AutoResetEvent wake)
        {
            BoxConfiguration configuration = parts.Configuration;
            if (configuration.Fault != ConfigurationFault.None)
            {
                Console.WriteLine(ConfigurationAdvice.InFrench(configuration));
                Console.WriteLine(ConfigurationAdvice.InEnglish(configuration));
                return null;
            }

            Console.WriteLine("box " + configuration.Box + " roles " + configuration.RoleNames + " board " + configuration.Board + " configuration " + configuration.Seal);
            try
            {
                return root.Assemble(parts, wake);
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

        private static BoxConfiguration ReadConfiguration(ConfigurationStore store)
        {
            byte[] file = new byte[Limits.Configuration];
            int count = store.Start(file);
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
