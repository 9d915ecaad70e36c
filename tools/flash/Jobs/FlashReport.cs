using System.Collections.Generic;
using System.Linq;
using Trackside.Flash.Proof;

namespace Trackside.Flash.Jobs;

/// <summary>How a step ended.</summary>
internal sealed record StepReport(string Step, double Seconds, string? Trouble);

/// <summary>How one box ended.</summary>
/// <param name="Box">The box.</param>
/// <param name="Board">Its board.</param>
/// <param name="Port">The port.</param>
/// <param name="Steps">What was done.</param>
/// <param name="Proof">What was proved.</param>
/// <param name="Detail">What the box said, or what is wrong.</param>
/// <param name="Configuration">Seal of the configuration.</param>
/// <param name="Boot">The boot number announced, 0 for none.</param>
internal sealed record FlashReport(string Box, string Board, string Port, IReadOnlyList<StepReport> Steps, ProofResult Proof, string Detail, string Configuration, int Boot)
{
    /// <summary>Whether all was done and, where it was asked for, proved.</summary>
    public bool IsGood => Steps.All(step => step.Trouble is null) && (Proof is ProofResult.Proved or ProofResult.NotAsked);
}
