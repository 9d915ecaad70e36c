namespace Trackside.Technician.Giving;

/// <summary>How giving a configuration ended.</summary>
internal enum Outcome
{
    /// <summary>The box came back with it.</summary>
    Confirmed,

    /// <summary>It runs it already; nothing was done.</summary>
    Same,

    /// <summary>The box tried it and went back to the one before.</summary>
    RolledBack,

    /// <summary>The box did not take it; nothing has changed.</summary>
    Refused,

    /// <summary>The box did not answer.</summary>
    Silent,
}

/// <summary>What is told of it.</summary>
/// <param name="Box">The box.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Version">The version it was given as; 0 where it was not.</param>
/// <param name="Configuration">Seal of what was to be given.</param>
/// <param name="Running">Seal of what the box runs, as far as is known.</param>
/// <param name="Detail">The box's own words where it refused or went back.</param>
internal sealed record GivingReport(string Box, Outcome Outcome, int Version, string Configuration, string? Running, string? Detail)
{
    /// <summary>Whether the box runs what was given.</summary>
    public bool IsGood => Outcome is Outcome.Confirmed or Outcome.Same;
}
