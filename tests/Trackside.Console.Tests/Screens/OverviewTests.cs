using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Gateway;
using Trackside.Messages;
using Trackside.Technician.Lines;
using Trackside.Technician.Screens;
using Trackside.Venue.Display;

namespace Trackside.Technician.Tests.Screens;

/// <summary>What a technician sees, captured to text.</summary>
[TestClass]
public sealed class OverviewTests
{
    private const long Now = 2_000_000_000_000_000;
    private bool isListening = true;

    [TestMethod]
    public void Boxes_with_alarms_come_first_and_lost_ones_before_them()
    {
        string[] lines = Lines(Text(-1, 200));
        int[] places = [.. new[] { "b-007", "b-013", "b-020", "b-000" }.Select(box => Array.FindIndex(lines, line => line.Contains(box)))];
        CollectionAssert.AreEqual(places.Order().ToArray(), places);
        StringAssert.Contains(lines[places[0]], "lost");
        StringAssert.Contains(lines[places[1]], "lamp-failed,cannot-show");
        StringAssert.Contains(lines[places[2]], "not heard");
        StringAssert.Contains(lines[1], "100 boxes: 98 ready, 1 with alarms, 1 lost, 1 never heard");
    }

    [TestMethod]
    public void Three_facts_clock_battery_noise_and_queue_are_shown()
    {
        string line = Lines(Text(-1, 200)).Single(line => line.Contains("b-042"));
        foreach (string cell in new[] { "ready", "red", "yellow", "unproved", "0.75", "12.4", "39", "17" })
        {
            StringAssert.Contains(line, cell);
        }
    }

    [TestMethod]
    public void Interlock_says_what_it_waits_for_in_both_languages()
    {
        StringAssert.Contains(Text(-1, 10), "kart: interlock setting the signs, direction cw -> acw, epoch 8\n  waits for: sign kart-s1 does not prove its arrow: look at it");
        StringAssert.Contains(Paper.Text(new Overview(ConsoleWords.French, Words.French).Draw(Venue(), new OverviewPlace("", -1, 10)), 130), "attend : le panneau kart-s1 ne prouve pas sa flèche");
    }

    [TestMethod]
    public void Broker_that_went_away_is_told_and_the_last_values_stay()
    {
        isListening = false;
        string text = Text(-1, 200);
        StringAssert.StartsWith(text, "BROKER 127.0.0.1:1883 GONE (gone): values are 30 s old; trying again");
        StringAssert.Contains(text, "unproved");
    }

    [TestMethod]
    public void Hundred_boxes_are_paged_and_filtered()
    {
        string page = Text(25, 20);
        StringAssert.Contains(page, "page 2/5");
        Assert.AreEqual(20, Lines(page).Count(line => line.Contains(" b-")));
        Assert.AreEqual(1, Lines(page).Count(line => line.StartsWith("> ")));
        string filtered = Paper.Text(new Overview(ConsoleWords.English, Words.English).Draw(Venue(), new OverviewPlace("CANNOT", 0, 20)), 130);
        Assert.AreEqual(1, Lines(filtered).Count(line => line.Contains(" b-")));
    }

    [TestMethod]
    public void Keys_choose_filter_open_type_and_compare()
    {
        FakeBox line = new();
        using Shell shell = new(ConsoleWords.English, Words.English, Venue, _ => line);
        Screen(shell);
        Press(shell, ConsoleKey.DownArrow);
        StringAssert.Contains(Screen(shell), "> b-013");
        Press(shell, "/b-04");
        StringAssert.Contains(Screen(shell), "/b-04_");
        Press(shell, ConsoleKey.Enter);
        StringAssert.Contains(Screen(shell), "page 1/1 /b-04");
        Press(shell, ConsoleKey.Enter);
        Press(shell, "statux");
        Press(shell, ConsoleKey.Backspace);
        Press(shell, "s");
        StringAssert.Contains(Screen(shell), "b-040> status_");
        Press(shell, ConsoleKey.Enter);
        StringAssert.Contains(Screen(shell), "> status\nb-040 (post): all well");
        Assert.IsTrue(shell.Press(new ConsoleKeyInfo('\e', ConsoleKey.Escape, false, false, false)));
        Press(shell, "m");
        Press(shell, ConsoleKey.DownArrow);
        Press(shell, "c");
        string compared = Screen(shell);
        StringAssert.Contains(compared, "b-040");
        StringAssert.Contains(compared, "b-041");
        Press(shell, ConsoleKey.Enter);
        Assert.IsFalse(shell.Press(new ConsoleKeyInfo('q', ConsoleKey.Q, false, false, false)));
    }

