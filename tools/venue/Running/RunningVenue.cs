using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using Trackside.Venue.VenueFile;

namespace Trackside.Venue.Running;

/// <summary>Where the venue that runs on this machine is to be found, for other commands: a small file that lives as long as the run.</summary>
/// <param name="Process">The run's process.</param>
/// <param name="BrokerPort">Its broker's port on loopback.</param>
/// <param name="Venue">The venue's name.</param>
/// <param name="Keys">The folder of its keys; null where it runs without.</param>
internal sealed record RunningVenue(int Process, int BrokerPort, string Venue, string? Keys)
{
    /// <summary>Where its boxes find broker and time.</summary>
    public NetworkPlan? Network { get; init; }

    private static string FilePath => Path.Combine(House.Root(), ".trackside", "run.json");

    /// <summary>Tells of a run of this process; disposing takes it back.</summary>
    public static IDisposable Announce(NetworkPlan network, string venue, string? keys)
    {
        RunningVenue mine = new(Environment.ProcessId, network.BrokerPort, venue, keys) { Network = network };
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
            File.WriteAllText(FilePath, JsonSerializer.Serialize(mine));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is read-only: other commands then need --broker.
        }

        return new Announcement(mine);
    }

    /// <summary>The run that was announced last and still lives; null for none.</summary>
    public static RunningVenue? Find()
    {
        try
        {
            RunningVenue? found = JsonSerializer.Deserialize<RunningVenue>(File.ReadAllText(FilePath));
            using Process? process = found is null ? null : System.Diagnostics.Process.GetProcessById(found.Process);
            return found;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or ArgumentException)
        {
            return null;
        }
    }

    private sealed class Announcement(RunningVenue mine) : IDisposable
    {
        public void Dispose()
        {
            if (Find() == mine)
            {
                File.Delete(FilePath);
            }
        }
    }
}
