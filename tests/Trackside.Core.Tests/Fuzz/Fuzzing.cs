using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Core.Tests.Fuzz;

/// <summary>Runs an input maker and a check over many seeds; says the seed and the input of the first failure.</summary>
internal static class Fuzzing
{
    /// <summary>First seed: every run uses the same ones.</summary>
    public const ulong Seed = 20260301;

    /// <summary>Share of <paramref name="inputs"/> to run: all, or a tenth where the environment says <c>TRACKSIDE_FAST=1</c>.</summary>
    public static int Budget(int inputs) => Environment.GetEnvironmentVariable("TRACKSIDE_FAST") == "1" ? inputs / 10 : inputs;

    /// <summary>Checks so many inputs.</summary>
    /// <param name="inputs">How many in the long run.</param>
    /// <param name="mutator">Holds the input while a check runs.</param>
    /// <param name="check">Makes one input and checks it; throws where something is wrong.</param>
    public static void Run(int inputs, Mutator mutator, FuzzCheck check)
    {
        int budget = Budget(inputs);
        for (int i = 0; i < budget; i++)
        {
            ulong seed = Seed + (ulong)i;
            var dice = new Dice(seed);
            try
            {
                check(ref dice);
            }
            catch (Exception fault)
            {
                throw new AssertFailedException(
                    $"Input {i} of seed {seed} ({mutator.Input.Length} bytes): {Convert.ToHexString(mutator.Input)}", fault);
            }
        }
    }
}

/// <summary>Makes one input from a throw of the dice and checks it.</summary>
internal delegate void FuzzCheck(ref Dice dice);
