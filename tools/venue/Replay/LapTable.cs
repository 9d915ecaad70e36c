using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Trackside.Gateway;

namespace Trackside.Venue.Replay;

/// <summary>The laps of a replay, as text for other programs.</summary>
internal static class LapTable
{
    /// <summary>Comma between, one lap a line, flags with + between.</summary>
    public static string Csv(IReadOnlyList<Lap> laps)
    {
        StringBuilder text = new("transponder,lap,start_us,lap_us,flags\n");
        foreach (Lap lap in Sorted(laps))
        {
            text.Append(FormattableString.Invariant($"{lap.Transponder},{lap.Number},{lap.StartMicroseconds},{lap.LapMicroseconds},{lap.FlagText}\n"));
        }

        return text.ToString();
    }

    /// <summary>An array of objects, one lap a line.</summary>
    public static string Json(IReadOnlyList<Lap> laps)
    {
        IEnumerable<string> lines = Sorted(laps).Select(One);
        return $"[\n{string.Join(",\n", lines)}\n]\n";
    }

    private static string One(Lap lap)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("transponder", lap.Transponder);
            writer.WriteNumber("lap", lap.Number);
            writer.WriteNumber("start_us", lap.StartMicroseconds);
            writer.WriteNumber("lap_us", lap.LapMicroseconds);
            writer.WriteStartArray("flags");
            foreach (string flag in lap.FlagText.Split('+', StringSplitOptions.RemoveEmptyEntries))
            {
                writer.WriteStringValue(flag);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<Lap> Sorted(IReadOnlyList<Lap> laps) => laps.OrderBy(lap => lap.Transponder).ThenBy(lap => lap.Number);
}
