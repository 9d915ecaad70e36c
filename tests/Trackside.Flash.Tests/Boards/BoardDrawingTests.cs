using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Devices;
using Trackside.Flash.Boards;
using Trackside.Venue;

namespace Trackside.Flash.Tests.Boards;

[TestClass]
public sealed class BoardDrawingTests
{
    public static IEnumerable<object[]> Sheets =>
        Directory.EnumerateFiles(Path.Combine(House.Root(), "boards"), "board.json", SearchOption.AllDirectories).Where(path => File.ReadAllText(path).Contains("\"headers\"")).Select(path => new object[] { path });

    [TestMethod]
    [DynamicData(nameof(Sheets))]
    public void Drawing_is_what_the_pins_class_says(string sheet)
    {
        string drawing = Path.Combine(Path.GetDirectoryName(sheet)!, BoardDrawing.FileName);
        Assert.AreEqual(BoardDrawing.Draw(sheet), File.ReadAllText(drawing), $"{drawing} is out of date: make it anew with './trackside flash draw', and look at wiring.md beside it");
    }

    [TestMethod]
    [DynamicData(nameof(Sheets))]
    public void Drawing_shows_every_function_once_at_its_pin(string sheet)
    {
        using JsonDocument facts = JsonDocument.Parse(File.ReadAllText(sheet));
        IReadOnlyList<PinFunction> functions = PinFunctions.Of(BoardTable.Find(facts.RootElement.GetProperty("name").GetString()!, null));
        string[] texts = [.. XDocument.Parse(BoardDrawing.Draw(sheet)).Descendants().Where(each => each.Name.LocalName == "text").Select(each => each.Value)];
        foreach (PinFunction function in functions)
        {
            Assert.AreEqual(1, texts.Count(text => text == function.Text), $"{function.Text}: its pin {function.Pin} is on no header, or on two");
        }
    }
}
