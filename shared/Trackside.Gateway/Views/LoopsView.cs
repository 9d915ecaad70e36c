using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Gateway;

/// <summary>How the loops of a timing box are, as it told last: what a technician looks at. Counts are since the box's boot.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="Box">The box.</param>
/// <param name="Boot">Boot number.</param>
/// <param name="Received">When the gateway received it, in microseconds since 1970 UTC.</param>
public sealed record LoopsView(string Circuit, string Box, int Boot, long Received)
{
    /// <summary>The loops, in the box's order.</summary>
    public IReadOnlyList<LoopView> Loops { get; init; } = [];

    /// <summary>What is wrong now, such as <c>fa stuck</c>; empty where nothing is.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Crossings heard of only after they had been told.</summary>
    public int Late { get; init; }

    /// <summary>Vehicles that ran against the running direction.</summary>
    public int WrongWay { get; init; }

    /// <summary>Damaged frames of the serial lines.</summary>
    public int BadFrames { get; init; }

    /// <summary>How the decoder's clock stands: <c>silent</c>, <c>waiting</c> or <c>related</c>; null for a box without one.</summary>
    public string? Decoder { get; init; }

    /// <summary>Half width of what is known of the decoder's clock, in microseconds.</summary>
    public long? DecoderUncertainty { get; init; }

    /// <summary>How often the decoder's clock was stepped.</summary>
    public int DecoderSteps { get; init; }

    /// <summary>How often the decoder began to count anew.</summary>
    public int DecoderResets { get; init; }

    /// <summary>Passings the decoder sent again when it was asked.</summary>
    public int DecoderResent { get; init; }

    /// <summary>Passings the decoder made and the box never got.</summary>
    public int DecoderLost { get; init; }

    /// <summary>The decoder's temperature, in degrees Celsius.</summary>
    public int? DecoderTemperature { get; init; }

    /// <summary>The decoder's supply, in tenths of a volt.</summary>
    public int? DecoderVoltage { get; init; }

    /// <summary>How the GNSS receiver is: <c>silent</c>, <c>no-fix</c>, <c>no-leap</c> or <c>fix</c>; null for a box without one.</summary>
    public string? Gnss { get; init; }

    /// <summary>Accuracy the receiver stated of its last mark, in nanoseconds.</summary>
    public long? GnssAccuracy { get; init; }

    /// <summary>Edges the receiver counted and never reported.</summary>
    public int GnssMissed { get; init; }

    /// <summary>Marks of the receiver that could not be used for UTC.</summary>
    public int GnssUnfixed { get; init; }

    /// <summary>How often the receiver's count began anew.</summary>
    public int GnssRestarts { get; init; }

    internal static LoopsView Of(Topic topic, LoopsMessage from, long received)
    {
        string[] names = Split(from, LoopsMessage.Loops);
        string[] seen = Split(from, LoopsMessage.Seen);
        string[] noise = Split(from, LoopsMessage.Noise);
        string[] disagreements = Split(from, LoopsMessage.Disagreements);
        string[] missed = Split(from, LoopsMessage.Missed);
        var loops = new LoopView[names.Length];
        for (int i = 0; i < loops.Length; i++)
        {
            loops[i] = new LoopView(names[i], i < seen.Length ? seen[i] : "", NumberAt(noise, i), NumberAt(disagreements, i) ?? 0, NumberAt(missed, i) ?? 0);
        }

        return new LoopsView(topic.Circuit, topic.Box, (int)from.GetInteger(LoopsMessage.Boot), received)
        {
            Loops = loops,
            Faults = Split(from, LoopsMessage.Faults),
            Late = (int)from.GetInteger(LoopsMessage.Late),
            WrongWay = (int)from.GetInteger(LoopsMessage.WrongWay),
            BadFrames = (int)from.GetInteger(LoopsMessage.BadFrames),
            Decoder = from.GetText(LoopsMessage.Decoder),
            DecoderUncertainty = Known(from, LoopsMessage.DecoderUncertainty),
            DecoderSteps = (int)from.GetInteger(LoopsMessage.DecoderSteps),
            DecoderResets = (int)from.GetInteger(LoopsMessage.DecoderResets),
            DecoderResent = (int)from.GetInteger(LoopsMessage.DecoderResent),
            DecoderLost = (int)from.GetInteger(LoopsMessage.DecoderLost),
            DecoderTemperature = (int?)Known(from, LoopsMessage.DecoderTemperature),
            DecoderVoltage = (int?)Known(from, LoopsMessage.DecoderVoltage),
            Gnss = from.GetText(LoopsMessage.Gnss),
            GnssAccuracy = Known(from, LoopsMessage.GnssAccuracy),
            GnssMissed = (int)from.GetInteger(LoopsMessage.GnssMissed),
            GnssUnfixed = (int)from.GetInteger(LoopsMessage.GnssUnfixed),
            GnssRestarts = (int)from.GetInteger(LoopsMessage.GnssRestarts),
        };
    }

    private static string[] Split(LoopsMessage from, int field) => from.GetText(field) is { Length: > 0 } list ? list.Split(',') : [];

    private static int? NumberAt(string[] list, int place) => place < list.Length && int.TryParse(list[place], out int number) ? number : null;

    private static long? Known(LoopsMessage from, int field) => from.Has(field) ? from.GetInteger(field) : null;
}

/// <summary>One loop.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Seen">Crossings each source reported, best source first: <c>decoder 12 edge 13</c>.</param>
/// <param name="Noise">Noise as its decoder states it (under about 40 is normal); null where none does.</param>
/// <param name="Disagreements">Crossings about which two sources contradicted each other.</param>
/// <param name="Missed">Crossings a source missed that another saw, and edges that hardware counted and nothing reported.</param>
public sealed record LoopView(string Name, string Seen, int? Noise, int Disagreements, int Missed);
