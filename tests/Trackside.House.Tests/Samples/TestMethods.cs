using nanoFramework.TestFramework;

namespace Trackside.House.Samples.TestMethods
{
    public class OffenceMember
    {
        private int count;

        [TestMethod]
        public void Counts() => count++;
    }

    public class OffenceStatic
    {
        [TestMethod]
        public static void Counts()
        {
        }
    }

    public class OffenceRow
    {
        [TestMethod]
        [DataRow("a", null)]
        public void Reads(string text, string other)
        {
        }
    }

    public class OffenceArrayRow
    {
        [TestMethod]
        [DataRow(1, new[] { 1, 2 })]
        public void Reads(int count, int[] values)
        {
        }
    }

    public class Clean
    {
        [TestMethod]
        [DataRow(1, "a")]
        public void Reads(int count, string text) => Helper.Use(count, text);
    }

    public static class Helper
    {
        public static void Use(int count, string text)
        {
        }
    }
}
