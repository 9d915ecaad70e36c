using System;
using Trackside.Core;

namespace Trackside.Simulation;

/// <summary>A board without lamps, buttons or pins.</summary>
internal sealed class BareBoard : ILamps, IInputs, IPlatform
{
    public long FreeMemory => 100_000;

    public long Now { get; set; }

    public void Reboot() => throw new InvalidOperationException("nobody asked this box to restart");

    public void Set(int lamp, bool lit)
    {
    }

    public bool IsActive(int input) => false;

    public void WakeLoop()
    {
    }
}

/// <summary>A time server behind a network: each exchange takes its own time there and back, some are lost.</summary>
internal sealed class SimClock(Agenda agenda, Dice dice, SimBox box) : IClockQuery
{
    private const long LongestWay = 4_000;
    private const int LostOfTenThousand = 300;

    public int Failures => 0;

    public ExchangeRing? Ring { get; set; }

    public void Ask()
    {
        ExchangeRing ring = Ring!;
        long sent = box.Monotonic;
        if (box.IsPartitioned || dice.Chance(LostOfTenThousand))
        {
            return;
        }

        agenda.After(dice.Between(100, LongestWay), () =>
        {
            long there = Truth.Utc(agenda.Now);
            agenda.After(dice.Between(100, LongestWay), () =>
            {
                if (ring == Ring)
                {
                    ring.Put(sent, there, there, box.Monotonic);
                }
            });
        });
    }
}
