namespace Trackside.Flash.Proof;

/// <summary>What a box says of itself when it starts. What is not known is null.</summary>
internal sealed record Announcement(int Boot, string? Firmware, string? Board, string? Configuration, string? State = null, string? Reason = null);

/// <summary>What a box must say.</summary>
/// <param name="Box">The box.</param>
/// <param name="Firmware">Version of the firmware.</param>
/// <param name="Board">Name of the board.</param>
/// <param name="Configuration">Seal of the configuration that was deployed.</param>
internal sealed record Expectation(string Box, string Firmware, string Board, string Configuration);

/// <summary>How the wait for an announcement ended.</summary>
internal enum ProofResult
{
    /// <summary>The box runs what it was given.</summary>
    Proved,

    /// <summary>Nothing came in time.</summary>
    Silent,

    /// <summary>Something came that is not what was flashed.</summary>
    Wrong,

    /// <summary>Its boot number is not above the last one seen: the others would refuse it.</summary>
    StaleBoot,

    /// <summary>Nobody asked.</summary>
    NotAsked,
}

/// <summary>
/// Judges an announcement. A box that runs what it was given is proved whatever trouble it has: on a bench no lamp hangs on it. Pure.
/// </summary>
internal static class Judge
{
    /// <summary>Says what an announcement proves.</summary>
    /// <param name="said">What the box said.</param>
    /// <param name="expected">What it must say.</param>
    /// <param name="lastBoot">The last boot number seen before; 0 for none.</param>
    /// <param name="difference">What differs, as <c>field: said instead of expected</c>; of a proved box the trouble it has, else empty.</param>
    public static ProofResult Of(Announcement said, Expectation expected, int lastBoot, out string difference)
    {
        if (said.State == "unconfigured")
        {
            difference = $"unconfigured: {said.Reason}";
            return ProofResult.Wrong;
        }

        difference = Difference("firmware", said.Firmware, expected.Firmware)
            ?? Difference("board", said.Board, expected.Board)
            ?? Difference("configuration", said.Configuration, expected.Configuration)
            ?? "";
        if (difference.Length > 0)
        {
            return ProofResult.Wrong;
        }

        if (said.Boot <= lastBoot)
        {
            difference = $"boot {said.Boot}, last seen {lastBoot}";
            return ProofResult.StaleBoot;
        }

        difference = said.State is null or "ready" ? "" : $"{said.State} {said.Reason}".Trim();
        return ProofResult.Proved;
    }

    private static string? Difference(string field, string? said, string expected) => said == expected ? null : $"{field}: {said ?? "-"} instead of {expected}";
}
