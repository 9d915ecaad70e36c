using System.Collections.Generic;

namespace Trackside.Venue.Fuzz;

/// <summary>What is thrown, and at whom.</summary>
/// <param name="Lines">Console lines, over the cable and over the broker together.</param>
/// <param name="Payloads">MQTT payloads.</param>
/// <param name="Boxes">The boxes they are thrown at, all of one circuit.</param>
/// <param name="Seed">Draws everything that chance decides.</param>
internal sealed record FuzzOptions(long Lines, long Payloads, IReadOnlyList<string> Boxes, int Seed);
