using System;
using System.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Trackside.Messages;
using Trackside.Venue.Display;

namespace Trackside.Venue.Tests.Display;

/// <summary>What people read, in both languages.</summary>
[TestClass]
public class WordsTests
{
    [TestMethod]
    [DataRow("fr")]
    [DataRow("en")]
    public void Words_name_every_aspect_and_every_state_once(string language)
    {
        Words words = Words.Of(language);
        Assert.HasCount(Enum.GetValues<Aspect>().Length, words.Aspects);
        Assert.HasCount(Enum.GetValues<BoxState>().Length, words.States);
        Assert.AreEqual(words.Aspects.Length, words.Aspects.Distinct().Count());
        Assert.AreEqual(words.States.Length, words.States.Distinct().Count());
    }

    [TestMethod]
    [DataRow("fr")]
    [DataRow("en")]
    public void Refusals_are_told_each_in_its_own_words(string language)
    {
        RefusalTexts texts = RefusalTexts.Of(language);
        string[] told = [.. Enum.GetValues<RefusalReason>().Select(texts.Why)];
        Assert.AreEqual(told.Length, told.Distinct().Count());
        StringAssert.Contains(texts.Why(RefusalReason.NotAuthorised), "not-authorised");
        StringAssert.Contains(texts.Why(RefusalReason.NotAuthorised), language == "fr" ? "direction de course" : "race control");
    }

    [TestMethod]
    public void Words_take_the_same_arguments_in_both_languages()
    {
        foreach (var sentence in typeof(Words).GetProperties().Where(property => property.PropertyType == typeof(string)))
        {
            string english = (string)sentence.GetValue(Words.English)!;
            string french = (string)sentence.GetValue(Words.French)!;
            for (int argument = 0; argument < 10; argument++)
            {
                Assert.AreEqual(english.Contains($"{{{argument}"), french.Contains($"{{{argument}"), $"{sentence.Name}, argument {argument}");
            }
        }
    }
}
