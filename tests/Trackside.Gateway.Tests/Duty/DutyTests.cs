using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Trackside.Gateway.Tests.Duties;

/// <summary>The rule by which gateways agree who acknowledges, over a broker that delivers everything in one order.</summary>
[TestClass]
public sealed class DutyTests
{
    private const long Second = 1_000_000;

    [TestMethod]
    public void Gateway_alone_is_active_when_its_own_word_comes_back()
    {
        var hall = new Hall("a");

        hall.Connect("a");
        hall.Deliver();

        Assert.AreEqual("a: Hearing Standby Active", hall.History("a"));
    }

    [TestMethod]
    public void Second_gateway_stands_by_and_takes_over_when_the_first_is_lost()
    {
        var hall = new Hall("a", "b");
        hall.Connect("a");
        hall.Deliver();
        hall.Connect("b");
        hall.Deliver();
        Assert.AreEqual("a", hall.Active());

        hall.Die("a");
        hall.Deliver();
        Assert.AreEqual("b", hall.Active());

        hall.Connect("a");
        hall.Deliver();
        Assert.AreEqual("b", hall.Active(), "the first one is back and does not take it away");
    }

    [TestMethod]
    public void Any_order_of_words_ends_with_exactly_one_active()
    {
        for (int seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            var hall = new Hall("a", "b", "c");
            for (int step = 0; step < 60; step++)
            {
                string who = "abc"[random.Next(3)].ToString();
                switch (random.Next(8))
                {
                    case 0:
                        hall.Connect(who);
                        break;
                    case 1:
                        hall.Die(who);
                        break;
                    case 2:
                        hall.Of(who).Store(fails: random.Next(2) == 0);
                        break;
                    default:
                        hall.DeliverSome(who, random.Next(3));
                        break;
                }
            }

            foreach (string who in new[] { "a", "b", "c" })
            {
                hall.Of(who).Store(fails: false);
                hall.Connect(who);
            }

            hall.Deliver();
            Assert.AreEqual(1, hall.Active().Length, $"seed {seed}: active '{hall.Active()}'");
        }
    }

    [TestMethod]
    public void Gateway_whose_database_fails_leaves_it_to_the_other_and_comes_back_as_standby()
    {
        var hall = new Hall("a", "b");
        hall.Connect("a");
        hall.Deliver();
        hall.Connect("b");
        hall.Deliver();

        hall.Of("a").Store(fails: true);
        hall.Deliver();
        Assert.AreEqual("b", hall.Active());
        hall.Of("a").Store(fails: false);
        hall.Deliver();
        Assert.AreEqual("b", hall.Active());
        Assert.AreEqual(DutyState.Standby, hall.Of("a").State);
    }

    [TestMethod]
    public void Word_of_a_gateway_that_died_with_its_broker_is_believed_for_fifteen_seconds()
    {
        var hall = new Hall("b");
        hall.Retain("a", PartnerWord.Acts);
        hall.Connect("b");
        hall.Deliver();
        Assert.AreEqual("", hall.Active());

        hall.Of("b").Tick(15 * Second);
        hall.Deliver();
        Assert.AreEqual("", hall.Active());
        hall.Of("b").Tick(15 * Second + 1);
        hall.Deliver();
        Assert.AreEqual("b", hall.Active());
    }

    [TestMethod]
    public void Two_that_both_act_after_a_silence_end_with_one()
    {
        var hall = new Hall("a", "b");
        hall.Connect("a");
        hall.Deliver();
        hall.Connect("b");
        hall.Deliver();

        hall.Of("b").Tick(16 * Second); // a was stopped for longer than that, and did not notice
        Assert.AreEqual("ab", hall.Active());
        hall.Of("a").Tick(16 * Second);
        hall.Deliver();

        Assert.AreEqual("a", hall.Active());
        Assert.AreEqual(DutyState.Standby, hall.Of("b").State);
    }

    /// <summary>A broker that keeps one order, and what it has not delivered to each gateway yet.</summary>
    private sealed class Hall
    {
        private readonly Dictionary<string, Duty> duties = [];
        private readonly Dictionary<string, List<DutyState>> histories = [];
        private readonly Dictionary<string, Queue<(string From, PartnerWord Word, int Number, bool Retained)>> mail = [];
        private readonly Dictionary<string, (PartnerWord Word, int Number)> retained = [];
        private readonly HashSet<string> connected = [];

        internal Hall(params string[] names)
        {
            foreach (string name in names)
            {
                histories[name] = [];
                mail[name] = new();
                duties[name] = new Duty(name, (state, number) => Say(name, WordOf(state), number), change => histories[name].Add(change.State));
            }
        }

        internal Duty Of(string name) => duties[name];

        internal string History(string name) => $"{name}: {string.Join(' ', histories[name])}";

        internal string Active() => string.Concat(duties.Where(duty => duty.Value.IsActive).Select(duty => duty.Key));

        internal void Retain(string name, PartnerWord word) => retained[name] = (word, 1);

        internal void Connect(string name)
        {
            if (connected.Add(name))
            {
                mail[name].Clear();
                foreach (var word in retained)
                {
                    mail[name].Enqueue((word.Key, word.Value.Word, word.Value.Number, true));
                }

                duties[name].Connect();
            }
        }

        /// <summary>The connection breaks; the broker publishes the will.</summary>
        internal void Die(string name)
        {
            if (connected.Remove(name))
            {
                duties[name].Lose();
                Publish(name, PartnerWord.Gone, 0);
            }
        }

        internal void Deliver()
        {
            for (int round = 0; connected.Any(name => mail[name].Count > 0); round++)
            {
                Assert.IsLessThan(1000, round, $"they talk without end: {string.Join(" | ", histories.Select(history => history.Key + " " + string.Join(" ", history.Value.TakeLast(12))))}");
                foreach (string name in connected.ToList())
                {
                    DeliverSome(name, 1);
                }
            }
        }

        internal void DeliverSome(string name, int count)
        {
            while (connected.Contains(name) && count-- > 0 && mail[name].TryDequeue(out var word))
            {
                if (word.From != name)
                {
                    duties[name].HearPartner(word.From, word.Word, word.Number, 0);
                }
                else if (!word.Retained)
                {
                    duties[name].HearSelf(word.Number);
                }
            }
        }

        private static PartnerWord WordOf(DutyState state) =>
            state == DutyState.Active ? PartnerWord.Acts : state == DutyState.Failing ? PartnerWord.Gone : PartnerWord.Stands;

        private void Say(string name, PartnerWord word, int number)
        {
            if (connected.Contains(name))
            {
                Publish(name, word, number);
            }
        }

        private void Publish(string name, PartnerWord word, int number)
        {
            retained[name] = (word, number);
            foreach (string other in connected)
            {
                mail[other].Enqueue((name, word, number, false));
            }
        }
    }
}
