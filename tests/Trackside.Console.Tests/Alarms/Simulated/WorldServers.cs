using Trackside.Core;
using Trackside.Virtual;

namespace Trackside.Technician.Tests.Alarms.Simulated;

/// <summary>The venue's two time servers: each may be wrong or silent.</summary>
internal sealed class WorldServers(World world)
{
    /// <summary>What each is wrong by, in seconds.</summary>
    public double[] Error { get; } = [0, 0];

    /// <summary>Whether each is silent.</summary>
    public bool[] IsSilent { get; } = [false, false];

    /// <summary>Both fall silent, or speak again.</summary>
    public void Silence(bool isSilent) => IsSilent[0] = IsSilent[1] = isSilent;

    /// <summary>A box asks: an exchange of 2 ms with each server.</summary>
    public void Answer(Chip chip, ExchangeRing ring, int servers)
    {
        for (int server = 0; server < servers; server++)
        {
            if (IsSilent[server])
            {
                continue;
            }

            int asked = server;
            long sent = chip.Now;
            world.After(0.001, () =>
            {
                long told = world.Utc + (long)(Error[asked] * 1e6);
                world.After(0.001, () => ring.Put(new Exchange { Server = asked, Sent = sent, Received = told, Answered = told, Returned = chip.Now }));
            });
        }
    }
}