    [TestMethod]
    public void Log_is_followed_and_each_line_shown_once()
    {
        FakeBox line = new();
        using Shell shell = new(ConsoleWords.English, Words.English, Venue, _ => line);
        Screen(shell);
        Press(shell, ConsoleKey.Enter);
        Press(shell, ConsoleKey.F2);
        for (int second = 0; second < 7; second++)
        {
            line.Log.Add($"{second}.000 event {second}");
            shell.Draw(40, second * 1000);
        }

        string text = Screen(shell);
        Assert.AreEqual(1, text.Split("0.000 event 0").Length - 1, text);
        StringAssert.Contains(text, "5.000 event 5");
        Assert.AreEqual("log 64", line.Typed[0]);
        Assert.AreEqual("log 8", line.Typed[^1]);
    }

    [TestMethod]
    public void Differences_between_two_boxes_are_marked()
    {
        IReadOnlyList<ComparedLine> lines = Comparison.Lines(Box(1), Box(2) with { Firmware = "0.0.9" });
        CollectionAssert.AreEqual(new[] { "firmware" }, lines.Where(line => line.Differs).Select(line => line.What).ToArray());
        StringAssert.Contains(Paper.Text(Comparison.Draw(Box(1), Box(2) with { Firmware = "0.0.9" }, ConsoleWords.English), 100), "1 lines differ");
    }

    [TestMethod]
    public void Drawing_is_well_formed_and_holds_every_box()
    {
        string svg = Paper.Svg(new Overview(ConsoleWords.English, Words.English).Draw(Venue(), new OverviewPlace("", -1, 200)), 130);
        string all = System.Xml.Linq.XDocument.Parse(svg).Root!.Value;
        Assert.IsTrue(Enumerable.Range(0, 100).All(number => all.Contains($"b-{number:000}")));
    }

    [TestMethod]
    [DataRow("en", 80, 24)]
    [DataRow("en", 120, 40)]
    [DataRow("fr", 80, 24)]
    [DataRow("fr", 120, 40)]
    public void Every_screen_fits_the_terminal_with_its_keys_at_the_bottom(string language, int width, int height)
    {
        (ConsoleWords words, Words values) = (ConsoleWords.Of(language), Words.Of(language));
        FakeBox line = new() { Answer = string.Join(' ', Enumerable.Repeat("a line that is longer than any terminal", 8)) };
        using Shell shell = new(words, values, Venue, _ => line);
        foreach (bool listens in new[] { true, false })
        {
            isListening = listens;
            string[] overview = Seen(shell, width, height);
            Assert.IsGreaterThan(height - 12, overview.Count(text => text.Contains(" b-")), "boxes");
            Assert.IsTrue(overview.Single(text => text.Contains("b-013")).Contains("lamp-failed,cannot-show"), "alarms");
            StringAssert.StartsWith(overview[^1], width < 100 ? words.KeysShort : words.Keys);
        }

        Press(shell, "/b-04");
        Press(shell, ConsoleKey.Enter);
        Press(shell, "m");
        Press(shell, ConsoleKey.DownArrow);
        Press(shell, "c");
        string[] compared = Seen(shell, width, height);
        StringAssert.StartsWith(compared[0], ConsoleWords.Say(words.Differences, 0));
        StringAssert.Contains(compared[1], "b-041");
        Press(shell, ConsoleKey.Enter);
        Press(shell, ConsoleKey.Enter);
        for (int i = 0; i < 20; i++)
        {
            Press(shell, "status");
            Press(shell, ConsoleKey.Enter);
        }

        string[] box = Seen(shell, width, height);
        StringAssert.StartsWith(box[^1], words.BoxKeys);
        Assert.AreEqual("b-041> _", box[^2]);
    }

    // What a terminal of this size shows, line by line; no line is longer and none is left over.
    private static string[] Seen(Shell shell, int width, int height)
    {
        string[] lines = [.. Paper.Text(shell.Draw(height, 0), width).TrimEnd().Split('\n')];
        Assert.IsLessThanOrEqualTo(height, lines.Length, string.Join('\n', lines));
        Assert.IsLessThanOrEqualTo(width, lines.Max(line => line.Length), string.Join('\n', lines));
        return lines;
    }

