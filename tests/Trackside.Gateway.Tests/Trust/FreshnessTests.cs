using System.Collections.Generic;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests.Trust;

/// <summary>What is signed rightly, and is old all the same.</summary>
[TestClass]
public sealed class FreshnessTests
{
    private const long Now = 1_700_000_000_000_000;
    private const long Second = 1_000_000;
    private const string Name = "trackside/1/test/kart/kart-p1/lamps";
    private Freshness freshness = new(new Dictionary<string, long>());

    [TestMethod]
    [DataRow(5, 0, nameof(MessageAge.New), DisplayName = "the same once more")]
    [DataRow(6, 1, nameof(MessageAge.New), DisplayName = "the next")]
    [DataRow(4, -1, nameof(MessageAge.Old), DisplayName = "the one before")]
    [DataRow(6, -30, nameof(MessageAge.New), DisplayName = "the next, its clock corrected by half a minute")]
    [DataRow(999, -61, nameof(MessageAge.Old), DisplayName = "a high number of an hour long past")]
    [DataRow(1, 1, nameof(MessageAge.New), DisplayName = "numbers that began anew")]
    public void State_is_old_by_its_numbers_and_by_its_time(int seq, int seconds, string expected)
    {
        Assert.AreEqual(MessageAge.New, State(5, Now));
        Assert.AreEqual(expected, State(seq, Now + (seconds * Second)).ToString());
    }

    [TestMethod]
    public void State_of_a_life_before_the_numbers_began_anew_is_old()
    {
        State(500, Now - (120 * Second));
        Assert.AreEqual(MessageAge.New, State(1, Now));
        Assert.AreEqual(MessageAge.Old, State(500, Now - (120 * Second)));
        Assert.AreEqual(MessageAge.New, State(2, Now + Second));
    }

    [TestMethod]
    public void State_without_utc_is_judged_by_its_numbers()
    {
        State(5, Now);
        Assert.AreEqual(MessageAge.New, State(6, 0));
        Assert.AreEqual(MessageAge.Old, State(4, 0));
        Assert.AreEqual(MessageAge.Old, State(5, Now - (61 * Second)));
    }

    [TestMethod]
    [DataRow(0, 0, nameof(MessageAge.New), DisplayName = "the same once more")]
    [DataRow(-1, 0, nameof(MessageAge.New), DisplayName = "a second back: its clock was corrected")]
    [DataRow(-2, 9, nameof(MessageAge.Old), DisplayName = "two seconds back, whatever it heard")]
    public void Lamps_are_old_by_their_time(int seconds, int heard, string expected)
    {
        Lamps(Now, 5);
        Assert.AreEqual(expected, Lamps(Now + (seconds * Second), heard).ToString());
    }

    [TestMethod]
    public void Lamps_without_utc_count_where_they_name_a_word_of_control_at_least_as_new()
    {
        Lamps(Now, 5);
        Assert.AreEqual(MessageAge.New, Lamps(0, 5));
        Assert.AreEqual(MessageAge.New, Lamps(0, 7));
        Assert.AreEqual(MessageAge.Undated, Lamps(0, 6));
        Assert.AreEqual(MessageAge.Undated, Lamps(0, 0));
        Lamps(Now + (10 * Second), 0);
        Assert.AreEqual(MessageAge.Undated, Lamps(0, 6), "a restart of the post in between opens no door");
    }

    [TestMethod]
    public void Time_server_that_was_an_hour_ahead_shuts_nobody_out()
    {
        Lamps(Now + (3600 * Second), 5);
        State(5, Now + (3600 * Second));

        Assert.AreEqual(MessageAge.New, Lamps(Now, 6));
        Assert.AreEqual(MessageAge.New, State(6, Now));
    }

    [TestMethod]
    public void Newest_is_noted_every_ten_seconds_and_known_after_a_restart()
    {
        Lamps(Now, 5);
        IReadOnlyDictionary<string, long> notes = freshness.TakeNotes(Now)!;
        Lamps(Now + Second, 6);
        Assert.IsNull(freshness.TakeNotes(Now + (9 * Second)));
        Assert.AreEqual(Now + Second, freshness.TakeNotes(Now + (10 * Second))![Name]);
        Assert.IsNull(freshness.TakeNotes(Now + (30 * Second)), "nothing new");

        freshness = new Freshness(notes);
        Assert.AreEqual(MessageAge.Old, Lamps(Now - (2 * Second), 99));
        Assert.AreEqual(MessageAge.New, Lamps(Now + Second, 1));
    }

    [TestMethod]
    public void State_right_after_a_restart_may_not_lie_before_what_was_noted()
    {
        freshness = new Freshness(new Dictionary<string, long> { ["control"] = Now });
        Assert.AreEqual(MessageAge.Old, State(999, Now - (2 * Second)));
        Assert.AreEqual(MessageAge.New, State(1, Now + Second));
    }

    [TestMethod]
    public void Interlock_is_old_by_when_its_state_was_entered_and_a_reply_never()
    {
        InterlockMessage Entered(long since)
        {
            InterlockMessage message = new();
            message.SetInteger(InterlockMessage.Since, since);
            return message;
        }

        freshness.Judge("interlock", Entered(Now), Now);
        Assert.AreEqual(MessageAge.New, freshness.Judge("interlock", Entered(Now), Now));
        Assert.AreEqual(MessageAge.Old, freshness.Judge("interlock", Entered(Now - (2 * Second)), Now));
        Assert.AreEqual(MessageAge.New, freshness.Judge("reply", new ControlReplyMessage(), Now));
    }

    [TestMethod]
    public void Requests_grow_for_each_issuer_apart()
    {
        Assert.AreEqual(MessageAge.New, Request("desk", 7));
        Assert.AreEqual(MessageAge.New, Request("desk", 7));
        Assert.AreEqual(MessageAge.Old, Request("desk", 6));
        Assert.AreEqual(MessageAge.New, Request("tower", 6));
    }

    private MessageAge State(int seq, long utc) => freshness.Judge("control", Signer.State(seq, "RR", utc), Now);

    private MessageAge Lamps(long utc, int heard) => freshness.Judge(Name, Signer.Lamps(Aspect.Red, utc, heard), Now);

    private MessageAge Request(string issuer, long seq) => freshness.Judge("request", Signer.Request(issuer, seq), Now);
}
