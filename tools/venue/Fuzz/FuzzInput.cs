namespace Trackside.Venue.Fuzz;

/// <summary>What an input is.</summary>
internal enum FuzzKind
{
    /// <summary>A console line over the broker.</summary>
    Line,

    /// <summary>A console line over the cable.</summary>
    CableLine,

    /// <summary>An MQTT payload.</summary>
    Payload,
}

/// <summary>One input as it is thrown.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">Its number among the lines, or among the payloads, from 0.</param>
/// <param name="Target">The box it is for.</param>
/// <param name="Topic">Where it is sent; empty for the cable.</param>
/// <param name="Bytes">What is sent.</param>
internal sealed record FuzzInput(FuzzKind Kind, long Number, string Target, string Topic, byte[] Bytes);