    [TestMethod]
    [DataRow(true, "b-030", "3 forged in its name", "REFUSED kart/b-030/lamps: its signature is not its sender's; 3 so far, nothing was changed by it", DisplayName = "English")]
    [DataRow(false, "b-030", "3 falsifiés en son nom", "REFUSÉ kart/b-030/lamps : sa signature n'est pas celle de son émetteur ; 3 à ce jour, rien n'a été changé", DisplayName = "French")]
    public void Box_in_whose_name_messages_were_forged_stands_with_the_alarms(bool isEnglish, string box, string beside, string line)
    {
        VenuePicture calm = Venue();
        VenuePicture venue = calm with
        {
            Boxes = [.. calm.Boxes.Select(view => view.Box == box ? view with { RefusedMessages = 3, LastRefused = Now, Alarms = Alarm.LampFailed } : view)],
            Refused = new RefusedMessage("kart", box, What.Lamps, MessageFault.Forged, 3, Now),
        };
        Overview overview = isEnglish ? new(ConsoleWords.English, Words.English) : new(ConsoleWords.French, Words.French);

        string[] lines = Lines(Paper.Text(overview.Draw(venue, new OverviewPlace("", -1, 10)), 150));

        Assert.IsTrue(lines.Any(text => text.TrimEnd() == line), string.Join('\n', lines));
        string row = lines.Single(text => text.Contains($" {box} ", StringComparison.Ordinal));
        StringAssert.Contains(row, $"{beside},lamp-failed");
        Assert.AreEqual(overview.LinesBeside(calm) + 1, overview.LinesBeside(venue));
    }

    private string Text(int selected, int rows) => Paper.Text(new Overview(ConsoleWords.English, Words.English).Draw(Venue(), new OverviewPlace("", selected, rows)), 130);

    private static string[] Lines(string text) => text.Split('\n');

    private static string Screen(Shell shell) => Paper.Text(shell.Draw(40, 0), 130);

    private static void Press(Shell shell, ConsoleKey key) => Assert.IsTrue(shell.Press(new ConsoleKeyInfo('\0', key, false, false, false)));

    private static void Press(Shell shell, string text)
    {
        foreach (char letter in text)
        {
            shell.Press(new ConsoleKeyInfo(letter, Enum.TryParse(letter.ToString().ToUpperInvariant(), out ConsoleKey key) && char.IsLetter(letter) ? key : ConsoleKey.None, false, false, false));
        }
    }

    private VenuePicture Venue() => new(
        [.. Enumerable.Range(0, 100).Select(Box)],
        [new InterlockView("kart", 8, InterlockState.Setting, "cw", "acw", Now) { Missing = MissingProof.ParseList("lit:kart-s1,key") }],
        isListening, "127.0.0.1:1883", "gone", Now - 30_000_000, Now);

    private static BoxView Box(int number) => number == 20 ? new BoxView("kart", "b-020") : new BoxView("kart", $"b-{number:000}")
    {
        State = number == 7 ? BoxState.Lost : BoxState.Ready,
        Alarms = number == 13 ? Alarm.LampFailed | Alarm.CannotShow : Alarm.None,
        Roles = "post",
        Firmware = "0.1.0",
        LastSeen = Now - 1_000_000,
        Lamps = number == 42
            ? new LampsView("kart", "b-042", Aspect.Red, Aspect.Yellow, Aspect.Unproved, null, AspectReason.Central, null, null, Now)
            : new LampsView("kart", $"b-{number:000}", Aspect.Green, Aspect.Green, Aspect.Green, null, AspectReason.Central, null, null, Now),
        Health = new HealthView("kart", $"b-{number:000}", 1, Now) { Synced = true, Uncertainty = number == 42 ? 750 : 200, Battery = 12400, Noise = number == 42 ? 39 : null, Queue = number == 42 ? 17 : null },
    };

    /// <summary>A box that answers at once.</summary>
    private sealed class FakeBox : IBoxLine
    {
        private readonly Queue<string> answers = new();

        public string Answer { get; init; } = "b-040 (post): all well";

        public List<string> Typed { get; } = [];

        public List<string> Log { get; } = [];

        public bool Say(string line)
        {
            Typed.Add(line);
            foreach (string answer in line.StartsWith("log ", StringComparison.Ordinal) ? Log.TakeLast(int.Parse(line[4..])).ToArray() : [Answer])
            {
                answers.Enqueue(answer);
            }

            return true;
        }

        public string? Take(TimeSpan wait) => answers.TryDequeue(out string? line) ? line : null;

        public void Dispose()
        {
        }
    }
}
