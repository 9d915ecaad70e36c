using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.ModelCheck.Commands;
using Trackside.ModelCheck.Mutants;
using Trackside.ModelCheck.Search;
using Trackside.ModelCheck.State;
using Trackside.ModelCheck.World;

namespace Trackside.ModelCheck.Tests;

[TestClass]
public sealed class ModelTests
{
    private static readonly string[] reversal =
    [
        "the corner is confirmed", "4 s pass, all boxes talk on", "post p1 presses \"section clear\"", "post p2 presses \"section clear\"",
        "control speaks, every box hears and answers", "the sweep car crosses sf", "the sweep car crosses l1", "race control commits", "post p1 presses \"section clear\"",
        "control speaks, every box hears and answers", "race control asks for acw", "the key on the control box is turned",
        "4 s pass, all boxes talk on", "control speaks, every box hears and answers", "post p1 presses \"section clear\"", "post p2 presses \"section clear\"", "4 s pass, all boxes talk on",
        "the barrier is moved over", "the corner is confirmed", "4 s pass, all boxes talk on", "control speaks, every box hears and answers",
        "the sweep car crosses l1", "the sweep car crosses sf", "race control commits", "post p1 presses \"section clear\"",
    ];

    private static readonly string[] joinedProof =
    [
        .. Both("the marshal of {0} tells the section clear, the sweep car drives"), "4 s pass, all boxes talk on", .. Speak, .. Speak, .. Speak, .. Speak,
        .. Both("the sweep car drives {0}, the key is turned, both commit"), .. Speak, .. Speak,
    ];

    private static readonly string[] joinedReversal =
    [
        .. joinedProof, .. Both("race control asks {0} for acw, and the key is turned"), "4 s pass, all boxes talk on", .. Speak, .. joinedProof,
    ];

    private static string[] Speak => [.. Pair.Names.Zip(Pair.Names.Reverse(), (name, other) => $"the control of {name} speaks, {other} and its own boxes hear, these answer")];

    private static string[] Both(string words) => [.. Pair.Names.Select(name => string.Format(System.Globalization.CultureInfo.InvariantCulture, words, name))];

    [TestMethod]
    public void Model_finds_nothing_that_must_never_be_within_the_small_bound()
    {
        foreach (Bound bound in Suite.Small.Bounds)
        {
            Finding finding = new Explorer(bound, Environment.ProcessorCount).Run();

            Assert.IsNull(finding.Violation, $"{bound.Words}:\n{string.Join('\n', Search.Trace.Words(bound, finding.Trace))}");
            Assert.AreEqual(0, finding.Stuck);
            Assert.IsGreaterThan(100, finding.States);
        }
    }

    [TestMethod]
    public void Model_meets_every_state_of_the_interlock_and_a_way_back_to_locked_from_each()
    {
        Finding finding = new Explorer(Suite.Small.Bounds[0], Environment.ProcessorCount).Run();

        Assert.IsTrue(finding.IsComplete);
        string[] expected = [nameof(InterlockState.Locked), nameof(InterlockState.Closing), nameof(InterlockState.Clearing), nameof(InterlockState.Blank), nameof(InterlockState.Setting), nameof(InterlockState.Proving)];
        CollectionAssert.AreEquivalent(expected, finding.ByState.Keys.ToArray());
    }

    [TestMethod]
    public void Model_reverses_the_circuit()
    {
        Worker<Circuit> worker = (Worker<Circuit>)Worker.Of(Suite.Small.Bounds[0]);
        IReadOnlyList<Deed<Circuit>> deeds = Deeds.All(false);
        byte[] state = worker.First();
        foreach (string words in reversal)
        {
            int deed = deeds.ToList().FindIndex(each => each.Words == words);
            (state, string? violation) = worker.Do(state, deed);
            Assert.IsNull(violation, words);
        }

        Interlock control = worker.Show(state).Control;
        Assert.AreEqual(InterlockState.Locked, control.State);
        Assert.AreEqual(1, control.Direction);
    }

    [TestMethod]
    public void Model_state_is_the_same_after_it_was_put_back()
    {
        Worker<Circuit> worker = (Worker<Circuit>)Worker.Of(Suite.Small.Bounds[0]);
        IReadOnlyList<Deed<Circuit>> deeds = Deeds.All(false);
        byte[] state = worker.First();
        byte[] again = new byte[state.Length];
        foreach (string words in reversal)
        {
            state = worker.Do(state, deeds.ToList().FindIndex(each => each.Words == words)).State;
            Circuit circuit = worker.Show(state);
            worker.Layout.Save(circuit, StateLayout.Now, again);
            CollectionAssert.AreEqual(state, again, words);
        }
    }

    [TestMethod]
    [DataRow("SignRules.HasToldDark")]
    [DataRow("Interlock.AreRedsIn")]
    [DataRow("Consent.HasKey")]
    public void Mutant_is_caught_and_its_trace_does_no_harm_to_the_whole_firmware(string guard)
    {
        Mutant mutant = MutantRun.Explore(guard, 40_000);

        Assert.IsNotNull(mutant.Caught);
        Assert.IsNull(Search.Trace.Replay(mutant.Bound, mutant.Trace));
    }

    [TestMethod]
    [DataRow("Interlock.IsPartnerSetting")]
    [DataRow("PartnerView.Permits")]
    public void Mutant_of_two_circuits_is_caught(string guard)
    {
        Mutant mutant = MutantRun.Explore(guard, 20_000, isOfPair: true);

        Assert.IsNotNull(mutant.Caught);
        Assert.IsNull(Search.Trace.Replay(mutant.Bound, mutant.Trace));
    }

    [TestMethod]
    public void Pair_locks_both_circuits_and_turns_them_round()
    {
        Bound bound = Bound.OfPair(PairRoutes.BothJoined, 0, 0);
        Worker<Pair> worker = (Worker<Pair>)Worker.Of(bound);
        byte[] state = worker.First();
        foreach (string words in joinedReversal)
        {
            int deed = worker.Words.ToList().IndexOf(words);
            Assert.IsTrue(worker.IsPossible(state, deed), words);
            (state, string? violation) = worker.Do(state, deed);
            Assert.IsNull(violation, words);
        }

        Pair pair = worker.Show(state);
        Assert.IsTrue(pair.Sides.All(side => side.LockedRoute == 1), $"{pair.Sides[0].Control.State} and {pair.Sides[1].Control.State}");
    }

    [TestMethod]
    public void Guards_are_found_in_interlock_and_sign()
    {
        IReadOnlyList<string> guards = GuardRemover.Guards();

        Assert.IsGreaterThan(50, guards.Count);
        CollectionAssert.Contains(guards.ToArray(), "Interlock.AreSignsDark");
        CollectionAssert.Contains(guards.ToArray(), "SignRules.IsOppositeDark");
        CollectionAssert.AllItemsAreUnique(guards.ToArray());
    }

    public static IEnumerable<object[]> Traces => Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Traces"), "*.txt").Select(file => new object[] { Path.GetFileName(file) });

    [TestMethod]
    [DynamicData(nameof(Traces))]
    public void Trace_that_once_did_harm_does_none(string file)
    {
        Assert.IsNull(Search.Trace.Replay(new Bound(0, 0, true, false), File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Traces", file))));
    }
}
