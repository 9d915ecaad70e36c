using System;
using System.Collections.Generic;

namespace Trackside.Gateway;

/// <summary>Posts of a circuit that have not done what control asks, as its control box tells.</summary>
/// <param name="Circuit">The circuit.</param>
/// <param name="UnappliedCount">How many do not drive it.</param>
/// <param name="Unapplied">Their names, as many as the message had room for; <c>+3</c> at the end for three more.</param>
/// <param name="UnprovedCount">How many drive it and have not proved it.</param>
/// <param name="Unproved">Their names in the same way.</param>
/// <param name="Utc">When, in microseconds since 1970 UTC; null where the control box knew no UTC.</param>
/// <param name="Received">When the gateway received it, in microseconds since 1970 UTC.</param>
public sealed record MissingPostsView(
    string Circuit, int UnappliedCount, IReadOnlyList<string> Unapplied, int UnprovedCount, IReadOnlyList<string> Unproved, long? Utc, long Received)
{
    internal static string[] Names(string? list) => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
}
