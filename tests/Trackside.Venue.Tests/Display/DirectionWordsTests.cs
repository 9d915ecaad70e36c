using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Venue.Display;

namespace Trackside.Venue.Tests.Display;

[TestClass]
public sealed class DirectionWordsTests
{
    /// <summary>What a control box answers to an order about the direction.</summary>
    private static readonly RefusalReason[] reasons =
    [
        RefusalReason.Expired, RefusalReason.Replayed, RefusalReason.ClockUnsynced, RefusalReason.UnknownTarget, RefusalReason.TooManyIssuers, RefusalReason.TooFar, RefusalReason.ControlFailed,
        RefusalReason.NoInterlock, RefusalReason.UnknownRoute, RefusalReason.SameDirection, RefusalReason.WrongState, RefusalReason.SessionOpen, RefusalReason.NotLocked, RefusalReason.NoReason,
        RefusalReason.ProofMissing, RefusalReason.Forged,
    ];

    public static IEnumerable<object[]> Cases => from language in new[] { "en", "fr" } from reason in reasons select new object[] { language, reason };

    public static IEnumerable<object[]> Proofs =>
        from language in new[] { "en", "fr" } from proof in Enum.GetValues<Proof>() where proof != Proof.None select new object[] { language, proof };

    [TestMethod]
    [DynamicData(nameof(Cases))]
    public void Refusal_is_a_sentence_and_no_word_of_the_protocol(string language, RefusalReason reason)
    {
        string said = DirectionWords.Of(language).Why(Refused(reason));

        Assert.AreNotEqual(RefusalReasons.Of(reason), said);
        Assert.IsGreaterThan(2, said.Split(' ').Length);
        Assert.AreNotEqual(said, DirectionWords.Of(language == "fr" ? "en" : "fr").Why(Refused(reason)));
    }

    [TestMethod]
    [DynamicData(nameof(Proofs))]
    public void Refusal_says_which_proof_is_missing_from_which_box_as_the_control_box_tells_it(string language, Proof proof)
    {
        IReadOnlyList<MissingProof> missing = MissingProof.ParseList($"{ProofWords.Of(proof, "speed-x7")},{ProofWords.Of(Proof.Key)}");
        DirectionWords words = DirectionWords.Of(language);

        string said = words.Why(Refused(RefusalReason.ProofMissing, missing));

        StringAssert.Contains(said, missing[0].Text(words.IsFrench));
        StringAssert.Contains(said, new MissingProof(Proof.Key, null).Text(words.IsFrench));
        Assert.AreEqual(ProofWords.InEnglish(proof, "#").Contains('#'), said.Contains("speed-x7", StringComparison.Ordinal));
        Assert.DoesNotContain("#", said);
    }

    private static OperationOutcome Refused(RefusalReason reason, params IReadOnlyList<MissingProof> missing) =>
        new(new ControlOrder("speed", ControlOperation.Direction, "acw"), "r1") { Reached = ControlResult.Refused, Refusal = reason, Missing = missing, Elapsed = TimeSpan.Zero };
}
