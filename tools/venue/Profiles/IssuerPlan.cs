using System.Collections.Generic;
using Trackside.Messages;

namespace Trackside.Venue.Profiles;

/// <summary>What an issuer of requests may ask of a control box, and what it may ask to end. A name may end in <c>*</c>.</summary>
internal sealed record IssuerPlan(string Name, IReadOnlyList<Aspect> Asks, IReadOnlyList<Aspect> Releases)
{
    /// <summary>The issuer of what timing asks by itself.</summary>
    public const string Timing = "timing";

    /// <summary>Whether a name is one this row is for.</summary>
    public bool Fits(string issuer) => Name.EndsWith('*') ? issuer.StartsWith(Name[..^1], System.StringComparison.Ordinal) : Name == issuer;
}
