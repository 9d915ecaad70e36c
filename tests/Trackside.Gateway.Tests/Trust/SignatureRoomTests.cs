using System;
using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests.Trust;

/// <summary>The longest words of a control box leave room for its signature: one that does not fit would never be sent.</summary>
[TestClass]
public sealed class SignatureRoomTests
{
    private const string Letters = "abcdefghijklmnopqrstuvwx";

    public static IEnumerable<object[]> Longest()
    {
        ControlReplyMessage reply = new();
        reply.SetText(ControlReplyMessage.Id, Letters);
        reply.SetText(ControlReplyMessage.Issuer, Letters);
        reply.SetChoice(ControlReplyMessage.Result, (int)ControlResult.Accepted);
        reply.SetText(ControlReplyMessage.Missing, new string('m', Limits.Text));
        yield return [reply];

        ControlPostsMessage posts = new();
        posts.SetInteger(ControlPostsMessage.Boot, Limits.Sequence);
        posts.SetInteger(ControlPostsMessage.Utc, long.MaxValue);
        posts.SetInteger(ControlPostsMessage.UnappliedCount, Limits.Posts);
        posts.SetText(ControlPostsMessage.Unapplied, new string('u', Limits.Text));
        posts.SetInteger(ControlPostsMessage.UnprovedCount, Limits.Posts);
        posts.SetText(ControlPostsMessage.Unproved, new string('u', Limits.Text));
        yield return [posts];

        // Letters of the boxes and the list of proofs share what is left: the interlock sees to that.
        foreach (int boxes in new[] { 20, Limits.Posts + Limits.Signs })
        {
            yield return [Interlock(boxes, Math.Min(120, 140 - boxes))];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Longest))]
    public void Longest_message_can_be_signed(Message message)
    {
        byte[] buffer = new byte[Limits.Payload];
        int count = new FlatJsonWriter().Write(message, buffer);
        Assert.IsGreaterThan(0, count);
        Assert.IsGreaterThan(count, Signature.Append(buffer, count, new byte[32]));
    }

    private static InterlockMessage Interlock(int boxes, int missing)
    {
        InterlockMessage interlock = new();
        interlock.SetInteger(InterlockMessage.Epoch, Limits.Sequence);
        interlock.SetChoice(InterlockMessage.State, (int)InterlockState.Clearing);
        interlock.SetText(InterlockMessage.Direction, Letters);
        interlock.SetText(InterlockMessage.Target, Letters);
        interlock.SetInteger(InterlockMessage.Since, 1_999_999_999_999_999);
        interlock.SetText(InterlockMessage.Posts, new string('+', Math.Min(boxes, Limits.Posts)));
        interlock.SetText(InterlockMessage.Signs, new string('+', Math.Max(0, boxes - Limits.Posts)));
        interlock.SetText(InterlockMessage.Missing, new string('m', missing));
        interlock.SetText(InterlockMessage.LockedOut, new string('o', 80));
        interlock.SetFlag(InterlockMessage.Session, true);
        interlock.SetInteger(InterlockMessage.Tokens, Limits.Sequence);
        interlock.SetInteger(InterlockMessage.Sweep, Limits.Sequence);
        return interlock;
    }
}
