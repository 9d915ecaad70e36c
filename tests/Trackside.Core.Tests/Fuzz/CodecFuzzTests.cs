using System;

using Microsoft.VisualStudio.TestTools.UnitTesting;

using Trackside.Messages;

namespace Trackside.Core.Tests.Fuzz;

/// <summary>Whatever bytes come, the codec says yes with a whole message or no with an empty one, and never throws.</summary>
[TestClass]
public sealed class CodecFuzzTests
{
    private readonly Message[] good = Samples.All();
    private readonly Message[] targets = Samples.Empty();
    private readonly Message[] others = Samples.Empty();
    private readonly FlatJsonReader reader = new();
    private readonly FlatJsonWriter writer = new();
    private readonly byte[] first = new byte[Limits.Configuration];
    private readonly byte[] second = new byte[Limits.Configuration];
    private int taken;
    private int refused;

    [TestMethod]
    public void Codec_takes_whole_or_leaves_empty_whatever_comes()
    {
        var mutator = new Mutator();
        byte[][] payloads = Array.ConvertAll(good, Codec.Encode);
        byte[] input = new byte[Mutator.Longest];
        Fuzzing.Run(500_000, mutator, (ref Dice dice) =>
        {
            int kind = dice.Below(payloads.Length);
            mutator.Make(ref dice, payloads[kind]);
            mutator.Input.CopyTo(input);
            Check(targets[kind], others[kind], input, mutator.Input.Length);
        });

        Assert.IsGreaterThan(Fuzzing.Budget(500_000) / 50, taken);
        Assert.IsGreaterThan(Fuzzing.Budget(500_000) / 2, refused);
    }

    private void Check(Message target, Message other, byte[] input, int count)
    {
        if (!reader.Read(input, 0, count, target))
        {
            refused++;
            Assert.AreNotEqual(CodecError.None, reader.Error);
            Assert.IsInRange(0, count, reader.Position);
            AssertEmpty(target);
            return;
        }

        taken++;
        Assert.AreEqual(CodecError.None, reader.Error);
        int length = writer.Write(target, first);
        if (length == 0)
        {
            // An escape written short came back long.
            Assert.AreEqual(CodecError.TooLong, writer.Error);
            return;
        }

        Assert.IsTrue(reader.Read(first, 0, length, other), reader.Error.ToString());
        Assert.AreEqual(length, writer.Write(other, second));
        Assert.IsTrue(first.AsSpan(0, length).SequenceEqual(second.AsSpan(0, length)));
    }

    private static void AssertEmpty(Message message)
    {
        for (int field = 0; field < message.Count; field++)
        {
            Assert.IsFalse(message.Has(field));
        }
    }
}
