using System;

namespace Trackside.Gateway;

/// <summary>The words of <see cref="FlagKind"/> in the database and for programs. Any thread.</summary>
public static class FlagKinds
{
    private static readonly string[] all = ["asked", "replied", "told", "shown", "pressed", "offered", "accepted", "declined", "refused"];

    /// <summary>The word of a kind.</summary>
    public static string Of(FlagKind kind) => all[(int)kind];

    internal static FlagKind Parse(string word) => (FlagKind)Math.Max(0, Array.IndexOf(all, word));
}
