using Trackside.Core;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Configurations to change from and to, and the lives of a box between them.</summary>
    internal static class Trials
    {
        /// <summary>The file of a box, told apart by the port of its broker.</summary>
        internal static byte[] File(int port)
        {
            return File("timing", port);
        }

        /// <summary>The same of a box with other roles.</summary>
        internal static byte[] File(string roles, int port)
        {
            ConfigurationMessage message = Configurations.Message(roles);
            message.SetInteger(ConfigurationMessage.BrokerPort, port);
            return Configurations.File(message);
        }

        /// <summary>A flash that a box was put onto by the cable.</summary>
        internal static FakeStorage Flashed(byte[] file)
        {
            FakeStorage storage = new FakeStorage();
            storage.Put(ConfigurationStore.ActiveFile, file);
            return storage;
        }

        /// <summary>Starts the box: the port of the broker it runs with; -1 for unconfigured, -2 for half a configuration.</summary>
        internal static int Start(ConfigurationStore store)
        {
            byte[] file = new byte[Limits.Configuration];
            BoxConfiguration configuration = BoxConfiguration.Read(file, store.Start(file), "virtual");
            bool isSane = configuration.Fault == ConfigurationFault.None || configuration.Fault == ConfigurationFault.Missing;
            return configuration.Fault == ConfigurationFault.None ? configuration.BrokerPort : isSane ? -1 : -2;
        }

        /// <summary>The store of the next start.</summary>
        internal static ConfigurationStore Started(FakeStorage storage)
        {
            ConfigurationStore store = new ConfigurationStore(storage);
            Start(store);
            return store;
        }

        /// <summary>A flash with port 1 in use as <see cref="Flashed"/>, and port 2 given: it is tried at the next start.</summary>
        internal static FakeStorage Given()
        {
            FakeStorage storage = Flashed(File(1));
            byte[] file = File(2);
            Started(storage).Take(file, file.Length, true);
            return storage;
        }

        /// <summary>The same, port 2 confirmed and in its place.</summary>
        internal static FakeStorage Settled()
        {
            FakeStorage storage = Given();
            ConfigurationStore store = Started(storage);
            store.Confirm();
            store.Settle();
            return storage;
        }
    }
}
