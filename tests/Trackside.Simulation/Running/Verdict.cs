namespace Trackside.Simulation;

/// <summary>What became of a world. Exactly the same for the same seed.</summary>
internal sealed record Verdict(Weather Weather, Truth Truth, Comparison Found)
{
    public required bool IsHealed { get; init; }

    public required long ChaosSeconds { get; init; }

    public required long HealingSeconds { get; init; }

    public required int Cuts { get; init; }

    public required int Kills { get; init; }

    public required int NetworkLost { get; init; }

    public required int NetworkRepeated { get; init; }

    public required int Duplicates { get; init; }

    public required int BootsRestarted { get; init; }

    public required string? Fault { get; init; }

    /// <summary>What is wrong; null for nothing.</summary>
    public string? Wrong =>
        !IsHealed ? "did not come to rest after the chaos"
        : Found.Lost > 0 ? $"{Found.Lost} passings lost"
        : Found.Doubled > 0 ? $"{Found.Doubled} passings doubled"
        : Found.Invented > 0 ? $"{Found.Invented} rows of passings that never were"
        : Found.Wrong > 0 ? $"{Found.Wrong} rows that are not what happened"
        : Found.FalseLosses > 0 ? $"{Found.FalseLosses} passings told as lost that were not"
        : Truth.CameBack > 0 ? $"{Truth.CameBack} acknowledged passings came back after a restart"
        : Truth.UnsafeForLong > 0 ? $"{Truth.UnsafeForLong} passings were neither kept nor acknowledged for too long"
        : BootsRestarted > 0 ? $"{BootsRestarted} boxes taken for erased ones"
        : Fault;

    public override string ToString() =>
        $"seed {Weather.Seed}: {Truth.Count} passings by {Weather.Boxes} boxes in {ChaosSeconds} s, {Cuts} power cuts, {Kills} gateway kills, {NetworkLost} messages lost, "
        + $"{NetworkRepeated} repeated; healed in {HealingSeconds} s: lost {Found.Lost}, doubled {Found.Doubled}, taken by a power cut {Found.TakenByPower}, "
        + $"historical {Found.Historical}, without UTC {Found.WithoutUtc}, outside their uncertainty {Found.Outside}"
        + (Wrong == null ? "" : $" -- WRONG: {Wrong}");
}
