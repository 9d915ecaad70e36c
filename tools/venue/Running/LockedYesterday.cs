using System.IO;
using Trackside.Core;

namespace Trackside.Venue.Running;

/// <summary>
/// The virtual venue begins as one whose power was cut over night with its first route locked: the control box proves that direction anew, which needs no empty track
/// and no sweep. A control box that has never locked anything would begin in BLANK.
/// </summary>
internal static class LockedYesterday
{
    /// <summary>Writes what the control box kept.</summary>
    /// <param name="configuration">Its configuration file.</param>
    /// <param name="flash">The folder that stands for its flash.</param>
    public static void Write(byte[] configuration, string flash)
    {
        BoxConfiguration box = BoxConfiguration.Read(configuration, configuration.Length, null);
        DirectionPlan plan = DirectionPlan.Of(box);
        new InterlockStore(new Folder(flash), plan).Keep(InterlockStore.Locked, plan.FirstEpoch, plan.FirstRoute, plan.FirstRoute, new byte[plan.BoxCount]);
    }

    private sealed class Folder(string path) : IStorage
    {
        public int Read(string name, byte[] target) => -1;

        public bool Write(string name, byte[] source, int count)
        {
            File.WriteAllBytes(Path.Combine(path, name), source[..count]);
            return true;
        }
    }
}
