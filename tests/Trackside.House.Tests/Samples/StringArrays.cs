namespace Trackside.House.Samples.StringArrays
{
    public class OffenceByCount
    {
        private readonly string[] names = new string[8];

        public bool Has(string name) => names[0] == name;
    }

    public class OffenceByLength
    {
        public string[] Of(int count) => new string[count];
    }

    public class OffenceByGap
    {
        public string[] Of(string name) => new string[] { name, null, name };
    }

    public class CleanLists
    {
        private readonly string[] none = new string[0];
        private readonly string[] letters = { "a", "b" };

        public string[] Of(bool isNone, string name) => isNone ? none : letters.Length > 2 ? letters : new[] { name + "1", name };
    }

    public class CleanOthers
    {
        public byte[][] Of(int count) => new byte[count][];
    }

    public static class Texts
    {
        public static string[] New(int count)
        {
            string[] texts = new string[count];
            for (int i = 0; i < count; i++)
            {
                texts[i] = null;
            }

            return texts;
        }
    }
}
