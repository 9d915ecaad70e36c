using System;

namespace Trackside.Virtual;

/// <summary>Who has which of the eight memory blocks of an ESP32's RMT: a channel owns its own and, if it wants more, those of the next.</summary>
internal sealed class RmtBlocks
{
    internal const int Count = 8;

    /// <summary>Items of two durations in a block.</summary>
    internal const int Items = 64;

    private readonly bool[] taken = new bool[Count];

    internal void Claim(int channel, int blocks)
    {
        lock (taken)
        {
            if (channel < 0 || blocks < 1 || channel + blocks > Count)
            {
                throw new ArgumentOutOfRangeException(nameof(channel), $"RMT channel {channel} with {blocks} blocks: there are 8 blocks, and a channel takes its own and the next ones.");
            }

            if (Array.IndexOf(taken, true, channel, blocks) >= 0)
            {
                throw new InvalidOperationException($"RMT channel {channel} with {blocks} blocks reaches into another channel's memory.");
            }

            Array.Fill(taken, true, channel, blocks);
        }
    }

    internal void Release(int channel, int blocks)
    {
        lock (taken)
        {
            Array.Fill(taken, false, channel, blocks);
        }
    }
}
