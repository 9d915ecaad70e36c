namespace Trackside.Gateway;

/// <summary>In whose name a request is made, and the key that proves it.</summary>
/// <param name="Name">The name, 1 to 24 of <c>a-z 0-9 -</c>.</param>
/// <param name="Key">32 bytes; null where the venue has no keys.</param>
internal sealed record Issuer(string Name, byte[]? Key)
{
    /// <summary>The name of what timing asks by itself: profiles give it its rights.</summary>
    internal const string Timing = "timing";
}
