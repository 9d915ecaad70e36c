using System;
using System.IO;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Core;
using Trackside.Messages;
using Trackside.Venue;

namespace Trackside.Technician.Tests;

/// <summary>The technician's manual and the box say the same of every alarm.</summary>
[TestClass]
public sealed class ManualTests
{
    [TestMethod]
    public void Every_alarm_stands_in_the_manual_in_the_words_of_the_box()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(House.Root(), "docs", "technician.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];
        for (int bit = 0; bit < AlarmNames.Count; bit++)
        {
            string name = AlarmNames.Of(bit);
            string[] cells = [.. rows.Single(row => row.StartsWith($"| `{name}` |", StringComparison.Ordinal)).Split('|').Select(cell => cell.Trim())];
            string advice = AlarmAdvice.InEnglish(name);
            StringAssert.Contains(advice, cells[2]);
            StringAssert.EndsWith(advice, cells[3]);
        }
    }
}
