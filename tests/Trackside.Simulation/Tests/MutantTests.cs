using System;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Simulation;

/// <summary>Faults built in on purpose are found: a simulation that finds nothing must be able to.</summary>
[TestClass]
public sealed class MutantTests
{
    private const int Seeds = 20;
    private const int Passings = 4_000;

    [TestMethod]
    public void Same_weather_without_a_mutant_is_lived_through()
    {
        for (ulong seed = 1; seed <= Seeds / 2; seed++)
        {
            using World world = new(Hard(seed));
            Verdict verdict = world.Run();
            Assert.IsNull(verdict.Wrong, verdict.ToString());
        }
    }

    [TestMethod]
    [DataRow(nameof(Mutant.AcknowledgesBeforeCommit), "lost")]
    [DataRow(nameof(Mutant.FlashLies), "lost")]
    [DataRow(nameof(Mutant.ForgetsCursor), "came back")]
    public void Mutant_is_found(string mutant, string by)
    {
        // A fault may show by a second sign first: what a gateway acknowledged and then forgot, it asks for again.
        string others = "";
        for (ulong seed = 1; seed <= Seeds; seed++)
        {
            using World world = new(Hard(seed), Enum.Parse<Mutant>(mutant));
            string? wrong = world.Run().Wrong;
            if (wrong?.Contains(by, StringComparison.Ordinal) == true)
            {
                return;
            }

            others += wrong == null ? "" : $"\nseed {seed}: {wrong}";
        }

        Assert.Fail($"{mutant} was not found as '{by}' with {Seeds} seeds{others}");
    }

    // Restarts of both ends close together: one of them alone is mended by the other.
    private static Weather Hard(ulong seed) => Weather.Draw(seed, Passings) with { CutEvery = 6 * Weather.Second, DiesAtCommit = 300 };
}
