using System;
using System.IO;
using System.Text;
using System.Text.Json;

namespace Trackside.Venue.Running;

/// <summary>The figures of a run.</summary>
/// <param name="Boxes">Boxes of the venue.</param>
/// <param name="Ready">Boxes that were ready at the end.</param>
/// <param name="ReadySeconds">From power on until the last box was ready for the first time; null when that never was.</param>
/// <param name="Ledger">What was made against what is stored.</param>
/// <param name="Laps">Laps of all circuits.</param>
/// <param name="Reconnects">Connections of boxes to the broker after their first.</param>
internal sealed record RunResult(int Boxes, int Ready, double? ReadySeconds, Ledger Ledger, int Laps, long Reconnects)
{
    /// <summary>Whether everybody had keys and needed them.</summary>
    public bool IsSecure { get; init; }

    /// <summary>Messages the gateway did not believe: without an intruder there are none.</summary>
    public long Refused { get; init; }

    /// <summary>Whether the run was as it must be.</summary>
    public bool Good => Ready == Boxes && Ledger.Balanced && Refused == 0;

    /// <summary>One JSON object.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("boxes", Boxes);
            writer.WriteNumber("ready", Ready);
            if (ReadySeconds is double seconds)
            {
                writer.WriteNumber("ready_seconds", Math.Round(seconds, 2));
            }
            else
            {
                writer.WriteNull("ready_seconds");
            }

            writer.WriteNumber("passings_made", Ledger.Made);
            writer.WriteNumber("passings_stored", Ledger.Stored);
            writer.WriteNumber("lost", Ledger.Lost.Count);
            writer.WriteNumber("duplicated", Ledger.Duplicated.Count);
            writer.WriteNumber("unexplained", Ledger.Unexplained.Count);
            writer.WriteNumber("misstated", Ledger.Misstated.Count);
            writer.WriteNumber("laps", Laps);
            writer.WriteNumber("reconnects", Reconnects);
            writer.WriteBoolean("secure", IsSecure);
            writer.WriteNumber("refused", Refused);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
