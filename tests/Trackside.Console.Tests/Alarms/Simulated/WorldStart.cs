using Trackside.Box;
using Trackside.Core;
using Trackside.Devices;
using Trackside.Messages;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>The start of a box as <c>Program.Main</c> does it, but for what reaches out of the chip. To be called as the chip's firmware.</summary>
internal static class WorldStart
{
    /// <summary>Reads what the flash holds.</summary>
    public static BoxParts Read()
    {
        FlashStorage storage = new();
        BootCounter counter = new(storage);
        BoxParts parts = new() { Platform = new Platform(), Storage = storage, Store = new ConfigurationStore(storage) };
        byte[] file = new byte[Limits.Configuration];
        parts.Configuration = BoxConfiguration.Read(file, parts.Store.Start(file), "VIRTUAL");
        parts.Log = parts.Configuration.Has(Roles.Timing) ? new PassingLog(new FlashSegments(), parts.Configuration.OutboxCapacity) : null;
        parts.Boot = counter.Count(parts.Log?.NewestBoot ?? 0);
        parts.IsBootKept = counter.IsKept;
        return parts;
    }

    /// <summary>Puts the box and its console together.</summary>
    /// <param name="parts">What was read.</param>
    /// <param name="world">Its broker and its time servers, and what is fitted otherwise.</param>
    public static Core.Box Assemble(BoxParts parts, WorldBox world)
    {
        CompositionRoot root = new(parts.Configuration);
        root.Assemble(parts, new Virtual.Shims.AutoResetEvent(false));
        parts.Link = world;
        parts.ClockQuery = world;
        world.Refit?.Invoke(parts);
        Core.Box box = new(parts);
        root.MakeConsole(new ConsoleFacts
        {
            Configuration = parts.Configuration,
            Box = box,
            Log = parts.Journal,
            Platform = parts.Platform,
            Storage = parts.Storage,
            Store = parts.Store,
            Keys = parts.Keys,
            Hmac = parts.Hmac,
            Markers = parts.Markers,
            Boot = parts.Boot,
            Firmware = FirmwareVersion.Current,
            Target = "VIRTUAL",
            IsFrench = parts.Configuration.IsFrench,
        });
        return box;
    }
}
