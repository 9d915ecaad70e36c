using System;
using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>The words of flags in tables, with <c>+</c> between.</summary>
internal static class FlagWords
{
    private static readonly string[] OfLaps =
    [
        "short-gap", "wrong-way", "clock-unsynced", "historical", "gap", "untimed", "short-lap", "pit", "direction-unsure", "assumed",
    ];

    private static readonly string[] OfStages =
    [
        "short-gap", "wrong-way", "clock-unsynced", "historical", "not-alone", "red", "finish-b", "no-b", "missed-intermediate", "direction-unsure", "false-start",
    ];

    internal static string Of(LapFlags flags) => Join(OfLaps, (int)flags);

    internal static string Of(StageFlags flags) => Join(OfStages, (int)flags);

    private static string Join(string[] words, int flags)
    {
        var set = new List<string>();
        for (int i = 0; i < words.Length; i++)
        {
            if ((flags & (1 << i)) != 0)
            {
                set.Add(words[i]);
            }
        }

        return string.Join('+', set);
    }
}
