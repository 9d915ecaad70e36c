using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Microsoft.Data.Sqlite;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;

namespace Trackside.Gateway.Tests;

/// <summary>How the boxes were: recorded from what travels on a real broker, by a clock that the test moves.</summary>
[TestClass]
public sealed class ConditionTests
{
    private const long Begin = 1_700_000_000_000_000;
    private const long Minute = 60_000_000;
    private readonly MovedClock clock = new() { Now = Begin };

    [TestMethod]
    public void State_is_a_row_when_it_changes_and_says_until_when_it_surely_stood()
    {
        using House house = new();
        VenueGateway gateway = house.StartGateway(Options(house));
        using ScriptedBox post = new(house.Broker.Port, name: "kart-p1");
        Tell(house, post, State("11111111", null), 1);
        Tell(house, post, State("11111111", null), 1);
        At(Begin + Minute);
        Tell(house, post, State("11111111", "lamp-failed"), 2);
        At(Begin + (2 * Minute));
        Measure(house, post, 4711);
        At(Begin + (3 * Minute));
        Tell(house, post, State("22222222", "lamp-failed"), 3);
        gateway.Dispose();

        CollectionAssert.AreEqual(
            new[]
            {
                $"{Begin} {Begin} ready - 11111111",
                $"{Begin + Minute} {Begin + (2 * Minute)} ready lamp-failed 11111111",
                $"{Begin + (3 * Minute)} {Begin + (3 * Minute)} ready lamp-failed 22222222",
            },
            Ask(house, "SELECT since, seen, state, coalesce(alarms, '-'), configuration FROM condition ORDER BY since"));
    }

    [TestMethod]
    public void Figures_are_a_row_in_five_minutes_and_at_once_when_the_state_has_changed()
    {
        using House house = new();
        VenueGateway gateway = house.StartGateway(Options(house));
        using ScriptedBox post = new(house.Broker.Port, name: "kart-p1");
        int memory = 1000;
        foreach (int minute in new[] { 0, 1, 2, 5, 6 })
        {
            At(Begin + (minute * Minute));
            Measure(house, post, memory + minute);
        }

        Tell(house, post, State("11111111", "battery-low"), 1);
        At(Begin + (7 * Minute));
        Measure(house, post, memory + 7);
        gateway.Dispose();

        CollectionAssert.AreEqual(new[] { "0 1000", "5 1005", "7 1007" }, Ask(house, $"SELECT (at - {Begin}) / {Minute}, memory FROM health ORDER BY at"));
    }

    [TestMethod]
    public void Gateway_that_starts_again_writes_no_second_row_of_what_still_stands()
    {
        using House house = new();
        VenueGateway first = house.StartGateway(Options(house));
        using ScriptedBox post = new(house.Broker.Port, name: "kart-p1");
        Tell(house, post, State("11111111", "loop-noise"), 1, retain: true);
        first.Dispose();
        At(Begin + Minute);
        VenueGateway second = house.StartGateway(Options(house));
        Wait.Until(() => second.Boxes.Any(box => box.Alarms == Alarm.LoopNoise), "the retained state is heard");
        second.Dispose();
        Assert.HasCount(1, Ask(house, "SELECT since FROM condition"));
    }

    private GatewayOptions Options(House house) => house.Options with { Time = clock };

    private void At(long moment) => clock.Now = moment;

    private static StateMessage State(string configuration, string? alarms)
    {
        StateMessage state = new();
        state.SetChoice(StateMessage.State, (int)BoxState.Ready);
        state.SetInteger(StateMessage.Boot, 1);
        state.SetText(StateMessage.Configuration, configuration);
        state.SetText(StateMessage.Alarms, alarms);
        return state;
    }

    // The gateway's clock is read when the message comes: the test waits for one behind it before it moves the clock.
    private static void Tell(House house, ScriptedBox box, StateMessage state, int number, bool retain = false)
    {
        box.Send(What.State, state, retain);
        int before = house.ToldOf<ButtonNotice>().Length;
        ButtonMessage button = new();
        button.SetText(ButtonMessage.Button, "yellow");
        button.SetChoice(ButtonMessage.Event, (int)ButtonEvent.Press);
        button.SetInteger(ButtonMessage.Seq, number);
        box.Send(What.Button, button);
        Wait.Until(() => house.ToldOf<ButtonNotice>().Length > before, "the state and the button are heard");
    }

    private static void Measure(House house, ScriptedBox box, int memory)
    {
        int before = house.ToldOf<HealthView>().Length;
        HealthMessage health = new();
        health.SetInteger(HealthMessage.Boot, 1);
        health.SetInteger(HealthMessage.Uptime, 1);
        health.SetInteger(HealthMessage.Memory, Math.Abs(memory));
        box.Send(What.Health, health);
        Wait.Until(() => house.ToldOf<HealthView>().Length > before, "the figures are told");
    }

    private static string[] Ask(House house, string sql)
    {
        using SqliteConnection connection = new($"Data Source={house.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        using SqliteDataReader row = command.ExecuteReader();
        List<string> lines = [];
        while (row.Read())
        {
            lines.Add(string.Join(' ', Enumerable.Range(0, row.FieldCount).Select(column => Convert.ToString(row.GetValue(column), CultureInfo.InvariantCulture))));
        }

        return [.. lines];
    }

    private sealed class MovedClock : TimeProvider
    {
        private long now;

        internal long Now
        {
            get => Interlocked.Read(ref now);
            set => Interlocked.Exchange(ref now, value);
        }

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(Now * TimeSpan.TicksPerMicrosecond);
    }
}
