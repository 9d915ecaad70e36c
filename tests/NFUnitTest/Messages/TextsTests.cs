using nanoFramework.TestFramework;
using Trackside.Messages;

namespace NFUnitTest
{
    /// <summary>Arrays of strings that are read before they are filled.</summary>
    [TestClass]
    public sealed class TextsTests
    {
        [TestMethod]
        public void New_texts_are_null_and_equal_to_no_text()
        {
            string[] sut = Texts.New(3);
            bool isNull = sut[1] == null;
            Assert.IsTrue(isNull);
            Assert.IsFalse(sut[1] == "kart-p1");
            Assert.IsFalse("kart-p1" == sut[2]);
            Assert.IsTrue(sut[0] == sut[2]);
        }

        [TestMethod]
        public void Text_that_was_set_is_found_among_those_that_were_not()
        {
            string[] sut = Texts.New(3);
            sut[1] = "kart-" + "p1";
            Assert.AreEqual("kart-p1", sut[1]);
            Assert.IsFalse(sut[0] == sut[1]);
        }
    }
}
