using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using Trackside.Venue.Decoders;

namespace Trackside.Venue.Tests.Support;

/// <summary>The passings of the fixture, as figures, as frames and as the laps they must give.</summary>
internal static class KartPassings
{
    /// <summary>Between two passings a real decoder sends some status messages.</summary>
    private const int StatusesBetween = 3;

    internal sealed record Row(uint Number, uint Transponder, long Time, ushort Strength, ushort Hits, ushort Flags, uint Decoder);

    public static IReadOnlyList<Row> Rows { get; } = [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Fixtures", "kart-2019-passings.csv")).Skip(1).Select(Parse)];

    /// <summary>The table a replay must print: transponder, lap, start and lap time, each the difference of the decoder's own times.</summary>
    public static IReadOnlyList<string> LapRows()
    {
        List<string> laps = ["transponder,lap,start_us,lap_us,flags"];
        foreach (IGrouping<uint, Row> vehicle in Rows.GroupBy(row => row.Transponder).OrderBy(group => group.Key))
        {
            Row[] own = [.. vehicle];
            for (int lap = 1; lap < own.Length; lap++)
            {
                laps.Add(FormattableString.Invariant($"{vehicle.Key},{lap},{own[lap - 1].Time},{own[lap].Time - own[lap - 1].Time},"));
            }
        }

        return laps;
    }

    /// <summary>A capture as a decoder would have given it, one frame a line.</summary>
    public static IEnumerable<string> FrameLines()
    {
        yield return "# made from Fixtures/kart-2019-passings.csv";
        foreach (Row row in Rows)
        {
            for (int i = 0; i < StatusesBetween; i++)
            {
                yield return Convert.ToHexStringLower(P3Frame.Status(39, 22, 118, row.Decoder));
            }

            yield return "";
            yield return Convert.ToHexStringLower(P3Frame.Passing(row.Number, row.Transponder, row.Time, row.Strength, row.Hits, row.Flags, row.Decoder));
        }
    }

    private static Row Parse(string line)
    {
        string[] fields = line.Split(',');
        return new Row(Number<uint>(fields[0]), Number<uint>(fields[1]), Number<long>(fields[2]), Number<ushort>(fields[3]), Number<ushort>(fields[4]), Number<ushort>(fields[5]), Number<uint>(fields[6]));
    }

    private static T Number<T>(string text)
        where T : INumberBase<T> => T.Parse(text, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
